"""Where the lines of a paragraph end: greedy filling at spaces, counted in cells."""

import re
from functools import lru_cache

from tui.text_cells import SPACES, Kind, Unit, is_narrow, tab_cells, units
from tui.text_visible import visible


def wrap(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """Return the lines of one paragraph, at least one, as spans without trailing spaces.

    Args:
        text: The text that the paragraph is part of.
        start: Where the paragraph starts.
        end: Where it ends, without its line break.
        width: How many cells a line may take, 2 or more.
    """
    if start == end:
        return [(start, end)]
    if is_narrow(text, start, end):
        return wrap_narrow(text, start, end, width)
    shown = visible(text[start:end], keep_tabs=True)
    lines = wrap_shown(shown, width)
    return [(start + first, start + last) for first, last in lines]


def wrap_shown(text: str, width: int) -> list[tuple[int, int]]:
    """Return the lines of a paragraph that is a visible text."""
    if is_narrow(text, 0, len(text)):
        return wrap_narrow(text, 0, len(text), width)
    return wrap_units(units(text), width)


def wrap_narrow(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """Return the lines of a paragraph in which every code point takes one cell."""
    return [match.span(1) for match in _line_of(width).finditer(text, start, end)]


@lru_cache(maxsize=16)
def _line_of(width: int) -> re.Pattern[str]:
    words = rf".{{0,{width - 1}}}[^{SPACES}](?![^{SPACES}])"
    only_spaces_fit = rf"(?=[{SPACES}])"
    part_of_a_long_word = rf".{{{width}}}"
    return re.compile(rf"({words}|{only_spaces_fit}|{part_of_a_long_word})[{SPACES}]*", flags=re.DOTALL)


def wrap_units(parts: list[Unit], width: int) -> list[tuple[int, int]]:
    """Return the lines of a paragraph that is made of any units, as spans."""
    filling = _Filling(width)
    for unit in parts:
        if unit.kind in (Kind.SPACE, Kind.TAB):
            filling.add_space(unit)
        else:
            filling.add_ink(unit)
    return filling.finish()


class _Filling:
    """Lines that are being filled with units; `column` is how far the last of them reaches."""

    __slots__ = ("_after_wide", "_break", "_ink_end", "_lines", "_start", "_width", "column")

    def __init__(self, width: int) -> None:
        self._width = width
        self._lines: list[tuple[int, int]] = []
        self._start = 0
        self._ink_end = 0
        self._after_wide = False
        self._break: tuple[int, int, int] | None = None
        """The last place to break at: where the line would end, where the next would start, its column."""
        self.column = 0

    def add_space(self, unit: Unit) -> None:
        """Add spaces, which may hang over the end of the line."""
        self.column += tab_cells(self.column) if unit.kind is Kind.TAB else unit.cells
        self._break = (self._ink_end, unit.end, self.column)
        self._after_wide = False

    def add_ink(self, unit: Unit) -> None:
        """Add what is no space, on as many further lines as it takes."""
        is_wide = unit.is_wide
        if is_wide and self._after_wide:
            self._break = (unit.start, unit.start, self.column)
        while self.column + unit.cells > self._width:
            unit = self._next_line(unit)
        self.column += unit.cells
        if unit.kind is Kind.WIDE and unit.end - unit.start > 1:
            self._break = (unit.end - 1, unit.end - 1, self.column - 2)
        self._ink_end = unit.end
        self._after_wide = is_wide

    def finish(self) -> list[tuple[int, int]]:
        """Return all lines; the last ends where the ink does."""
        return [*self._lines, (self._start, self._ink_end)]

    def _next_line(self, unit: Unit) -> Unit:
        """Start a line, and return what of the unit goes there."""
        fitting = self._fitting(unit)
        if self._break is not None and not (fitting and unit.kind is Kind.WIDE):
            end, start, column = self._break
            self._turn(end, start, self.column - column)
            return unit
        cut = unit.start + fitting
        self._turn(cut, cut, 0)
        cells_each = 2 if unit.kind is Kind.WIDE else 1
        return unit._replace(start=cut, cells=unit.cells - fitting * cells_each)

    def _fitting(self, unit: Unit) -> int:
        """Count the code points of a unit for which the line has room, if it may be cut at all."""
        if unit.kind is Kind.CLUSTER:
            return 0
        room = max(0, self._width - self.column)
        return room // 2 if unit.kind is Kind.WIDE else room

    def _turn(self, end: int, start: int, column: int) -> None:
        self._lines.append((self._start, end))
        self._start = self._ink_end = start
        self.column = column
        self._break = None
