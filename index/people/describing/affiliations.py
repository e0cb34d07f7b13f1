"""Of what somebody is president, spokesman or director: a country, those who govern it, or an organisation."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from index.people.describing.tables import rows
from index.people.folding import fold

BRANCHES = {"presidency": "president", "presidential": "president", "government": "government"}
"""Words that make of a country those who govern it, and the office that leads them."""


@dataclass(frozen=True, slots=True)
class Affiliation:
    """What an office belongs to; two that are written in different ways can be equal."""

    key: str
    branch: str = ""
    """The family of the office that leads it, where it is those who govern a country: "president" for the Kremlin."""
    name: str = field(default="", compare=False)
    """As a card shows it."""


def affiliation(words: str) -> Affiliation:
    """What a country, the adjective of one, a house or a name of anything else means."""
    return country(words) or seat(words) or Affiliation(_folded(words), name=words)


def country(words: str) -> Affiliation | None:
    """The country of a name or an adjective; None if it is neither."""
    return _countries().get(_folded(words))


def is_adjective(words: str) -> bool:
    """Whether words stand for a country right before an office, whatever is before them: "Russian"."""
    return words in _adjectives()


def is_only_adjective(words: str) -> bool:
    """Whether words are a country's adjective and not its name as well: "Russian", but not "New Zealand"."""
    return is_adjective(words) and words not in _names()


def seat(words: str) -> Affiliation | None:
    """Those who govern from a house."""
    return _seats().get(_folded(words))


def branch(of: Affiliation, word: str) -> Affiliation:
    """Those who govern a country: its presidency, its government."""
    return Affiliation(of.key, BRANCHES[word], f"{word} of {of.name}".replace("presidential", "presidency"))


def _folded(words: str) -> str:
    return " ".join(fold(words).replace(".", "").split())


@cache
def _countries() -> Mapping[str, Affiliation]:
    return {
        _folded(form): Affiliation(_folded(name), name=name)
        for (name,), others, adjectives in rows("countries.txt", 3)
        for form in (name, *others, *adjectives)
    }


@cache
def _names() -> frozenset[str]:
    return frozenset(form for name, others, _ in rows("countries.txt", 3) for form in (*name, *others))


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(form for *_, adjectives in rows("countries.txt", 3) for form in adjectives)


@cache
def _seats() -> Mapping[str, Affiliation]:
    return {
        _folded(form): Affiliation(_folded(name), power, form)
        for (name,), (power,), forms in rows("seats.txt", 3)
        for form in forms
    }
