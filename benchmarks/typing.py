"""From a key to the painted results, in the real program, while real queries are typed letter by letter.

    python -m benchmarks.typing --corpus FILE.jsonl [--size N] [--queries N] [--added N]

A library of news (see `news_library`) is opened in a terminal of 120×40. Queries are drawn from its texts by seed:
names, phrases, two words, and words with a field. A letter is typed a tenth of a second after the last one, or when
that was answered. Its results are painted when the prompt shows the query as it then stands, the drawer says how many
articles it finds, the first of them is in the first row, and the frame of all that is complete; what has to be there is
asked of the library beforehand. Where the same was there for the letter before, the last byte before a tenth of a
second of silence counts, which may be later. The same again while `namedrop index` reads and recognises added files in
another process; their words are numbers, so that they change no count, and the order of results hardly: then the first
row is not looked at. "Calm" is less what the thread that paints waited for a processor.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from random import Random
from statistics import median

from benchmarks.drawing import Drawing
from benchmarks.news_library import make, persons
from benchmarks.people_in import Person, people_in
from benchmarks.ptybench import Session, Timeout
from benchmarks.records import Record, read_records
from benchmarks.search_queries import Kind
from benchmarks.search_tables import percentile, table
from index.errors import QueryError
from index.library import Library

PROGRAM = [sys.executable, "-m", "tui"]
FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
SEED = 1
PACE = 0.1
"""Seconds between two letters."""
QUIET = 0.1
PATIENCE = 5.0
"""Seconds after which a letter counts as not answered."""
BAR = 50.0
SYNCHRONISED = 2026
"""The mode of a terminal in which a frame is being drawn."""
LONGEST = 8
"""Queries of this length and longer are one row of the table."""
SHOWN = 16
"""So many characters of a title are compared; the rest may be cut off."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What the screen shows of a query."""

    query: str
    total: int
    first: str
    """How the first result's title begins; empty where nothing is found."""

    def is_shown(self, lines: Sequence[str]) -> bool:
        """Whether a screen shows it."""
        for at, line in enumerate(lines):
            if "4 Results" in line:
                counted = re.search(rf"(?<![\d,]){self.total}(?![\d,])", line.replace(",", ""))
                typed = any(self.query.rstrip() in row for row in lines[at:])  # rows end without blanks
                return bool(counted) and typed and self.first in lines[at + 1]
        return False

    def looks_like(self, other: "Expected | None") -> bool:
        """Whether the drawer cannot be told from what it shows of another query."""
        return other is not None and (self.total, self.first) == (other.total, other.first)


@dataclass(frozen=True, slots=True)
class Typed:
    """One letter."""

    length: int
    """Of the query with it."""
    took: float | None
    """Milliseconds until its results were painted; None where they were not."""
    waited: float
    """Milliseconds of these that the thread that paints waited for a processor."""
    is_sure: bool
    """Whether the results differ from those before, so that the moment is known exactly."""


def queries(records: Sequence[Record], people: Sequence[Person], count: int) -> list[str]:
    """So many of four kinds, by turns: names, phrases, two words, and words with a field."""
    drawing, chance = Drawing(records, persons(people), SEED), Random(SEED)
    each = -(-count // 4)
    names = [query.words[0] for query in drawing.draw(Kind.PERSON, each)]
    phrases = [f'"{" ".join(query.words)}"' for query in drawing.draw(Kind.PHRASE, each)]
    two = [" ".join(query.words) for query in drawing.draw(Kind.AND_2, each)]
    fields = [_with_field(chance, query.words, names) for query in drawing.draw(Kind.NEAR, each)]
    return [query for four in zip(names, phrases, two, fields, strict=False) for query in four][:count]


def _with_field(chance: Random, words: Sequence[str], names: Sequence[str]) -> str:
    field = chance.choice(("title:", "date:", "person:"))
    if field == "title:":
        return f"title:{words[0]} {words[1]}"
    if field == "date:":
        return f"{words[0]} date:{chance.randrange(2004, 2024)}"
    return f'{words[0]} person:"{chance.choice(names)}"'


def expected(library: Library, query: str) -> Expected | None:
    """What there is to be seen; None where it is a complaint."""
    try:
        page = library.search(query, typing=True, limit=100)
    except QueryError:
        return None
    if page is None:
        raise RuntimeError("a search that nobody cancels has a page")
    return Expected(query, page.total, page.results[0].article.title[:SHOWN].rstrip() if page.results else "")


def type_query(session: Session, wanted: Sequence[Expected | None], query: str) -> Iterator[Typed]:
    """Type one query letter by letter over the last one.

    Args:
        session: The program.
        wanted: What is to be seen, for the query before and then for each letter of this one.
        query: The query.
    """
    for name in ("escape", "/"):
        session.press(name, QUIET, PATIENCE)
    for length, (before, answer) in enumerate(pairwise(wanted), start=1):
        sent = time.perf_counter()
        is_sure = answer is not None and not answer.looks_like(before)
        waited = _waited(session.pid)
        took = _painted(session, query[length - 1], answer if is_sure else None)
        yield Typed(length, took, _waited(session.pid) - waited, is_sure)
        while (left := sent + PACE - time.perf_counter()) > 0:
            session._read(left)


def _waited(pid: int) -> float:
    """Milliseconds that the first thread of the program, which paints, has waited for a processor."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[1]) / 1e6


def _painted(session: Session, key: str, answer: Expected | None) -> float | None:
    """Milliseconds from a key to the frame that answers it."""
    if answer is None:
        return session._timed(key.encode(), QUIET, PATIENCE, None, None, 0, key)["last"]
    while session._read(0):
        pass
    session.parse()
    sent = time.perf_counter()
    session.send(key.encode())
    try:
        painted = session.wait_until(
            lambda: SYNCHRONISED not in session.term.private and answer.is_shown(session.lines()), PATIENCE
        )
    except Timeout:
        return None
    return 1000 * (painted - sent)


def typed(library_folder: Path, asked: Sequence[tuple[str, list[Expected | None]]]) -> list[Typed]:
    """Type all queries in a fresh program."""
    with Session([*PROGRAM, str(library_folder)], 120, 40) as session:
        session.wait_regex("1 Articles", 60)
        session.settle(1.0, 30)
        before: Expected | None = None
        letters: list[Typed] = []
        for query, wanted in asked:
            letters.extend(type_query(session, [before, *wanted], query))
            before = wanted[-1]
        return letters


@contextmanager
def indexing(folder: Path, files: int) -> Iterator["subprocess.Popen[bytes]"]:
    """Have another process index files that are added; it is ended if it goes on too long."""
    added = folder / "added"
    added.mkdir()
    for number in range(files):
        numbers = " ".join(str(7_000_000 + 50 * number + word) for word in range(200))
        (added / f"{number:06}.txt").write_text(f"{number}\n\n{numbers}\n", "utf-8")
    with subprocess.Popen([*PROGRAM, "index", str(folder)], stderr=subprocess.DEVNULL) as process:
        try:
            time.sleep(1)
            yield process
        finally:
            process.terminate()


def rows(name: str, letters: Sequence[Typed]) -> Iterator[list[str]]:
    """What typing took: all letters, and by length of the query."""
    yield _row(name, letters)
    yield _row("  results differ from those before", [each for each in letters if each.is_sure])
    for length in range(1, LONGEST + 1):
        of_length = [each for each in letters if min(each.length, LONGEST) == length]
        label = f"  {length} characters" if length > 1 else "  1 character"
        yield _row(label + " and more" * (length == LONGEST), of_length)


def _row(label: str, letters: Sequence[Typed]) -> list[str]:
    times = [each.took for each in letters if each.took is not None]
    if not times:
        return [label, str(len(letters)), *[""] * 6]
    late = percentile(times, 0.95)
    calm = percentile([max(0.0, each.took - each.waited) for each in letters if each.took is not None], 0.95)
    times_shown = (median(times), late, max(times), calm)
    figures = [*(f"{time:.0f}" for time in times_shown), "✓" if late <= BAR else "✗"]
    return [label, str(len(letters)), *figures, str(len(letters) - len(times))]


def _counts(wanted: Sequence[Expected | None]) -> list[Expected | None]:
    return [each and replace(each, first="") for each in wanted]


def run(corpus: Path, size: int | None, count: int, added: int, home: Path) -> None:
    """Measure, and print."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ.update({folder: str(home / folder) for folder in FOLDERS})
    records = list(read_records(corpus, size))
    people = people_in(records)
    library = make(home / "news", records, people)
    asked = [
        (query, [expected(library, query[: end + 1]) for end in range(len(query))])
        for query in queries(records, people, count)
    ]
    library.close()
    headings = ("ms from key to painted results", "letters", "p50", "p95", "max", "calm p95", "p95 ≤ 50", "not painted")
    lines = list(rows(f"{len(records):,} articles at rest", typed(home / "news", asked)))
    with indexing(home / "news", added) as process:
        lines += rows("while another process indexes", typed(home / "news", [(q, _counts(each)) for q, each in asked]))
        is_still = process.poll() is None
    print(table(headings, lines))
    print(
        f"\nThe other process {'indexed all the time' if is_still else 'was done before the end: give more --added'}."
    )


def main() -> None:
    """Read the arguments."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True, help="JSON Lines, as `benchmarks.corpus` writes it")
    parser.add_argument("--size", type=int, help="only so many of its articles")
    parser.add_argument("--queries", type=int, default=100)
    parser.add_argument("--added", type=int, default=4000, help="files that are indexed meanwhile")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        run(asked.corpus, asked.size, asked.queries, asked.added, Path(home))


if __name__ == "__main__":
    main()
