"""An article as lines to be printed one after the other: what is text in it, and where. Plain Python."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.model import Article, ArticleHeading, Span
from tui.text_layout import lay_out
from tui.text_visible import visible

_LINE = re.compile(r"[^\n\r\v\f\u0085\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Page:
    """An article without its furniture, which is not read out."""

    article: Article
    lines: tuple[Span, ...]
    """The lines that have text, as the article has them."""

    @classmethod
    def of(cls, article: Article) -> "Page":
        """The page of an article; one line, which is empty, where there is no text."""
        lines = tuple(
            Span(found.start(), found.end())
            for found in _LINE.finditer(article.text)
            if found[0].strip() and not any(_covers(span, found) for span in article.furniture)
        )
        return cls(article, lines or (Span(0, 0),))

    @property
    def beginning(self) -> int:
        """The offset at which to begin: the first line behind the headline, which has been said already."""
        headline = self.article.headline
        behind = (line.start for line in self.lines if headline is None or line.start >= headline.end)
        return next(behind, self.lines[0].start)

    def line_at(self, offset: int) -> int:
        """The number of the line that holds an offset, or else of the first one behind it, or else of the last."""
        return next((number for number, line in enumerate(self.lines) if offset < line.end), len(self.lines) - 1)

    def text(self, number: int, marks: Sequence[Span] = ()) -> str:
        """A line with asterisks around the marks in it."""
        start, end = self.lines[number].start, self.lines[number].end
        inside = [mark for mark in marks if start <= mark.start and mark.end <= end]
        parts, at = [], start
        for mark in inside:
            parts += [self.article.text[at : mark.start], f"*{self.article.text[mark.start : mark.end]}*"]
            at = mark.end
        return "".join([*parts, self.article.text[at:end]]).strip()


def _covers(span: Span, found: re.Match[str]) -> bool:
    return span.start <= found.start() and found.end() <= span.end


def wrapped(text: str, width: int) -> Iterator[str]:
    """A text in lines of at most so many cells, safe to send to a terminal."""
    layout = lay_out(visible(text), width)
    for number in range(layout.height):
        yield "".join(piece.text for piece in layout.pieces(number))


def headed(heading: ArticleHeading) -> str:
    """An article in a line: "Title · 2022-02-03 · source"."""
    return " · ".join(filter(None, [heading.title, heading.day, heading.source]))
