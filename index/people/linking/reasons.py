"""Why a mention is taken for its entity, in a few words."""

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from index.people.names import PersonName, parse, tokens
from index.people.spelling import sound


class Rule(StrEnum):
    """How a mention came to its entity, as a clause about its text and the entity's name."""

    FULL_NAME = "full name"
    SHARED_HERE = "full name of several people, of whom this article names {name}"
    SHARED_FULL_NAME = "full name of several people, of whom most articles name {name}"
    PART = "part of the name of {name}, named in this article"
    SURNAME = "surname of {name}, named in this article"
    SURNAME_AND_TITLE = "surname of {name}, whom the title before it fits"
    GIVEN_NAME = "given name of {name}, named in this article"
    RESPELT_SURNAME = "spelt ‘{text}’: {likeness} the surname of {name}, named in this article"
    ONLY_BEARER = "surname of {name}, the only one of that surname here"
    DOMINANT = "surname of {name}, whom most articles mean by it"
    OUTSHONE = "surname of {name}, whom most articles mean by it, though this one names somebody else of that surname"
    NOBODY = "nobody of that name is named in full"
    SEVERAL = "surname of several people, none of them named in this article"
    SOMEBODY_ELSE = "the title before it fits nobody of that surname"
    SAME_NAME = "the same name"
    WELL_KNOWN = "a well-known name of {name}"
    EXPLAINED = "known as {text}: ‘{matched}’"


class Reason(NamedTuple):
    """Why a mention is taken for its entity; shared by all mentions of which the same is true."""

    rule: Rule
    unsure: bool = False
    matched: str = ""
    """What the mention was matched with, where that is not the entity's name."""
    is_shared: bool = False
    """Whether others go by the same name, so that it is not what to call the entity."""


@lru_cache(maxsize=1 << 16)
def clause(reason: Reason, text: str, name: str) -> str:
    """A reason as a reader sees it; mentions with the same one share the string.

    Args:
        reason: Why.
        text: The mention's text.
        name: What the entity is called.
    """
    if reason.rule is Rule.FULL_NAME:
        return _full_name(text, name)
    likeness = _likeness(text.lower(), reason.matched) if reason.rule is Rule.RESPELT_SURNAME else ""
    return reason.rule.format(text=text, name=name, matched=reason.matched, likeness=likeness)


def _full_name(text: str, name: str) -> str:
    mine, usual = parse(text), parse(name)
    if tokens(text) == tokens(name) or not usual.is_full:
        return "full name"
    if mine.surname_key != usual.surname_key:
        return f"spelt ‘{text}’: {_likeness(mine.surname_key, usual.surname_key)} {name}"
    return _given_names(mine, usual, text, name)


def _given_names(mine: PersonName, usual: PersonName, text: str, name: str) -> str:
    one, other = mine.given[0], usual.given[0]
    if 1 in (len(one), len(other)) and len(one) != len(other):
        return f"initial and surname of {name}" if len(one) == 1 else f"full name of {name}"
    if one == other:
        return f"full name, also written {name}"
    if sound(one) == sound(other) or OSA.distance(one, other) == 1:
        return f"spelt ‘{text}’: {_likeness(one, other)} {name}"
    return f"‘{text}’: another form of the given name of {name}"


def _likeness(one: str, other: str) -> str:
    return "sounds like" if sound(one) == sound(other) else "one letter from"
