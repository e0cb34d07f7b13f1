"""A text laid out on lines of so many cells, where every line knows its place in the text."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from tui.text_cells import Grapheme, graphemes, is_narrow
from tui.text_runs import Layer, runs
from tui.text_visible import visible
from tui.text_wrap import wrap

_BREAK = re.compile(r"[\n\r\v\f\u0085\u2028\u2029](?:(?<=\r)\n)?")
_START = attrgetter("start")
_COLUMN = attrgetter("column")


class Line(NamedTuple):
    """A line on the screen: `text[start:end]`, without line break and trailing spaces.

    A tuple, for a long article has tens of thousands.
    """

    start: int
    end: int


class Piece(NamedTuple):
    """A stretch of a line that is drawn in one style."""

    start: int
    end: int
    text: str
    """What to draw: safe for a terminal, tabs expanded."""
    names: tuple[str, ...]
    """The styles that apply, the earliest layer's first."""


def lay_out(text: str, width: int) -> "Layout":
    r"""Wrap a text at spaces to lines of at most so many cells.

    Words that are longer than a line are cut; between two wide characters a line may break; a grapheme
    is never divided. The text's own lines stay, empty ones too; they end at \n, \r\n, \r, \v, \f, U+0085,
    U+2028 or U+2029. An empty text has one empty line.

    Args:
        text: Any text.
        width: Cells of a line, as `rich.cells` counts them; less than 2 counts as 2.
    """
    width = max(2, width)
    lines = [Line(*line) for start, end in _paragraphs(text) for line in wrap(text, start, end, width)]
    return Layout(text, width, lines)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BREAK.finditer(text):
        yield start, match.start()
        start = match.end()
    if start < len(text) or not text:
        yield start, len(text)


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a text. Offsets are code points of the text, columns are cells of a line."""

    text: str
    width: int
    lines: Sequence[Line]

    @property
    def height(self) -> int:
        """How many lines there are, at least one."""
        return len(self.lines)

    def line_at(self, offset: int) -> int:
        """Return the index of the line that holds an offset; a line break belongs to the line before."""
        return max(0, bisect_right(self.lines, offset, key=_START) - 1)

    def column_at(self, offset: int) -> int:
        """Return the cell at which the grapheme at an offset starts, in the line that holds it.

        What is not drawn, such as a line break, has the column after the end of its line.
        """
        start, end = self.lines[self.line_at(offset)]
        within = min(max(offset, start), end) - start
        if is_narrow(self.text, start, end):
            return within
        found = self._graphemes(start, end)
        grapheme = found[bisect_right(found, within, key=_START) - 1]
        return grapheme.column

    def offset_at(self, line: int, column: int) -> int:
        """Return where the grapheme starts that covers a cell; beyond the line's end, where the line ends."""
        start, end = self.lines[line]
        if is_narrow(self.text, start, end):
            return min(max(start, start + column), end)
        found = self._graphemes(start, end)
        grapheme = found[max(0, bisect_right(found, column, key=_COLUMN) - 1)]
        return start + grapheme.start

    def pieces(self, line: int, layers: Sequence[Layer] = ()) -> list[Piece]:
        """Return what to draw for a line, with the styles that the layers give it.

        A style that starts or ends within a grapheme starts or ends before it.
        """
        start, end = self.lines[line]
        styled = runs(start, end, layers)
        if is_narrow(self.text, start, end):
            return [Piece(a, b, self.text[a:b], names) for a, b, names in styled]
        found = self._graphemes(start, end)
        shown = visible(self.text[start:end], keep_tabs=True)
        bounds = [bisect_right(found, a - start, key=_START) - 1 for a, _, _ in styled]
        bounds.append(len(found) - 1)
        return [
            Piece(start + found[a].start, start + found[b].start, _drawn(shown, found[a:b]), run[2])
            for (a, b), run in zip(pairwise(bounds), styled, strict=True)
            if a < b
        ]

    def _graphemes(self, start: int, end: int) -> list[Grapheme]:
        """List the graphemes of a line, and one without cells that stands for its end."""
        found = list(graphemes(visible(self.text[start:end], keep_tabs=True)))
        column = found[-1].column + found[-1].cells if found else 0
        return [*found, Grapheme(end - start, end - start, column, 0)]


def _drawn(line: str, parts: Sequence[Grapheme]) -> str:
    text = line[parts[0].start : parts[-1].end]
    if "\t" not in text:
        return text
    return "".join(" " * part.cells if line[part.start] == "\t" else line[part.start : part.end] for part in parts)
