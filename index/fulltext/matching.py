"""All that matches a query, in all segments."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from index.fulltext.clauses import Clauses
from index.fulltext.evaluating import SegmentEvaluation
from index.fulltext.query import Node
from index.fulltext.searcher import ArraySearcher


@dataclass(frozen=True, slots=True)
class Matched:
    """Articles that match, segment by segment. Every array has the shape (articles,)."""

    ids: NDArray[np.int64]
    scores: NDArray[np.float64]
    days: NDArray[np.int32]
    """As `SegmentArrays.days`."""
    segments: NDArray[np.uint32]
    """The number of the segment of each, ascending."""
    documents: NDArray[np.uint32]
    """Its number there, ascending within a segment."""

    def __len__(self) -> int:
        return len(self.ids)

    def only(self, which: NDArray[np.bool_]) -> "Matched":
        """Those for which a mask holds."""
        return Matched(*(getattr(self, each.name)[which] for each in fields(self)))

    def among(self, segment: int) -> NDArray[np.uint32]:
        """The documents of a segment, ascending."""
        return self.documents[slice(*np.searchsorted(self.segments, [segment, segment + 1]))]


def joined(parts: Sequence[Matched]) -> Matched:
    """All of these, of which there is at least one."""
    return Matched(*(np.concatenate([getattr(part, each.name) for part in parts]) for each in fields(Matched)))


def matching(
    searcher: ArraySearcher, clauses: Clauses, root: Node, looks_at_places: bool = True, among: Matched | None = None
) -> Matched:
    """The articles that match and have not been deleted.

    Args:
        searcher: Where to look.
        clauses: What the clauses of the query stand for.
        root: The query.
        looks_at_places: See `SegmentEvaluation`.
        among: Look among these only.

    Raises:
        Cancelled: Nobody waits for them.
    """
    parts = [_NONE]
    for at, segment in enumerate(searcher.segments):
        evaluation = SegmentEvaluation(clauses, segment, at, looks_at_places)
        found = evaluation.find(root, None if among is None else among.among(at))
        arrays = segment.arrays
        kept = slice(None) if arrays.alive is None else arrays.alive[found.documents]
        documents = found.documents[kept]
        number = np.full(len(documents), at, np.uint32)
        parts.append(Matched(arrays.ids[documents], found.scores[kept], arrays.days[documents], number, documents))
    return joined(parts)


_NONE = Matched(
    np.empty(0, np.int64), np.empty(0), np.empty(0, np.int32), np.empty(0, np.uint32), np.empty(0, np.uint32)
)
