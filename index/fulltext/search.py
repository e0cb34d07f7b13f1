"""A search: a query -> the articles that match, best first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.fulltext.arrays import SegmentArrays
from index.fulltext.clauses import Cancelled, Clauses
from index.fulltext.evaluating import has_places
from index.fulltext.matching import Matched, matching
from index.fulltext.query import Dated, IsRead, Node, Query
from index.fulltext.ranking import rank
from index.fulltext.register import Register
from index.fulltext.searcher import ArraySearcher
from index.fulltext.stepwise import check_best
from index.fulltext.store import FullTextIndex
from index.model import SearchOrder


def never() -> bool:
    """The answer of those who wait for the end of a search."""
    return False


@dataclass(frozen=True, slots=True)
class _Rest:
    """What a search has left unchecked."""

    searcher: ArraySearcher
    clauses: Clauses
    root: Node
    candidates: Matched

    def matching(self, cancelled: Callable[[], bool]) -> NDArray[np.int64] | None:
        """The articles of these that match, None where it was cancelled."""
        try:
            return matching(self.searcher, self.clauses.until(cancelled), self.root, among=self.candidates).ids
        except Cancelled:
            return None


@dataclass(frozen=True, slots=True)
class Matches:
    """What a search found."""

    ids: NDArray[np.int64]
    """The first of the articles that matched, in the order that was asked for; no fewer than 200 of them where
    fewer than the limit, unless that is all."""
    total: int
    """How many matched in all."""
    is_exact: bool
    """Whether that is all of them; otherwise there are at least so many."""
    query: Query
    """The query, to find the hits in a text with."""
    known: NDArray[np.int64]
    """All that are known to match, in no order."""
    rest: _Rest | None = None
    """What remains to be checked."""

    def all_ids(self, cancelled: Callable[[], bool] = never) -> NDArray[np.int64] | None:
        """All articles that match, in no order, for which phrases of common words may take some 20 ms more.

        Returns:
            Their ids, or None where it was cancelled.
        """
        found = None if cancelled() else np.empty(0, np.int64) if self.rest is None else self.rest.matching(cancelled)
        return None if found is None else np.concatenate([self.known, found])


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
        return Matches(nothing, 0, True, query, nothing)
    clauses = Clauses(searcher, register, cancelled)
    is_ranked = not all(isinstance(leaf, Dated | IsRead) for leaf in query.wanted())
    if order is SearchOrder.BEST and not is_ranked:
        order = SearchOrder.LATEST
    try:
        if order is SearchOrder.BEST and has_places(query.root):
            return _checked(searcher, clauses, query, limit)
        matched = matching(searcher, clauses, query.root)
    except Cancelled:
        return None
    first = rank(matched.ids, matched.scores, matched.days, order, limit)
    return Matches(first, len(matched), True, query, matched.ids)


def _checked(searcher: ArraySearcher, clauses: Clauses, query: Query, limit: int) -> Matches:
    """The best of what matches a query with phrases."""
    assert query.root is not None
    checked = check_best(searcher, clauses, query.root, limit)
    certain, matched = checked.certain, checked.matched
    first = rank(certain.ids, certain.scores, certain.days, SearchOrder.BEST, limit)
    rest = _Rest(searcher, clauses, query.root, checked.unchecked) if len(checked.unchecked) else None
    return Matches(first, len(matched), rest is None, query, matched.ids, rest)
