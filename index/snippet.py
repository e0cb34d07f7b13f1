"""Text + hits -> the one line of it that shows best why it was found."""

import re
from collections.abc import Sequence

from index.model import Snippet, Span
from index.one_line import one_line

ELLIPSIS = "…"
REACH = 8
"""So many times the width of a snippet are made into a line on both sides of its hits; an article may be a book."""
_VISIBLE = re.compile(r"[^\s\x00-\x1f\x7f-\x9f]")


def snippet(
    text: str,
    hits: Sequence[Span],
    furniture: Sequence[Span] = (),
    width: int = 160,
    headline: Span | None = None,
) -> Snippet:
    """The stretch of an article with most hits in it; where there are none, its beginning.

    Args:
        text: The article's text.
        hits: What to show, in order, not overlapping.
        furniture: What to leave out.
        width: How many code points the snippet may have, ellipses included.
        headline: The title, which stands elsewhere and is left out as well.
    """
    rest = _blanked(text, [*furniture, *([headline] if headline else [])])
    hits = [hit for hit in hits if rest[hit.start : hit.end] == text[hit.start : hit.end]]
    around = _around(rest, _densest(hits, width), REACH * width)
    near = (Span(hit.start - around.start, hit.end - around.start) for hit in hits if around.start <= hit.start)
    line, marks = one_line(rest[around.start : around.end], (hit for hit in near if hit.end <= around.end))
    precedes, follows = _VISIBLE.search(rest, 0, around.start), _VISIBLE.search(rest, around.end)
    shown = _window(line, _densest(marks, width), width - len(ELLIPSIS) * (bool(precedes) + bool(follows)))
    before = ELLIPSIS if shown.start > 0 or precedes else ""
    after = ELLIPSIS if shown.end < len(line) or follows else ""
    shift = len(before) - shown.start
    visible = (
        Span(max(mark.start, shown.start) + shift, min(mark.end, shown.end) + shift)
        for mark in marks
        if mark.start < shown.end and mark.end > shown.start
    )
    return Snippet(before + line[shown.start : shown.end] + after, tuple(visible))


def _blanked(text: str, hidden: Sequence[Span]) -> str:
    """A text with white space, as much of it, for what is hidden."""
    for span in hidden:
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _around(text: str, core: Span, reach: int) -> Span:
    """What stands around the core, or where that is nowhere, from the first visible character on."""
    if core.end == 0 and (first := _VISIBLE.search(text)):
        core = Span(first.start(), first.start())
    return Span(max(0, core.start - reach), min(len(text), core.end + reach))


def _densest(marks: Sequence[Span], width: int) -> Span:
    """From the first to the last of the most marks that fit into a width, the earliest such stretch."""
    best, most, first = Span(0, 0), 0, 0
    for last, mark in enumerate(marks):
        while first < last and mark.end - marks[first].start > width - 2:
            first += 1
        if last - first >= most:
            best, most = Span(marks[first].start, mark.end), last - first + 1
    return best


def _window(line: str, core: Span, width: int) -> Span:
    """What to show of a line: the core in the middle, cut between words, and room for two ellipses."""
    if len(line) <= width:
        return Span(0, len(line))
    room = width - 2 * len(ELLIPSIS)
    core_end = min(core.end, core.start + room)
    start = max(0, core.start - (room - (core_end - core.start)) // 2)
    end = min(len(line), start + room)
    start = end - room
    return Span(_word_start(line, start, core.start), _word_end(line, end, core_end))


def _word_start(line: str, start: int, latest: int) -> int:
    """The first start of a word from here on; right here where the writing has no spaces."""
    if start == 0 or line[start - 1] == " ":
        return start
    return line.find(" ", start, latest) + 1 or start


def _word_end(line: str, end: int, earliest: int) -> int:
    """The last end of a word up to here; right here where the writing has no spaces."""
    if end == len(line) or line[end] == " ":
        return end
    space = line.rfind(" ", earliest, end)
    return end if space < 0 else space
