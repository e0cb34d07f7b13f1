"""How many cells of a terminal a text takes, grapheme by grapheme.

The widths are those of `rich.cells`, which Textual counts with. Almost all text needs no table: the
classes below hold characters of a width that is the same in every Unicode version that rich knows.
"""

import re
from collections.abc import Iterator
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from rich.cells import split_graphemes

TAB_SIZE = 4
"""A tab reaches to the next column of its line that this divides."""

SPACES = "\u0020\u2000-\u2006\u2008-\u200a\u205f"
"""Spaces of one cell at which a line may break, as the inside of a character class."""

_INK = (
    "\u0021-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u0556\u0561-\u0586\u05d0-\u05ea"
    "\u0620-\u064a\u0660-\u066f\u0671-\u06d3\u10a0-\u10ff\u1e00-\u1fff\u2007\u2010-\u2027\u202f-\u205e"
    "\u2070-\u20cf\u2100-\u2319\u2400-\u25fc\u2c60-\u2c7f\u2e00-\u2e5d\ua720-\ua7ff\ufb00-\ufb06\ufffd"
)
NARROW = SPACES + _INK
"""Characters of one cell that nothing combines with by itself, as the inside of a character class."""

WIDE = (
    "\u3001-\u3029\u3030-\u303e\u3041-\u3096\u309b-\u30ff\u3105-\u312c\u3131-\u3163\u31f0-\u321e"
    "\u3220-\u3243\u3250-\u32fe\u3300-\u4db5\u4e00-\u9fbb\uac00-\ud7a3\uf900-\ufa2d\ufe30-\ufe4f"
    "\uff01-\uff60\uffe0-\uffe6\U00020000-\U0002fffd"
)
"""Characters of two cells, as the inside of a character class."""

_SPACE_CLUSTER = re.compile(f"[{SPACES}\u1680\u3000]")
_FLAG_LETTER = re.compile("[\U0001f1e6-\U0001f1ff]")
_is_narrow = re.compile(f"[{NARROW}]*").fullmatch


class Kind(Enum):
    """What a unit of a line is made of."""

    SPACE = auto()
    """Spaces of one cell each, or one of another width."""
    TAB = auto()
    """A tab; its cells depend on its column, and are left at 0."""
    NARROW = auto()
    """Characters of one cell."""
    WIDE = auto()
    """Characters of two cells."""
    CLUSTER = auto()
    """One grapheme, of any number of code points."""


_GROUPS = ((Kind.SPACE, 1), (Kind.TAB, 0), (Kind.NARROW, 1), (Kind.WIDE, 2), (Kind.CLUSTER, 0))
"""What each group of the pattern below matches, and how many cells a code point of it takes."""


class Unit(NamedTuple):
    """A stretch of a paragraph that is of one kind. A tuple, for there may be hundreds of thousands."""

    start: int
    end: int
    cells: int
    kind: Kind

    @property
    def is_wide(self) -> bool:
        """Whether its graphemes take two cells each."""
        return self.kind is Kind.WIDE or (self.kind is Kind.CLUSTER and self.cells == 2)


class Grapheme(NamedTuple):
    """What a reader sees as one character, at its place in a line."""

    start: int
    end: int
    column: int
    """Its first cell, counted from the start of the line."""
    cells: int


def is_narrow(text: str, start: int, end: int) -> bool:
    """Tell whether all code points of `text[start:end]` are of one cell, safe to draw and on their own."""
    return _is_narrow(text, start, end) is not None


def tab_cells(column: int) -> int:
    """Return how many cells a tab takes that stands at a column of its line."""
    return TAB_SIZE - column % TAB_SIZE


@cache
def _runs() -> re.Pattern[str]:
    # Not compiled on import: that takes some milliseconds, and most texts are narrow throughout.
    other = f"[^\t{NARROW}{WIDE}]+"
    return re.compile(f"([{SPACES}]+)|(\t)|([{_INK}]+)|([{WIDE}]+)|({other})")


def units(text: str) -> list[Unit]:
    """Divide a paragraph into units, which cover it without gaps.

    Args:
        text: A visible text without line breaks; tabs may be in it.
    """
    found: list[Unit] = []
    for match in _runs().finditer(text):
        kind, cells = _GROUPS[(match.lastindex or 0) - 1]
        start, end = match.span()
        if kind is Kind.CLUSTER:
            _add_clusters(found, text, _take_last(found, start), end)
        else:
            found.append(Unit(start, end, (end - start) * cells, kind))
    return found


def _take_last(found: list[Unit], start: int) -> int:
    """Take away the character before an offset, for what follows may combine with it; return its offset."""
    if not found or found[-1].kind is Kind.TAB:
        return start
    run = found.pop()
    if run.start < start - 1:
        cells = run.cells - run.cells // (start - run.start)
        found.append(run._replace(end=start - 1, cells=cells))
    return start - 1


def _add_clusters(found: list[Unit], text: str, start: int, end: int) -> None:
    for first, last, cells in split_graphemes(text[start:end])[0]:
        unit = _cluster(text, start + first, start + last, cells)
        if found and _makes_a_flag(text, found[-1], unit):
            before = found.pop()
            unit = Unit(before.start, unit.end, before.cells + unit.cells, before.kind)
        found.append(unit)


def _cluster(text: str, start: int, end: int, cells: int) -> Unit:
    is_space = _SPACE_CLUSTER.fullmatch(text, start, end) is not None
    return Unit(start, end, cells, Kind.SPACE if is_space else Kind.CLUSTER)


def _makes_a_flag(text: str, before: Unit, unit: Unit) -> bool:
    # rich counts the two letters of a flag apart.
    return (
        _FLAG_LETTER.match(text, unit.start) is not None
        and _FLAG_LETTER.fullmatch(text, before.start, before.end) is not None
    )


def graphemes(line: str) -> Iterator[Grapheme]:
    """Yield the graphemes of a visible line in order; together they cover it."""
    column = 0
    for unit in units(line):
        for start, end, cells in _single(unit, column):
            yield Grapheme(start, end, column, cells)
            column += cells


def _single(unit: Unit, column: int) -> Iterator[tuple[int, int, int]]:
    start, end, cells, kind = unit
    if kind is Kind.TAB:
        yield start, end, tab_cells(column)
    elif kind is Kind.CLUSTER:
        yield start, end, cells
    else:
        for place in range(start, end):
            yield place, place + 1, cells // (end - start)
