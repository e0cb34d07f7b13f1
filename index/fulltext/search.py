"""A search: what was typed -> the articles that match, best first."""

from collections.abc import Callable
from dataclasses import dataclass

from index.fulltext.language.parse import parse
from index.fulltext.plan import plan
from index.fulltext.query import Query
from index.fulltext.ranking import Ranking, rank
from index.fulltext.store import FullTextIndex
from index.model import ArticleId


@dataclass(frozen=True, slots=True)
class Matches:
    """What a search found."""

    ids: tuple[ArticleId, ...]
    """The best of the articles that matched, best first."""
    total: int
    """How many matched in all."""
    query: Query
    """The query as it was understood, to find the hits in a text with."""


def _never() -> bool:
    return False


def search(
    index: FullTextIndex,
    text: str,
    limit: int = 100,
    typing: bool = False,
    cancelled: Callable[[], bool] = _never,
) -> Matches | None:
    """The articles that match a query as they were committed last, ranked by BM25F. Safe in any thread.

    Args:
        index: Where to search.
        text: The query, see `parse`.
        limit: How many ids are wanted at most.
        typing: Whether the query may be unfinished, see `parse`.
        cancelled: Asked about every millisecond whether nobody waits for the answer any longer.

    Returns:
        What was found, or None where it was cancelled.

    Raises:
        QueryError: The query cannot be understood.
        LibraryError: The index is damaged.
    """
    query = parse(text, typing)
    ranking: Ranking | None = Ranking((), 0)
    if query.root is not None:
        with index.snapshot() as snapshot:
            planned = plan(query.root, snapshot.searcher.reader())
            ranking = rank(snapshot, planned, limit, cancelled)
    return None if ranking is None else Matches(ranking.ids, ranking.total, query)
