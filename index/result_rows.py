"""Many results of which few are looked at: the hits and the snippet of each are found when it is asked for."""

from collections.abc import Callable, Sequence
from typing import overload

from index.model import ArticleHeading, ArticleId, SearchResult, Snippet

Make = Callable[[ArticleId], SearchResult]
"""Finds the hits of an article and its snippet; raises KeyError where there is no such article any more."""


class ResultRows(Sequence[SearchResult]):
    """Results in an order. Each is made when it is first asked for, in whatever thread, and once.

    Args:
        ids: The articles, in the order of the results.
        make: Makes the result of one.
    """

    __slots__ = ("_made", "_make", "ids")

    def __init__(self, ids: Sequence[ArticleId], make: Make) -> None:
        self.ids = ids
        """The articles, which are known without making anything."""
        self._make = make
        self._made: dict[ArticleId, SearchResult] = {}

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, at: int) -> SearchResult: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[SearchResult]: ...

    def __getitem__(self, at: int | slice) -> SearchResult | Sequence[SearchResult]:
        if isinstance(at, slice):
            return [self[each] for each in range(len(self))[at]]
        article_id = self.ids[at]
        if (made := self._made.get(article_id)) is None:
            made = self._made[article_id] = self._result(article_id)
        return made

    def is_made(self, at: int) -> bool:
        """Whether a result has been looked at, so that it costs nothing any more."""
        return self.ids[at] in self._made

    def _result(self, article_id: ArticleId) -> SearchResult:
        try:
            return self._make(article_id)
        except KeyError:
            heading = ArticleHeading(
                article_id, "", "This article is not here any more.", None, None, None, 0, True, True
            )
            return SearchResult(heading, (), Snippet("", ()))


def article_ids(results: Sequence[SearchResult]) -> Sequence[ArticleId]:
    """The articles of results, none of which is made for it if it need not be."""
    return results.ids if isinstance(results, ResultRows) else [result.article.id for result in results]


def is_gone(result: SearchResult) -> bool:
    """Whether the article has gone since it was found."""
    return not result.article.path
