"""Which segments are worth merging: few should be left, and no big one rewritten for every small one.

A segment is rewritten together with smaller ones only when these are as large as it is, all together; so it
is at least twice as large after each time, and no token is copied more often than the number of doublings.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from index.fulltext.arrays import SegmentArrays
from index.fulltext.reading import live_count
from index.fulltext.schema import BODY, TITLE

MAX_TOKENS = 32_000_000
"""No segment of more is made by merging, which needs about ten bytes of memory for each."""

_MOST_DELETED = 0.25
"""A segment of which more documents than this have been deleted is written afresh."""


@dataclass(frozen=True, slots=True)
class Size:
    """What matters of a segment."""

    tokens: int
    """About how many those documents have that have not been deleted."""
    is_sparse: bool
    """Whether many of its documents have been deleted."""


def size_of(segment: SegmentArrays) -> Size:
    """What matters of this segment."""
    tokens = sum(len(segment.fields[name].positions) for name in (TITLE, BODY))
    live = live_count(segment)
    return Size(tokens * live // max(len(segment), 1), live < (1 - _MOST_DELETED) * len(segment))


def worth_merging(sizes: Sequence[Size], most: int = MAX_TOKENS) -> list[int]:
    """The numbers of the segments that should become one now, ascending; none where all is well.

    Args:
        sizes: Those of all segments of the index.
        most: How many tokens they may have together.
    """
    best, chosen, total = list[int](), list[int](), 0
    for number in sorted(range(len(sizes)), key=lambda number: sizes[number].tokens):
        tokens = sizes[number].tokens
        if total + tokens > most:
            break
        chosen.append(number)
        if len(chosen) > 1 and tokens <= total:
            best = sorted(chosen)
        total += tokens
    return best or [number for number, size in enumerate(sizes) if size.is_sparse and size.tokens <= most][:1]
