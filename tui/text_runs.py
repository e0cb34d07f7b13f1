"""Which styles apply to which part of a line, from layers of spans that lie over the text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise

Run = tuple[int, int, tuple[str, ...]]
"""Start and end of a stretch of text, and the names of its styles, the earliest layer's first."""


@dataclass(frozen=True, slots=True)
class Layer:
    """Spans of a text, each with the name of its style, in an order in which one line's are found fast."""

    _spans: Sequence[tuple[int, int, str]]
    _starts: Sequence[int]
    _reach: Sequence[int]
    """How far this span or any before it reaches: sorted, even where spans overlap."""

    @classmethod
    def of(cls, spans: Iterable[tuple[int, int, str]]) -> "Layer":
        """Make a layer of (start, end, name of style), in any order; empty spans are left out."""
        ordered = sorted(span for span in spans if span[0] < span[1])
        starts = [start for start, _, _ in ordered]
        return cls(ordered, starts, list(accumulate((end for _, end, _ in ordered), max)))

    def differing(self, other: "Layer") -> set[tuple[int, int, str]]:
        """The spans that only one of two layers has."""
        return set(self._spans) ^ set(other._spans)

    def between(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Yield the spans that share a code point with `text[start:end]`."""
        first = bisect_right(self._reach, start)
        last = bisect_left(self._starts, end)
        for span in self._spans[first:last]:
            if span[1] > start:
                yield span


def runs(line_start: int, line_end: int, layers: Sequence[Layer]) -> list[Run]:
    """Divide a line at the edges of the spans that touch it.

    Args:
        line_start: Offset of the line in the text.
        line_end: Where it ends.
        layers: Styles, of which a later layer adds to the earlier ones.

    Returns:
        Runs as long as can be, covering the line without gaps; none for an empty line.
    """
    spans = [span for layer in layers for span in layer.between(line_start, line_end)]
    edges = {edge for start, end, _ in spans for edge in (start, end)}
    inner = sorted(edge for edge in edges if line_start < edge < line_end)
    stretches = pairwise([line_start, *inner, line_end])
    named = ((start, end, _names(spans, start, end)) for start, end in stretches if start < end)
    return [_joined(list(group)) for _, group in groupby(named, key=lambda run: run[2])]


def _names(spans: Sequence[tuple[int, int, str]], start: int, end: int) -> tuple[str, ...]:
    names = (name for first, last, name in spans if first <= start and end <= last)
    return tuple(dict.fromkeys(names))


def _joined(equal: Sequence[Run]) -> Run:
    return equal[0][0], equal[-1][1], equal[0][2]
