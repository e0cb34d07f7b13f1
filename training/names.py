"""Names of invented people, from all over the world, in Latin script."""

import importlib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

NAMES_FILE = Path(__file__).with_name("names.toml")

ROMANISED_WEIGHT = 4
"""How many of Faker's locales a pool of romanised names counts for: news is full of those names."""

LATIN_NAME = re.compile(r"[A-ZÀ-Ɏ][A-Za-zÀ-ɏ'’\- ]+")
INITIALS = "ABCDEFGHIJKLMNOPRSTVWY"


@dataclass(frozen=True, slots=True)
class Person:
    """What an invented person is called."""

    full: str
    surname: str


@dataclass(frozen=True, slots=True)
class NamePool:
    """Given names and surnames of one country or language."""

    given: tuple[str, ...]
    surnames: tuple[str, ...]
    surname_first: bool = False

    def person(self, random: Random) -> Person:
        """A person with names out of the pool, now and then with initials or a second given name."""
        given, surname = random.choice(self.given), random.choice(self.surnames)
        if self.surname_first:
            return Person(f"{surname} {given}", surname)
        return Person(f"{self._forenames(given, random)} {surname}", surname)

    def _forenames(self, given: str, random: Random) -> str:
        chance = random.random()
        if chance < 0.10:
            return f"{given} {random.choice(INITIALS)}."
        if chance < 0.17:
            return f"{given} {random.choice(self.given)}"
        if chance < 0.20:
            return f"{random.choice(INITIALS)}.{random.choice(INITIALS)}."
        return given


def load_name_pools() -> tuple[NamePool, ...]:
    """Every pool, the romanised ones as often as they count."""
    table = tomllib.loads(NAMES_FILE.read_text("utf-8"))
    romanised = [
        NamePool(tuple(pool["given"].split()), tuple(pool["surname"].split()), pool["surname_first"])
        for pool in table["pool"]
    ]
    return (*_faker_pools(table["faker_locales"].split()), *(romanised * ROMANISED_WEIGHT))


def _faker_pools(locales: list[str]) -> Iterator[NamePool]:
    for locale in locales:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        given = _latin(provider, "first_names_male", "first_names_female", "first_names")
        surnames = _latin(provider, "last_names", "last_names_male", "last_names_female")
        if given and surnames:
            yield NamePool(given, surnames)


def _latin(provider: type, *attributes: str) -> tuple[str, ...]:
    """The provider's names under these attributes that are written in Latin letters, each once, in order."""
    names = (name.strip() for key in attributes for name in getattr(provider, key, None) or ())
    return tuple(dict.fromkeys(name for name in names if LATIN_NAME.fullmatch(name)))
