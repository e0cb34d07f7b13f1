"""A part of a drawn line, cut at cells, never within a character."""

from collections.abc import Iterator

from rich.segment import Segment
from textual.strip import Strip

from tui.text_cells import graphemes


def cut(strip: Strip, start: int, end: int) -> Strip:
    """The cells from `start` to before `end`; of a character that is only partly in them, blanks.

    Textual's own `Strip.crop` divides emoji that are made of several.

    Args:
        strip: A line, of which no segment begins within a character.
        start: The first cell.
        end: The cell after the last one.
    """
    if start >= end:
        return Strip([], 0)
    if start <= 0 and end >= strip.cell_length:
        return strip
    if strip.text.isascii():
        return strip.crop(start, end)
    parts, column = [], 0
    for text, style, control in strip:
        parts.append(Segment("".join(_within(text, start - column, end - column)), style, control))
        column += sum(one.cells for one in graphemes(text))
    return Strip(part for part in parts if part.text)


def _within(text: str, start: int, end: int) -> Iterator[str]:
    for one in graphemes(text):
        after = one.column + one.cells
        if start <= one.column and after <= end:
            yield text[one.start : one.end]
        else:
            yield " " * (min(after, end) - max(one.column, start))
