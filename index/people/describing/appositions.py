"""Who is said to hold which office, right beside the name: "Russian President Vladimir Putin"."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.model import EntityId, Mention
from index.people.describing.offices import Standing, offices
from index.people.describing.phrases import OfficePhrase
from index.people.names import tokens
from index.people.titles import is_title

_COMMA = re.compile(r",?[ \u00a0]")
_AFTER_NAME = re.compile(r"(?:[ \u00a0]\(\d{1,3}\))?,[ \u00a0](?:\d{1,3},[ \u00a0])?(?:who[ \u00a0]is[ \u00a0])?$")
_NAME_REACH = 16
_TITLES_REACH = 24
_CLOSED = re.compile(r"[ \u00a0]?(?:[,.;:)\]”\"\n\r—–]|-[ \u00a0]|$)")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]?\s|\n")
_LEADING = frozenset({"president", "government", "chancellor", "monarch", "leader", "head of state", "chief executive"})
"""Families of offices whose holders lead a country."""
_LIKE_CONJUNCTION = re.compile(r"[ \u00a0]and[ \u00a0]")


@dataclass(frozen=True, slots=True)
class Holding:
    """Somebody who is said to hold an office."""

    entity_id: EntityId
    phrase: OfficePhrase
    start: int
    """Where the name and its apposition begin."""
    end: int


def holdings(text: str, found: Sequence[OfficePhrase], names: Sequence[Mention]) -> list[Holding]:
    """Who is said to hold which office.

    Args:
        text: A document's text.
        found: The offices that it speaks of, in order.
        names: The persons that it names, in order.
    """
    found = [phrase for phrase in found if not phrase.is_other]
    after = {name.start: phrase for phrase in found if (name := _named_before(text, phrase, names))}
    held: list[Holding] = []
    for at, phrase in enumerate(found):
        name = _named_after(text, phrase, names)
        if name and not (text[phrase.reach] == "," and name.start in after):
            held.append(Holding(name.entity_id, phrase, phrase.start, name.end))
        elif not name and (name := _named_before(text, phrase, names)):
            held.append(Holding(name.entity_id, phrase, name.start, phrase.end))
        elif joined := _joined(text, phrase, found[at + 1 : at + 2]):
            held.extend(_held_with(phrase, joined, text, names))
    return [understood for each in held if (understood := _counterpart(text, each, found))]


def _named_after(text: str, phrase: OfficePhrase, names: Sequence[Mention]) -> Mention | None:
    """The person whose name follows an office; after a comma the name must end its part of the sentence."""
    comma = _COMMA.match(text, phrase.reach)
    at = bisect_left(names, phrase.reach, key=lambda name: name.start)
    if not comma or at == len(names):
        return None
    name = names[at]
    if not _is_only_titles(text[comma.end() : name.start]):
        return None
    is_apposition = (phrase.determiner or phrase.of) and _CLOSED.match(text, name.end)
    return name if is_apposition or comma[0][0] != "," else None


def _is_only_titles(between: str) -> bool:
    return len(between) <= _TITLES_REACH and all(is_title(word) for word in tokens(between))


def _named_before(text: str, phrase: OfficePhrase, names: Sequence[Mention]) -> Mention | None:
    """The person whose name stands before an office, with a comma between and a sign after."""
    at = bisect_left(names, phrase.start, key=lambda name: name.start) - 1
    if at < 0 or not _CLOSED.match(text, phrase.reach):
        return None
    name = names[at]
    is_near = phrase.start - name.end <= _NAME_REACH
    return name if is_near and _AFTER_NAME.fullmatch(text, name.end, phrase.start) else None


def _joined(text: str, phrase: OfficePhrase, following: Sequence[OfficePhrase]) -> OfficePhrase | None:
    """The office that one is held together with: "chairman and chief executive"."""
    for other in following:
        is_bare = not other.determiner and other.of is None
        if is_bare and _LIKE_CONJUNCTION.fullmatch(text, phrase.end, other.start):
            return other
    return None


def _held_with(phrase: OfficePhrase, other: OfficePhrase, text: str, names: Sequence[Mention]) -> list[Holding]:
    name = _named_after(text, other, names)
    if not name:
        return []
    second = replace(other, of=phrase.of)
    return [Holding(name.entity_id, each, phrase.start, name.end) for each in (phrase, second)]


def _counterpart(text: str, held: Holding, found: Sequence[OfficePhrase]) -> Holding | None:
    """With "his British counterpart", the office that the sentence spoke of before; None if there is none.

    Who leads a country need not have the same office as who leads another one.
    """
    if held.phrase.office.family != "counterpart":
        return held
    at = bisect_left(found, held.phrase.start, key=lambda phrase: phrase.start)
    if at == 0 or _SENTENCE_END.search(text, found[at - 1].end, held.start):
        return None
    office = found[at - 1].office
    known = offices()["leader"] if office.family in _LEADING else office
    if known.family == "counterpart":
        return None
    return replace(held, phrase=replace(held.phrase, office=known))


def is_current(held: Holding) -> bool:
    """Whether an office is held when the text is written."""
    return held.phrase.standing in (Standing.CURRENT, Standing.RECENT)


def is_past(held: Holding) -> bool:
    """Whether an office was held before."""
    return held.phrase.standing is Standing.PAST
