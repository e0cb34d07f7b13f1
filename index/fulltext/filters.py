"""What an article is or is not -> the documents of a segment."""

import numpy as np
from numpy.typing import NDArray

from index.fulltext.query import Dated, Filter, IsRead
from index.fulltext.searcher import SearchedSegment
from index.fulltext.sorted_sets import as_mask


def passing(segment: SearchedSegment, clause: Filter, read: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which documents pass.

    Args:
        segment: Where to look.
        clause: What they are to be.
        read: The articles that have been read, ascending.
    """
    match clause:
        case Dated(first, last):
            days = segment.arrays.days
            since = days != 0 if first is None else days >= max(first, 1)
            return since if last is None else since & (days <= last)
        case IsRead(wanted):
            documents, _ = segment.numbers.of(read)
            is_read = as_mask(documents, len(segment))
            return is_read if wanted else ~is_read
