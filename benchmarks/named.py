"""What asking who is named where costs in a large library: processor time per question.

    python -m benchmarks.named [--articles 100000]

The articles are made up, fifteen mentions each; the two people asked for are those who are named most often.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import numpy as np

from benchmarks.named_world import fill
from index.catalog import Catalog
from index.entity_names import beginning, describe, near
from index.facets import count_facets
from index.fulltext.query import Named, Together
from index.location import Location, locate, make_private
from index.model import EntityType
from index.named_articles import NamedArticles
from index.roster import Roster
from index.roster_keeper import RosterKeeper

ROUNDS = 40


def main() -> None:
    """Read the arguments, make the library in a home of its own, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=100_000)
    articles = parser.parse_args().articles
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
            os.environ[f"XDG_{kind}_HOME"] = f"{folder}/{kind.lower()}"
        file = Path(folder, "one.txt")
        file.write_text("One article\n", "utf-8")
        location = locate([file])
        make_private(location.cache)
        fill(location.catalog_file, articles)
        _measure(location, articles)


def _measure(location: Location, articles: int) -> None:
    with closing(Catalog(location.catalog_file)) as catalog, closing(RosterKeeper(location, catalog)) as keeper:
        start = time.perf_counter()
        with keeper.reading(lambda: False) as (connection, roster):
            if roster is None:
                raise RuntimeError("waiting was not cancelled")
            print(f"The roster was made in {time.perf_counter() - start:.1f} s by another process.\n")
            print("| question | p50, ms | p95, ms | found |")
            print("|---|---|---|---|")
            _ask(NamedArticles(catalog, keeper, frozenset, lambda: False), roster)
            every = np.arange(articles + 1)
            _row("facets over all", lambda: len(count_facets(connection, roster, every, 10, lambda: False) or ()))
            for prefix in ("s", "sa", "mar"):
                _row(f"names with {prefix}*", lambda: len(describe(connection, roster, _beginning(roster, prefix))))  # noqa: B023
            _row("names near stefanikowa", lambda: len(near(roster, "stefanikowa", EntityType.PERSON, 5)))


def _beginning(roster: Roster, prefix: str) -> list[int]:
    return beginning(roster, prefix, EntityType.PERSON, 10)


def _ask(register: NamedArticles, roster: Roster) -> None:
    people = np.flatnonzero(roster.types == 0)
    first, second = (Named(roster.id(int(number)), None) for number in people[np.argsort(-roster.counts[people])[:2]])
    _row("the most named person", lambda: len(register.naming(first).ids))
    _row("the next one", lambda: len(register.naming(second).ids))
    _row("both in a paragraph", lambda: len(register.together(Together((first, second))).ids))
    for prefix in ("s", "sa", "mar"):
        _row(f"a name with {prefix}*", lambda: len(register.naming(Named(prefix, EntityType.PERSON)).ids))  # noqa: B023


def _row(what: str, ask: Callable[[], int]) -> None:
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        found = ask()
        taken.append(1000 * (time.process_time() - start))
    middle, high = np.percentile(taken, [50, 95])
    print(f"| {what} | {middle:.1f} | {high:.1f} | {found:,} |")


if __name__ == "__main__":
    main()
