"""A search: a query -> the articles that match, best first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.fulltext.arrays import SegmentArrays
from index.fulltext.clauses import Cancelled, Clauses
from index.fulltext.matching import matching
from index.fulltext.query import Dated, IsRead, Query
from index.fulltext.ranking import rank
from index.fulltext.register import Register
from index.fulltext.searcher import ArraySearcher
from index.fulltext.store import FullTextIndex
from index.model import SearchOrder


def never() -> bool:
    """The answer of those who wait for the end of a search."""
    return False


@dataclass(frozen=True, slots=True)
class Matches:
    """What a search found."""

    ids: NDArray[np.int64]
    """The first of the articles that matched, in the order that was asked for, as many as the limit allows."""
    total: int
    """How many matched in all."""
    query: Query
    """The query, to find the hits in a text with."""
    all_ids: NDArray[np.int64]
    """All that matched, in no order."""


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
    if query.root is None:
        nothing = np.empty(0, np.int64)
        return Matches(nothing, 0, query, nothing)
    clauses = Clauses(searcher, register, cancelled)
    is_ranked = not all(isinstance(leaf, Dated | IsRead) for leaf in query.wanted())
    if order is SearchOrder.BEST and not is_ranked:
        order = SearchOrder.LATEST
    try:
        matched = matching(searcher, clauses, query.root)
    except Cancelled:
        return None
    first = rank(matched.ids, matched.scores, matched.days, order, limit)
    return Matches(first, len(matched), query, matched.ids)
