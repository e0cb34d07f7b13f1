"""A word or a quoted phrase of a query, with the field before it -> the clause that it is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from index.fulltext.analysis import tokenise
from index.fulltext.language.dates import NoDays, read_days
from index.fulltext.language.fields import NAMING, READ, SCOPES, STATES, Field, meant_field
from index.fulltext.language.syntax import Kind, Piece
from index.fulltext.language.word_clauses import WordClause
from index.fulltext.query import Dated, IsRead, Named, Node, Scope
from index.model import Span

Report: TypeAlias = Callable[[str, str, int], None]
"""Told what is wrong: title, advice, and where in the query."""


@dataclass(frozen=True, slots=True)
class Clauses:
    """Reads the clauses of one query."""

    today: date
    report: Report

    def read(
        self, piece: Piece, field: Field | None, start: int, is_unfinished: bool, is_unwanted: bool
    ) -> Node | None:
        """What a piece means, None where that is nothing.

        Args:
            piece: A word or a quoted phrase.
            field: What it is looked for in.
            start: Where the clause starts: at the piece, or at the field right before it.
            is_unfinished: Whether it is still being typed.
            is_unwanted: Whether it stands under a NOT.
        """
        at = Span(start, piece.end)
        match field:
            case Field.DATE:
                return self._days(piece, at, is_unfinished)
            case Field.IS:
                return self._state(piece, at, is_unfinished)
            case Field.PERSON | Field.ORG | Field.PLACE | Field.WITH:
                return _named(piece, field, start)
        if piece.kind is Kind.WORD and field is None:
            self._look_for_field(piece)
        scope = SCOPES[field] if field else Scope.ANYWHERE
        report = _leave_unsaid if is_unfinished else self.report
        # All that a word might become is not what somebody wants to be rid of.
        return WordClause(piece, scope, start, is_unfinished and not is_unwanted, report).read()

    def _days(self, piece: Piece, at: Span, is_unfinished: bool) -> Node | None:
        days = read_days(piece.text.rstrip(",;"), self.today)
        if not isinstance(days, NoDays):
            return Dated(days.first, days.last, at)
        if not (is_unfinished and (days.is_unfinished or _may_become(piece, Field))):
            self.report(days.title, days.advice, piece.text_start)
        return None

    def _state(self, piece: Piece, at: Span, is_unfinished: bool) -> Node | None:
        state = piece.text.strip(" ,;").casefold()
        if state in STATES:
            return IsRead(state == READ, at)
        if not (is_unfinished and _may_become(piece, (*STATES, *Field))):
            self.report(f"An article is never “{state}”", "Write is:read or is:unread.", piece.text_start)
        return None

    def _look_for_field(self, piece: Piece) -> None:
        name, colon, _ = piece.text.partition(":")
        if colon and (field := meant_field(name)):
            self.report(f"There is no field “{name}”", f"Write {field}: for that.", piece.start)


def _may_become(piece: Piece, known: Iterable[str]) -> bool:
    return any(one.startswith(piece.text.casefold()) for one in known)


def _leave_unsaid(_title: str, _advice: str, _position: int) -> None: ...


def _named(piece: Piece, field: Field, start: int) -> Named | None:
    tokens = list(tokenise(piece.text))
    if not tokens:
        return None
    name = piece.text[tokens[0].start : tokens[-1].end]
    end = piece.end if piece.kind is Kind.QUOTED else piece.start + tokens[-1].end
    return Named(" ".join(name.split()), NAMING[field], Span(start, end))
