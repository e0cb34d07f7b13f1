"""Names found by their capitals, which stand for recognised people where recognising all texts would take hours."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.records import Record

NAME = re.compile(r"\b[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+\b")
KEPT = 5000
"""Names that stand for people: those in most articles."""
FEWEST = 3
"""Articles that one of them is in at least."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with one name."""

    name: str
    articles: tuple[int, ...]
    """The numbers of those that name him, ascending."""
    times: tuple[int, ...]
    """How often each does."""


def people_in(records: Iterable[Record]) -> tuple[Person, ...]:
    """Those in most articles first."""
    found = defaultdict[str, list[tuple[int, int]]](list)
    for record in records:
        for name, times in Counter(NAME.findall(record.body)).items():
            found[name].append((record.number, times))
    often = sorted((name for name in found if len(found[name]) >= FEWEST), key=lambda name: (-len(found[name]), name))
    return tuple(Person(name, *map(tuple, zip(*found[name], strict=True))) for name in often[:KEPT])


def write_people(people: Iterable[Person], file: Path) -> None:
    """Write them as JSON."""
    file.write_text(json.dumps([[each.name, each.articles, each.times] for each in people]), "utf-8")


def read_people(file: Path) -> tuple[Person, ...]:
    """Read them again."""
    listed = json.loads(file.read_text("utf-8"))
    return tuple(Person(name, tuple(articles), tuple(times)) for name, articles, times in listed)
