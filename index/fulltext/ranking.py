"""Running through everything that a query matches, keeping the best."""

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from whoosh.columns import ColumnReader
from whoosh.matching import Matcher
from whoosh.query import Query as WhooshQuery

from index.fulltext.reading import Snapshot
from index.model import ArticleId

_POLL_EVERY = 128
"""Matches between two questions whether the search is still wanted: about a millisecond."""

_DIGITS = 9
"""Scores are sums in an order that differs between segments, so their last digits do not count."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best matches of a query."""

    ids: tuple[ArticleId, ...]
    """Best first; of equal ones, the lower id first."""
    total: int
    """How many there are in all."""


def rank(snapshot: Snapshot, query: WhooshQuery, limit: int, cancelled: Callable[[], bool]) -> Ranking | None:
    """The best matches of a query by BM25F, or None where the search was cancelled.

    Whoosh's own collectors skip blocks and then count again, break ties by the order of writing, and
    cannot be cancelled but from the main thread.
    """
    best: list[tuple[float, int]] = []
    total = 0
    context = snapshot.searcher.context(needs_current=True)
    for segment, ids in snapshot.parts:
        for score, article_id in _matches(query.matcher(segment, context), ids):
            if total % _POLL_EVERY == 0 and cancelled():
                return None
            total += 1
            entry = (score, -article_id)
            if len(best) < limit:
                heapq.heappush(best, entry)
            elif best and entry > best[0]:
                heapq.heapreplace(best, entry)
    return Ranking(tuple(-negated for _, negated in sorted(best, reverse=True)), total)


def _matches(matcher: Matcher, ids: ColumnReader) -> Iterator[tuple[float, ArticleId]]:
    """The score and id of every document that matches."""
    while matcher.is_active():
        yield round(matcher.score(), _DIGITS), ids[matcher.id()]
        matcher.next()
