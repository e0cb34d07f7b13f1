"""A search: a query -> the articles that match, best first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.fulltext.arrays import SegmentArrays
from index.fulltext.clauses import Cancelled, Clauses
from index.fulltext.evaluating import SegmentEvaluation
from index.fulltext.query import Dated, IsRead, Query
from index.fulltext.ranking import rank
from index.fulltext.register import Register
from index.fulltext.searcher import ArraySearcher
from index.fulltext.store import FullTextIndex
from index.model import SearchOrder


@dataclass(frozen=True, slots=True)
class Matches:
    """What a search found."""

    ids: NDArray[np.int64]
    """The first of the articles that matched, in the order that was asked for."""
    total: int
    """How many matched in all."""
    is_exact: bool
    """Whether that is all of them; otherwise there are at least so many."""
    query: Query
    """The query, to find the hits in a text with."""
    every_id: NDArray[np.int64]
    """All that matched, in no order."""

    def all_ids(self, cancelled: Callable[[], bool]) -> NDArray[np.int64] | None:
        """All articles that match, in no order; None where it was cancelled."""
        return None if cancelled() else self.every_id


def never() -> bool:
    """The answer of those who wait for the end of a search."""
    return False


def search(
    index: FullTextIndex,
    query: Query,
    register: Register,
    order: SearchOrder = SearchOrder.BEST,
    limit: int = 1000,
    cancelled: Callable[[], bool] = never,
) -> Matches | None:
    """Search the index as it was committed last, see `find`.

    Raises:
        LibraryError: The index is damaged.
    """
    with index.snapshot() as snapshot:
        return find(snapshot.arrays, query, register, order, limit, cancelled)


def search_segments(
    segments: Sequence[SegmentArrays],
    query: Query,
    register: Register,
    order: SearchOrder = SearchOrder.BEST,
    limit: int = 1000,
    cancelled: Callable[[], bool] = never,
) -> Matches | None:
    """Search segments once; whoever searches them again and again keeps an `ArraySearcher` for `find`."""
    return find(ArraySearcher(segments), query, register, order, limit, cancelled)


def find(
    searcher: ArraySearcher,
    query: Query,
    register: Register,
    order: SearchOrder = SearchOrder.BEST,
    limit: int = 1000,
    cancelled: Callable[[], bool] = never,
) -> Matches | None:
    """The articles that match a query. Safe in any thread.

    Args:
        searcher: Where to search.
        query: What to look for. Where nothing in it is ranked, as for a date alone, the latest come first.
        register: Who is named where, and what is read.
        order: What comes first.
        limit: How many ids are wanted at most.
        cancelled: Asked between steps of a few milliseconds whether nobody waits any longer.

    Returns:
        What was found, or None where it was cancelled.
    """
    matched = matching(searcher, query, register, cancelled)
    if matched is None:
        return None
    if order is SearchOrder.BEST and all(isinstance(leaf, Dated | IsRead) for leaf in query.wanted()):
        order = SearchOrder.LATEST
    first = rank(matched.ids, matched.scores, matched.days, order, limit)
    return Matches(first, len(matched.ids), True, query, matched.ids)


@dataclass(frozen=True, slots=True)
class Matched:
    """All articles that match a query, in no order."""

    ids: NDArray[np.int64]
    scores: NDArray[np.float64]
    days: NDArray[np.int32]
    """As `SegmentArrays.days`."""


def matching(
    searcher: ArraySearcher, query: Query, register: Register, cancelled: Callable[[], bool] = never
) -> Matched | None:
    """All articles that match, None where it was cancelled."""
    clauses = Clauses(searcher, register, cancelled)
    ids, scores, days = [np.empty(0, np.int64)], [np.empty(0)], [np.empty(0, np.int32)]
    try:
        for at, segment in enumerate(searcher.segments if query.root is not None else ()):
            found = SegmentEvaluation(clauses, segment, at).find(query.root)
            alive = segment.arrays.alive
            kept = slice(None) if alive is None else alive[found.documents]
            documents = found.documents[kept]
            ids.append(segment.arrays.ids[documents])
            days.append(segment.arrays.days[documents])
            scores.append(found.scores[kept])
    except Cancelled:
        return None
    return Matched(np.concatenate(ids), np.concatenate(scores), np.concatenate(days))
