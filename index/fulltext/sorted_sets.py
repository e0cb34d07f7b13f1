"""Sets of documents and runs of postings as arrays of numbers."""

import numpy as np
from numpy.typing import NDArray

_MUCH_LONGER = 32
"""From so many times the length on, looking each of the shorter up beats going through the longer."""


def places(among: NDArray[np.uint32], numbers: NDArray[np.uint32], count: int) -> NDArray[np.int64]:
    """Where in `numbers` those stand that are also in `among`, ascending.

    Args:
        among: Ascending, different.
        numbers: Ascending, different.
        count: More than any of them.
    """
    if len(among) * _MUCH_LONGER < len(numbers):
        at = np.searchsorted(numbers, among)
        at = at[: np.searchsorted(at, len(numbers))]
        found: NDArray[np.int64] = at[numbers[at] == among[: len(at)]]
        return found
    return np.flatnonzero(as_mask(among, count)[numbers])


def as_mask(numbers: NDArray[np.uint32], count: int) -> NDArray[np.bool_]:
    """Which of the numbers below `count` these are."""
    mask = np.zeros(count, np.bool_)
    mask[numbers] = True
    return mask


def as_numbers(mask: NDArray[np.bool_]) -> NDArray[np.uint32]:
    """The numbers for which a mask holds, ascending."""
    return np.flatnonzero(mask).astype(np.uint32)


def runs(starts: NDArray[np.int64], sizes: NDArray[np.integer]) -> NDArray[np.int64] | slice:
    """The indices of runs of an array, one run after the other.

    A slice where they follow one another without a gap, since that copies nothing.
    """
    if not len(starts):
        return slice(0, 0)
    ends = np.cumsum(sizes, dtype=np.int64)
    total = int(ends[-1])
    first = int(starts[0])
    if int(starts[-1]) + int(sizes[-1]) - first == total:
        return slice(first, first + total)
    return np.arange(total) + np.repeat(starts - (ends - sizes), sizes)
