"""Words and quoted phrases of a query -> what is looked for in the words of articles."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.fulltext.analysis import Token, fold, stem, tokenise
from index.fulltext.language.grouping import joined
from index.fulltext.language.syntax import Kind, Piece
from index.fulltext.query import AllOf, Fuzzy, Near, Node, Phrase, Prefix, Scope, Wildcard, Word
from index.model import Span

USUAL_SLOP = 5
MAX_SLOP = 1000
MAX_DISTANCE = 2
_SHORT = 5
"""Words of up to so many letters may differ by one letter only, if nothing else is said."""

_FUZZY = re.compile(r"(?P<word>[^~]+)~(?P<distance>[0-9]*)")
_ANY = re.compile(r"[*?]")
_STARS = re.compile(r"\*+")
_AFTER_WORDS = ".,;:!"
_BEGUN_AFTER = re.compile("(?:['’][sS]?)?")
"""What of "O'Sullivan" is taken for a sign or a possessive as long as no more of it is typed."""


@dataclass(frozen=True, slots=True)
class WordClause:
    """A piece of a query that stands for words."""

    piece: Piece
    """A word or a quoted phrase."""
    scope: Scope
    start: int
    """Where the clause starts: at the piece, or at the field before it."""
    is_unfinished: bool
    """Whether its last word stands for every word that begins so."""
    report: Callable[[str, str, int], None]
    """Told what is wrong: title, advice, position."""

    def read(self) -> Node | None:
        """What it means, None where there is no word in it."""
        if self.piece.kind is Kind.QUOTED:
            return self._quoted(self._tokens())
        written = self.piece.text.rstrip(_AFTER_WORDS)
        if match := _FUZZY.fullmatch(written):
            return self._fuzzy(match)
        # A question mark that ends a word is one that asks.
        if "*" in written or "?" in written.rstrip("?"):
            return self._wildcard(written)
        return self._plain(self._tokens())

    def _tokens(self) -> list[Token]:
        shift = self.piece.text_start
        return [Token(term, shift + start, shift + end) for term, start, end in tokenise(self.piece.text)]

    def _quoted(self, tokens: Sequence[Token]) -> Node | None:
        piece = self.piece
        if tokens and not piece.is_closed and self._may_go_on(tokens[-1]):
            return self._unfinished(tokens, self.start)
        at = Span(self.start, piece.end)
        if piece.slop is None or len(tokens) < 2:
            return self._phrase(tokens, at)
        # Numbers with more digits mean the whole article just as well.
        slop = min(int(piece.slop[:9]), MAX_SLOP) if piece.slop else USUAL_SLOP
        return Near(tuple(token.term for token in tokens), slop, self.scope, at)

    def _plain(self, tokens: Sequence[Token]) -> Node | None:
        if not tokens:
            return None
        start = self.start if self.start < self.piece.start else tokens[0].start
        if self._may_go_on(tokens[-1]) and not self.piece.text.endswith("."):
            return self._unfinished(tokens, start)
        return self._phrase(tokens, Span(start, tokens[-1].end))

    def _may_go_on(self, last: Token) -> bool:
        """Whether more letters would belong to the last word."""
        rest = self.piece.text[last.end - self.piece.text_start :]
        return self.is_unfinished and _BEGUN_AFTER.fullmatch(rest) is not None

    def _unfinished(self, tokens: Sequence[Token], start: int) -> Node | None:
        """The words before the last as a phrase, and the last as what it may become."""
        *finished, last = tokens
        typed = self.piece.text[last.start - self.piece.text_start :]
        before = self._phrase(finished, Span(start, finished[-1].end)) if finished else None
        at = Span(last.start if finished else start, last.start + len(typed))
        prefix = Prefix(fold(typed), last.term, self.scope, at, True)
        return joined(AllOf, [part for part in (before, prefix) if part])

    def _phrase(self, tokens: Sequence[Token], at: Span) -> Node | None:
        terms = tuple(token.term for token in tokens)
        if len(terms) > 1:
            return Phrase(terms, self.scope, at)
        return Word(terms[0], self.scope, at) if terms else None

    def _fuzzy(self, match: re.Match[str]) -> Node | None:
        words = list(tokenise(match["word"]))
        tilde = self.piece.start + match.end("word")
        if len(words) != 1:
            if words:
                self.report("Only a single word can be spelt about so", "Put ~ behind each of the words.", tilde)
            return self._plain(self._tokens())
        at = Span(self.start, self.piece.start + match.end())
        folded = fold(match["word"][words[0].start : words[0].end])
        distance = int(match["distance"][:9] or (1 if len(folded) <= _SHORT else 2))
        if distance > MAX_DISTANCE:
            self.report(f"A word may differ by {MAX_DISTANCE} letters at most", "Write ~1 or ~2.", tilde)
        if distance == 0:
            return Word(stem(folded), self.scope, at)
        return Fuzzy(folded, min(distance, MAX_DISTANCE), self.scope, at)

    def _wildcard(self, written: str) -> Node | None:
        shape = _STARS.sub("*", written)
        # Whether it is one word is told by a letter in every place of a wildcard.
        words = list(tokenise(_ANY.sub("x", shape)))
        if len(words) != 1:
            if "*" in shape:
                place = self.piece.start + written.index("*")
                self.report("* stands for letters of a single word", "Put it into or behind one word.", place)
            return self._plain(self._tokens())
        pattern = fold(shape[words[0].start : words[0].end])
        if not _ANY.sub("", pattern):
            self.report("There is no letter to go by", "Write some letters beside * and ?.", self.piece.start)
            return None
        return self._shaped(pattern, Span(self.start, self.piece.start + len(written)))

    def _shaped(self, pattern: str, at: Span) -> Node:
        if not _ANY.search(pattern):
            return Word(stem(pattern), self.scope, at)
        if not _ANY.search(pattern[:-1]) and pattern.endswith("*"):
            return Prefix(pattern[:-1], stem(pattern[:-1]), self.scope, at)
        may_go_on = self.is_unfinished and not pattern.endswith("*")
        return Wildcard(pattern + "*" * may_go_on, self.scope, at)
