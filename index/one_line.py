"""Text -> one line of it: gaps become single spaces, and marks keep their place."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from index.model import Span

_GAP = r"[\s\x00-\x1f\x7f-\x9f]"
_GAPS = re.compile(f"{_GAP}+")
_LONG_GAPS = re.compile(f"^{_GAP}+|{_GAP}{{2,}}")
"""The gaps that get shorter: that at the beginning, which goes, and those of several characters."""


def one_line(text: str, marks: Iterable[Span]) -> tuple[str, tuple[Span, ...]]:
    """A text in one line.

    Args:
        text: Any text.
        marks: Spans of it that neither begin nor end with a gap.

    Returns:
        The line, in which every run of white space and control characters is one space, and the marks in it.
    """
    long = [gap.span() for gap in _LONG_GAPS.finditer(text)]
    ends = [end for _, end in long]
    lost = [0, *accumulate(end - start - (start > 0) for start, end in long)]

    def moved(place: int) -> int:
        return place - lost[bisect_right(ends, place)]

    line = _GAPS.sub(" ", text).removeprefix(" ").removesuffix(" ")
    return line, tuple(Span(moved(mark.start), moved(mark.end)) for mark in marks)
