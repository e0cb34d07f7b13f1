"""Text -> one line of it: gaps become single spaces, and marks keep their place."""

import re
from collections.abc import Sequence

from index.model import Span

_GAP = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


def one_line(text: str, marks: Sequence[Span], hidden: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """A text in one line.

    Args:
        text: Any text.
        marks: Spans of it, in order, not overlapping, that neither begin nor end with a gap.
        hidden: Spans to leave out, and the marks in them with them.

    Returns:
        The line, in which every run of white space and control characters is one space, and the marks in it.
    """
    line = _Line()
    moved: list[Span] = []
    done = 0
    # What is hidden comes before a mark at the same place, and so hides it.
    pieces = sorted([(span.start, 0, span.end) for span in hidden] + [(m.start, 1, m.end) for m in marks])
    for start, is_mark, end in pieces:
        if is_mark and start < done:
            continue
        line.add(text[done:start])
        if is_mark:
            moved.append(line.add(text[start:end]))
        else:
            line.add(" ")
        done = max(done, end)
    line.add(text[done:])
    return line.text(), tuple(moved)


class _Line:
    """A line that grows."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._ends_with_gap = True

    def add(self, piece: str) -> Span:
        """Put a piece at the end, and say where it stands."""
        squeezed = _GAP.sub(" ", piece)
        if self._ends_with_gap:
            squeezed = squeezed.removeprefix(" ")
        if squeezed:
            self._pieces.append(squeezed)
            self._ends_with_gap = squeezed.endswith(" ")
        self._length += len(squeezed)
        return Span(self._length - len(squeezed), self._length)

    def text(self) -> str:
        """The line without a gap at its end."""
        return "".join(self._pieces).removesuffix(" ")
