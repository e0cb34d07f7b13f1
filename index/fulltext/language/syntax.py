"""Text -> the pieces that a query is made of: words, quoted phrases, operators, fields, parentheses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from index.fulltext.language.fields import Field
from index.model import Span


class Kind(Enum):
    """What a piece is."""

    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    """The word or a minus."""
    FIELD = auto()
    """A field's name with its colon."""
    QUOTED = auto()
    WORD = auto()
    """Whatever else stands between spaces."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a query."""

    kind: Kind
    text: str
    """As it was typed; without the quotes where they are, in lower case and without the colon where it is a field."""
    start: int
    end: int
    """Where it ends, with its quotes and what belongs to them."""
    is_closed: bool = True
    """Whether a quote that begins it also ends it."""
    slop: str | None = None
    """The digits after `~` behind a quote, which may be none."""

    @property
    def at(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    @property
    def text_start(self) -> int:
        """Where its text starts: after the quote, if there is one."""
        return self.start + (self.kind is Kind.QUOTED)


_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_PIECE = re.compile(
    rf"""
      (?P<OPEN>\()
    | (?P<CLOSE>\))
    | (?P<QUOTED>"(?P<quoted>[^"]*)(?P<closed>"(?:~(?P<slop>[0-9]*))?)?)
    | (?<![^\s()])(?:(?P<AND>AND)|(?P<OR>OR)|(?P<NOT>NOT))(?![^\s()])
    | (?P<MINUS>(?<![^\s(])-(?=[^\s)-]))
    | (?P<FIELD>(?i:{"|".join(Field)}):)
    | (?P<WORD>[^\s()"]+)
    """,
    re.VERBOSE,
)


def plain_quotes(text: str) -> str:
    """A text with its double quotes as those that are typed; every character keeps its place."""
    return text.translate(_QUOTES)


def read_pieces(text: str) -> Iterator[Piece]:
    """The pieces of a query, in order; all between them is space."""
    for match in _PIECE.finditer(plain_quotes(text)):
        start, end = match.span()
        match match.lastgroup:
            case "QUOTED":
                yield Piece(Kind.QUOTED, match["quoted"], start, end, match["closed"] is not None, match["slop"])
            case "FIELD":
                yield Piece(Kind.FIELD, match[0][:-1].lower(), start, end)
            case "MINUS":
                yield Piece(Kind.NOT, match[0], start, end)
            case name:
                yield Piece(Kind[name or "WORD"], match[0], start, end)
