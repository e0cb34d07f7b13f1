"""All that matches a query, in all segments."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.fulltext.clauses import Clauses
from index.fulltext.evaluating import SegmentEvaluation
from index.fulltext.postings import Found
from index.fulltext.query import Node
from index.fulltext.searcher import ArraySearcher, SearchedSegment


@dataclass(frozen=True, slots=True)
class Matched:
    """Articles that match, segment by segment. Every array has the shape (articles,)."""

    ids: NDArray[np.int64]
    scores: NDArray[np.float64]
    days: NDArray[np.int32]
    """As `SegmentArrays.days`."""

    def __len__(self) -> int:
        return len(self.ids)


def matching(searcher: ArraySearcher, clauses: Clauses, root: Node) -> Matched:
    """The articles that match and have not been deleted.

    Raises:
        Cancelled: Nobody waits for them.
    """
    parts = [
        _in_segment(segment, SegmentEvaluation(clauses, segment, at).find(root))
        for at, segment in enumerate(searcher.segments)
    ]
    if len(parts) <= 1:
        return parts[0] if parts else _NONE
    return Matched(
        np.concatenate([part.ids for part in parts]),
        np.concatenate([part.scores for part in parts]),
        np.concatenate([part.days for part in parts]),
    )


def _in_segment(segment: SearchedSegment, found: Found) -> Matched:
    arrays = segment.arrays
    documents, scores = found.documents, found.scores
    if arrays.alive is not None:
        is_alive = arrays.alive[documents]
        documents, scores = documents[is_alive], scores[is_alive]
    return Matched(arrays.ids[documents], scores, arrays.days[documents])


_NONE = Matched(np.empty(0, np.int64), np.empty(0), np.empty(0, np.int32))
