"""One line of a list: parts of text, each in its style, cropped to a width of cells. Plain Python."""

from collections.abc import Iterable

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from index.model import Snippet, Span
from tui.text_visible import visible

Part = tuple[str, Style]
"""A text and its style."""

PLAIN, BOLD, DIM = Style(), Style(bold=True), Style(dim=True)


def row_strip(left: Iterable[Part], width: int, style: Style = PLAIN, right: Iterable[Part] = ()) -> Strip:
    """A line of exactly `width` cells: parts at the left, cut with "…" where room ends, and parts at the right."""
    tail = [(visible(text), style + own) for text, own in right]
    room = max(0, width - sum(cell_len(text) for text, _ in tail))
    segments = []
    for text, own in left:
        shown = visible(text)
        if (size := cell_len(shown)) > room:
            shown, size = fit(shown, room), room
        if shown:
            segments.append(Segment(shown, style + own))
        room -= size
        if room <= 0:
            break
    if room > 0:
        segments.append(Segment(" " * room, style))
    segments.extend(Segment(text, own) for text, own in tail)
    return Strip(segments).crop(0, width)


def fit(text: str, width: int) -> str:
    """A text in exactly `width` cells, cut with "…" where it is longer."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, width - 1) + "…" if width > 0 else ""


def around(snippet: Snippet, width: int) -> Snippet:
    """A snippet less so much of its beginning that its first mark is in view in a line of so many characters."""
    if not snippet.marks or snippet.marks[0].end < width:
        return snippet
    cut = max(0, snippet.marks[0].start - width // 3)
    marks = tuple(Span(mark.start - cut + 1, mark.end - cut + 1) for mark in snippet.marks)
    return Snippet("…" + snippet.text[cut:], marks)


def marked(snippet: Snippet, mark: Style) -> Iterable[Part]:
    """A snippet with its marks."""
    at = 0
    for span in snippet.marks:
        yield snippet.text[at : span.start], PLAIN
        yield snippet.text[span.start : span.end], mark
        at = span.end
    yield snippet.text[at:], PLAIN
