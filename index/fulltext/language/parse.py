"""Text -> Query: what somebody typed, understood.

A recursive descent over the pieces of the query. Whoosh's parser is not used: it keeps no positions through its passes,
gives up at what it does not understand or leaves it out without a word, and knows no word that is still being typed.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from index.fulltext.analysis import tokenise
from index.fulltext.language.clauses import Clauses, Report
from index.fulltext.language.fields import Field
from index.fulltext.language.grouping import joined, negated
from index.fulltext.language.pairing import paired
from index.fulltext.language.syntax import Kind, Piece, read_pieces
from index.fulltext.query import AllOf, AnyOf, Node, Query
from index.model import QueryProblem

MAX_LENGTH = 1000
MAX_WORDS = 100
"""More than anybody types."""

_LOOSE = (Kind.AND, Kind.OR, Kind.NOT, Kind.FIELD, Kind.OPEN)
"""What nothing follows yet, while a query is typed."""


def parse(text: str, typing: bool = False, today: date | None = None) -> Query:
    """Understand a query, whatever it is. What is wrong with it is said, and left out or taken for words.

    Args:
        text: A query; docs/query.md says what may be in it.
        typing: Whether it may be unfinished: then its last word stands for every word that begins with
            it, and what may still become right is no problem.
        today: The day that "yesterday" and "last-month" count from; by default the clock's.
    """
    problems: list[QueryProblem] = []

    def report(title: str, advice: str, position: int) -> None:
        problems.append(QueryProblem(title, advice, position))

    end = _sensible_end(text, report)
    pieces = list(read_pieces(text[:end]))
    if typing:
        pieces = _without_loose_end(pieces)
    elif pieces and not pieces[-1].is_closed:
        report("A quote is not closed", 'Put a " at its end.', pieces[-1].start)
    pieces = paired(pieces, end, typing, report)
    parser = _Parser(pieces, Clauses(today or date.today(), report), report, len(text) if typing else None)
    return Query(text, parser.read(), _each_once(problems))


def _sensible_end(text: str, report: Report) -> int:
    """Where to cut a text that is longer than anybody means it."""
    if len(text) > MAX_LENGTH:
        report("The query is too long", f"Use at most {MAX_LENGTH} characters.", MAX_LENGTH)
    for token in islice(tokenise(text[:MAX_LENGTH]), MAX_WORDS, None):
        report("There are too many words in the query", f"Use at most {MAX_WORDS}.", token.start)
        return token.start
    return min(len(text), MAX_LENGTH)


def _each_once(problems: Iterable[QueryProblem]) -> tuple[QueryProblem, ...]:
    """In order, and of those that say the same the first."""
    first: dict[str, QueryProblem] = {}
    for problem in sorted(problems, key=lambda problem: problem.position):
        first.setdefault(problem.title, problem)
    return tuple(first.values())


def _without_loose_end(pieces: list[Piece]) -> list[Piece]:
    end = len(pieces)
    while end and pieces[end - 1].kind in _LOOSE:
        end -= 1
    return pieces[:end]


class _Parser:
    """NOT binds tightest, then AND, then OR, then the space between words, which means AND."""

    def __init__(self, pieces: Sequence[Piece], clauses: Clauses, report: Report, unfinished_end: int | None) -> None:
        self._pieces = pieces
        self._next = 0
        self._clauses = clauses
        self._report = report
        self._unfinished_end = unfinished_end
        """Where a word that is still being typed would end."""
        self._negations = 0

    def read(self, field: Field | None = None) -> Node | None:
        """What stands up to the end of the group or query."""
        return joined(AllOf, self._alternatives(field))

    def _alternatives(self, field: Field | None) -> Iterator[Node]:
        while self._skip_loose():
            if node := self._chain(AnyOf, Kind.OR, field):
                yield node

    def _chain(self, kind: type[AllOf] | type[AnyOf], operator: Kind, field: Field | None) -> Node | None:
        """Operands with AND or OR between them."""
        parts = [self._operand(kind, field)]
        while self._kind() is operator:
            infix = self._take()
            if self._skip_loose():
                parts.append(self._operand(kind, field))
            else:
                self._say_lonely(infix, "after")
        return joined(kind, [part for part in parts if part])

    def _operand(self, kind: type[AllOf] | type[AnyOf], field: Field | None) -> Node | None:
        return self._chain(AllOf, Kind.AND, field) if kind is AnyOf else self._negation(field)

    def _negation(self, field: Field | None) -> Node | None:
        operators = []
        while self._kind() is Kind.NOT:
            operators.append(self._take())
        if operators and self._kind() in (None, Kind.CLOSE, Kind.AND, Kind.OR):
            self._say_lonely(operators[-1], "after")
            return None
        self._negations += len(operators)
        node = self._item(field)
        self._negations -= len(operators)
        return negated(node) if len(operators) % 2 else node

    def _item(self, field: Field | None) -> Node | None:
        """A word, a phrase or a group, with the field before it."""
        first = self._pieces[self._next]
        while self._kind() is Kind.FIELD:
            name = self._take()
            field = Field(name.text)
            if self._kind() not in (Kind.WORD, Kind.QUOTED, Kind.OPEN, Kind.FIELD):
                self._report(f"There is nothing after {field}:", "Write what to look for right behind it.", name.start)
                return None
        piece = self._take()
        if piece.kind is Kind.OPEN:
            node = self.read(field)
            self._take()
            return node
        is_unfinished = piece.end == self._unfinished_end
        return self._clauses.read(piece, field, first.start, is_unfinished, is_unwanted=self._negations > 0)

    def _skip_loose(self) -> bool:
        """Whether something follows in the group, operators with nothing before them left out."""
        while self._kind() in (Kind.AND, Kind.OR):
            self._say_lonely(self._take(), "before")
        return self._kind() not in (None, Kind.CLOSE)

    def _kind(self) -> Kind | None:
        return self._pieces[self._next].kind if self._next < len(self._pieces) else None

    def _take(self) -> Piece:
        self._next += 1
        return self._pieces[self._next - 1]

    def _say_lonely(self, operator: Piece, side: str) -> None:
        advice = f'Put a word there, or write "{operator.text.lower()}" to look for that word.'
        self._report(f"There is nothing {side} {operator.text}", advice, operator.start)
