"""Query + cursor -> the ways to go on that Tab offers."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

from index.fulltext.language.dates import NAMED
from index.fulltext.language.fields import LABELS, NAMING, STATES, Field
from index.fulltext.language.syntax import Kind, plain_quotes, read_pieces
from index.model import Completion, EntityType, Span

NamesBeginning: TypeAlias = Callable[[str, EntityType | None], Sequence[str]]
"""The names of entities of a type, or of any, that begin so; those with most mentions first."""
SourcesBeginning: TypeAlias = Callable[[str], Sequence[str]]

MAX_NAMES = 8
"""How many names of a type are offered."""
_FEWEST_LETTERS = 2
"""Fewer in lower case begin too many names."""
_UNQUOTED = re.compile(r"\w[\w.-]*")
"""What is one word to the parser, whatever it is."""
_BARE = (Field.PERSON, Field.ORG, Field.PLACE)
"""As what the names are offered that a word without a field begins."""


@dataclass(frozen=True, slots=True)
class _Beginning:
    """What is being typed at the cursor."""

    text: str
    """Up to the cursor, without its quote."""
    at: Span
    """What a completion stands for instead."""
    field: Field | None


def _no_sources(_beginning: str) -> Sequence[str]:
    return ()


def complete(
    text: str, cursor: int, beginning: NamesBeginning, sources: SourcesBeginning = _no_sources
) -> tuple[Completion, ...]:
    """How a query may go on: names of fields, what may stand after them, and who is named.

    Args:
        text: What was typed.
        cursor: Where the cursor stands in it.
        beginning: Asked for the names of entities.
        sources: Asked for the sources that begin so.
    """
    typed = _typed(text, cursor)
    if typed is None:
        return ()
    offered = (_put(text, typed, *offer) for offer in _offers(typed, beginning, sources))
    return tuple(dict.fromkeys(one for one in offered if one.query.rstrip() != text.rstrip()))


def _typed(text: str, cursor: int) -> _Beginning | None:
    """What ends at the cursor, which may be nothing yet; None where nothing can go on."""
    before, touched = None, None
    for piece in read_pieces(text):
        if piece.end < cursor or (piece.end == cursor and piece.kind in (Kind.FIELD, Kind.OPEN)):
            before = piece
        elif piece.start < cursor:
            touched = piece
    field = Field(before.text) if before and before.kind is Kind.FIELD else None
    if touched is None:
        return _Beginning("", Span(cursor, cursor), field)
    if touched.kind not in (Kind.WORD, Kind.QUOTED, Kind.FIELD):
        return None
    # What follows in a quote that is not closed may be meant for itself.
    end = touched.end if touched.is_closed else cursor
    return _Beginning(touched.text[: cursor - touched.text_start], Span(touched.start, end), field)


def _offers(
    typed: _Beginning, beginning: NamesBeginning, sources: SourcesBeginning
) -> Iterator[tuple[Field | None, str, str]]:
    """The field, the value and the label of each; the value is empty where the field is what is offered."""
    match typed.field:
        case None:
            yield from _fields(typed.text)
            if len(typed.text) >= _FEWEST_LETTERS or typed.text.istitle():
                for field in _BARE:
                    yield from _names(field, typed.text, beginning)
        case Field.DATE:
            begun, dots, last = typed.text.rpartition("..")
            yield from ((None, begun + dots + name, name) for name in NAMED if name.startswith(last.casefold()))
        case Field.IS:
            states = (state for state in STATES if state.startswith(typed.text.casefold()))
            yield from ((None, state, f"{state}: {STATES[state]}") for state in states)
        case Field.SOURCE:
            yield from ((None, source, source) for source in islice(sources(typed.text), MAX_NAMES))
        case Field.PERSON | Field.ORG | Field.PLACE | Field.WITH:
            yield from ((None, name, label) for _, name, label in _names(typed.field, typed.text, beginning))


def _fields(begun: str) -> Iterator[tuple[Field, str, str]]:
    for field in Field:
        if field.startswith(begun.casefold()):
            yield field, "", f"{field}: {LABELS[field]}"


def _names(field: Field, begun: str, beginning: NamesBeginning) -> Iterator[tuple[Field, str, str]]:
    for name in islice(beginning(begun, NAMING[field]), MAX_NAMES):
        yield field, name, name


def _put(text: str, typed: _Beginning, field: Field | None, value: str, label: str) -> Completion:
    """The query with what is offered in the place of what was typed, and the cursor behind it."""
    before, after = text[: typed.at.start], text[typed.at.end :]
    if field:
        before += f"{field}:"
    if value:
        before += value if _UNQUOTED.fullmatch(value) else f'"{_without_quotes(value)}"'
        before += "" if after.startswith((" ", ")")) else " "
    return Completion(before + after, len(before), label)


def _without_quotes(value: str) -> str:
    return " ".join(plain_quotes(value).replace('"', " ").split())
