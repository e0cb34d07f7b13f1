"""Which segments are worth merging: few should be left, and no big one rewritten for every small one.

A segment is rewritten together with smaller ones only when these are as large as it is, all together; so it
is at least twice as large after each time, and no token is copied more often than the number of doublings.
"""

from collections.abc import Sequence

from index.fulltext.arrays import SegmentArrays
from index.fulltext.reading import live_count
from index.fulltext.schema import BODY, TITLE

MAX_TOKENS = 32_000_000
"""No segment of more is made by merging, which needs about ten bytes of memory for each."""

_MOST_DELETED = 0.25
"""A segment of which more documents than this have been deleted is written afresh."""


def live_tokens(segment: SegmentArrays) -> int:
    """About how many tokens those documents of a segment have that have not been deleted."""
    tokens = sum(len(segment.fields[name].positions) for name in (TITLE, BODY))
    return tokens * live_count(segment) // max(len(segment), 1)


def worth_merging(segments: Sequence[SegmentArrays], most: int = MAX_TOKENS) -> list[int]:
    """The numbers of the segments that should become one now, ascending; none where all is well.

    Args:
        segments: Those of the index.
        most: How many tokens they may have together.
    """
    sizes = [live_tokens(segment) for segment in segments]
    best, chosen, total = list[int](), list[int](), 0
    for number in sorted(range(len(segments)), key=sizes.__getitem__):
        if total + sizes[number] > most:
            break
        chosen.append(number)
        if len(chosen) > 1 and sizes[number] <= total:
            best = sorted(chosen)
        total += sizes[number]
    return best or [number for number in _mostly_deleted(segments) if sizes[number] <= most][:1]


def _mostly_deleted(segments: Sequence[SegmentArrays]) -> list[int]:
    return [
        number for number, segment in enumerate(segments) if live_count(segment) < (1 - _MOST_DELETED) * len(segment)
    ]
