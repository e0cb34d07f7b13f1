"""What giving the mentions of a large collection their entities takes, all afresh on one core.

    python -m benchmarks.mentions [--articles 100000]

The articles are made up, seeded: each names three people in full and by surname, one by surname alone, and five
organisations or places, out of 200,000 people and 20,000 others of whom few are named often and most hardly ever
(Zipf). A tenth of the full names have an initial, some are misspelt.
"""

import argparse
import random
import resource
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from index.people import vocabulary
from index.people.document import Candidate, Document, Draft, Label
from index.people.link import link

SEED = 1
PEOPLE = 200_000
THINGS = 20_000
SURNAMES = 20_000
"""So many surnames, so that people share them."""
TITLES = ("", "President ", "Mr. ", "Mrs. ")
Part = tuple[str, Label | None]
"""A stretch of a text, and what it names."""


@dataclass(frozen=True, slots=True)
class World:
    """Who can be named."""

    people: Sequence[tuple[str, str]]
    """Given name and surname, the most often named first."""
    things: Sequence[str]
    """Organisations and places, the most often named first."""


def main() -> None:
    """Read the arguments, link, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=100_000)
    articles = parser.parse_args().articles
    chance = random.Random(SEED)
    drafts = tuple(_drafts(articles, _world(chance), chance))
    before = time.process_time()
    linked = link(drafts)
    taken = time.process_time() - before
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print("| articles | mentions | entities | s of processor | MB at the most |")
    print("|---|---|---|---|---|")
    print(f"| {articles:,} | {len(linked.mentions):,} | {len(linked.entities):,} | {taken:.1f} | {memory:,} |")


def _world(chance: random.Random) -> World:
    given = _names(vocabulary.given_names())
    surnames = _names(vocabulary.surnames())
    people = [(chance.choice(given), chance.choice(surnames[:SURNAMES])) for _ in range(PEOPLE)]
    things = [" ".join(chance.choice(surnames) for _ in range(chance.randint(1, 3))) for _ in range(THINGS)]
    return World(people, things)


def _names(words: frozenset[str]) -> list[str]:
    return sorted(word.title() for word in words if word.isalpha() and len(word) > 3)


def _drafts(count: int, world: World, chance: random.Random) -> Iterator[Draft]:
    people = list(accumulate(1 / rank for rank in range(1, len(world.people) + 1)))
    things = list(accumulate(1 / rank for rank in range(1, len(world.things) + 1)))
    for number in range(count):
        named = chance.choices(world.people, cum_weights=people, k=4)
        others = chance.choices(world.things, cum_weights=things, k=5)
        yield _draft(number, [*_people(named, chance), *_things(others)])


def _people(named: Sequence[tuple[str, str]], chance: random.Random) -> Iterator[Part]:
    *in_full, (_, alone) = named
    for given, surname in in_full:
        yield chance.choice(TITLES), None
        yield _full_name(given, surname, chance), Label.PERSON
        for _ in range(2):
            yield " spoke to " + chance.choice(TITLES), None
            yield surname, Label.PERSON
        yield ". ", None
    yield alone, Label.PERSON


def _full_name(given: str, surname: str, chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.9:
        name = f"{given} {surname}"
    elif kind < 0.95:
        name = f"{given} {chance.choice('ABCDEF')}. {surname}"
    else:
        name = f"{given[0]}. {surname}"
    return name.replace("i", "y", 1) if chance.random() < 0.02 else name


def _things(named: Sequence[str]) -> Iterator[Part]:
    for number, name in enumerate(named):
        yield " with ", None
        yield name, Label.ORGANISATION if number % 2 else Label.PLACE


def _draft(number: int, parts: Sequence[Part]) -> Draft:
    candidates = []
    at = 0
    for text, label in parts:
        if label is not None:
            candidates.append(Candidate(at, at + len(text), label))
        at += len(text)
    return Draft(Document(number, "".join(text for text, _ in parts)), tuple(candidates))


if __name__ == "__main__":
    main()
