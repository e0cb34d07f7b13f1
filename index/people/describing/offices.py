"""Offices: the nouns that stand for them, and which nouns may speak of one holder."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from index.people.describing.tables import rows


@dataclass(frozen=True, slots=True)
class Office:
    """What a noun says that somebody is."""

    noun: str
    """In lower case: "prime minister"."""
    family: str
    """What nouns for one office have in common."""
    speaks_of: frozenset[str]
    """The families of offices whose holder the noun may stand for."""
    is_single: bool = False
    """Whether there is one holder at a time."""
    stands_alone: bool = False
    """Whether the noun alone may stand for the holder."""
    heads: bool = False
    """Whether it makes of a house its holder: "the Kremlin leader"."""
    is_towards: bool = False
    """Whether somebody or something else has a part in it: "ambassador to Chad"."""


class Standing(StrEnum):
    """How somebody stands to an office."""

    CURRENT = "current"
    RECENT = "recent"
    PAST = "past"
    FUTURE = "future"
    UNDATED = "undated"
    """Who held it at some time: "the first president" of a country may be long dead."""


_LATER_WORD = re.compile(r"([ -])([a-z])")
_DEPUTY = frozenset(
    {"deputy", "vice", "assistant", "associate", "shadow", "junior", "senior", "executive", "under", "co", "joint"}
)
"""Words that make another office of the one they stand before."""


@cache
def offices() -> Mapping[str, Office]:
    """Every office by its noun."""
    return {office.noun: office for office in (*_listed(), *_ministers())}


def _listed() -> Iterator[Office]:
    for (family,), nouns, others, flags in rows("offices.txt", 4):
        for noun in nouns:
            speaks_of = frozenset((family, *others))
            yield Office(noun, family, speaks_of, *(flag in flags for flag in ("one", "bare", "heads", "towards")))


def _ministers() -> Iterator[Office]:
    for (family,), names in rows("portfolios.txt", 2):
        for name in names:
            for noun in (f"{name} minister", f"minister of {name}", f"minister for {name}"):
                yield Office(noun, f"{family} minister", frozenset({f"{family} minister"}), True, True)
            for noun in (f"{name} secretary", f"secretary of {name}"):
                yield Office(noun, f"{family} minister", frozenset({f"{family} minister"}), True, True)


def office_of_family(family: str) -> Office:
    """The office that a family is named after."""
    return next(office for office in offices().values() if office.family == family)


def is_deputy(word: str) -> bool:
    """Whether a word in lower case makes another office of the one it stands before: "deputy"."""
    return word in _DEPUTY


def deputy(office: Office, word: str) -> Office:
    """The office below another one."""
    noun = f"{word} {office.noun}"
    return Office(noun, noun, frozenset({noun}))


@cache
def standings() -> Mapping[str, Standing]:
    """How a holder stands to an office by the words before it: "former" -> past."""
    return {word: Standing(standing) for (standing,), words in rows("qualifiers.txt", 2) for word in words}


@cache
def pattern() -> re.Pattern[str]:
    """The noun of an office, each word with a capital or not; the longest of several.

    Nouns are grouped by their first letter, so that most words of a text are passed over at once.
    """
    by_letter: dict[str, list[str]] = defaultdict(list)
    for noun in sorted(offices(), key=lambda noun: (-len(noun), noun)):
        by_letter[noun[0]].append(_either_case(noun[1:]))
    nouns = "|".join(f"[{letter.upper()}{letter}](?:{'|'.join(rest)})" for letter, rest in sorted(by_letter.items()))
    prefix = "(?P<prefix>(?:[Tt]hen|[Ee]x|[Ff]ormer)[-‐‑])?"
    return re.compile(rf"(?<![\w-]){prefix}(?P<noun>{nouns})(?![\w‐‑-])")


def _either_case(noun: str) -> str:
    either = _LATER_WORD.sub(lambda start: f"{start[1]}[{start[2].upper()}{start[2]}]", noun)
    return either.replace(" ", r"[ \u00a0]")
