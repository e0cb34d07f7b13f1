"""Which of the articles that were found come first."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.model import SearchOrder

_DIGITS = 9
"""Scores are sums in an order that differs between segments, so their last digits do not count."""

_UNDATED_LAST = 1 << 30


def rank(
    ids: NDArray[np.int64], scores: NDArray[np.float64], days: NDArray[np.int32], order: SearchOrder, limit: int
) -> NDArray[np.int64]:
    """The ids of the first articles in an order.

    Best first, and of equals the lower id; or by date, undated ones last, and those of a day best first.
    """
    if order is SearchOrder.BEST and 0 < limit < len(ids):
        last = np.partition(scores, len(ids) - limit)[len(ids) - limit]
        near = np.flatnonzero(scores >= last - 10.0**-_DIGITS)
        ids, scores, days = ids[near], scores[near], days[near]
    worst_last = np.round(-scores, _DIGITS)
    keys: list[NDArray[Any]]
    match order:
        case SearchOrder.BEST:
            keys = [worst_last, ids]
        case SearchOrder.LATEST:
            keys = [-days, worst_last, ids]
        case SearchOrder.EARLIEST:
            keys = [np.where(days == 0, _UNDATED_LAST, days), worst_last, ids]
    return ids[_first(keys, limit)]


def _first(keys: Sequence[NDArray[Any]], limit: int) -> NDArray[np.int64]:
    """The indices of what is least by the first key or, of equals, by the next, and so on; in order."""
    chosen: list[NDArray[np.int64]] = []
    undecided = np.arange(len(keys[0]))
    for key in keys:
        if len(undecided) <= limit or not limit:
            break
        values = key[undecided]
        last = np.partition(values, limit - 1)[limit - 1]
        # Indices that are certain leave room for the others.
        chosen.append(undecided[values < last])
        undecided = undecided[values == last]
        limit -= len(chosen[-1])
    found = np.concatenate([*chosen, undecided[:limit]])
    return found[np.lexsort([key[found] for key in reversed(keys)])]
