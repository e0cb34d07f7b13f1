"""The walk: an ordered run of stops through articles, with a cursor that `n` and `N` move. Plain Python."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import takewhile
from typing import NamedTuple

from index.model import ArticleId, EntityId


class Stop(NamedTuple):
    """A place where a walk stops. A tuple, for there may be tens of thousands."""

    article_id: ArticleId
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Position:
    """Where the reader is."""

    article_id: ArticleId
    offset: int


@dataclass(frozen=True, slots=True)
class Route:
    """The stops of a walk, in order. Made by `route`."""

    stops: tuple[Stop, ...]
    keys: tuple[tuple[int, int], ...]
    """What the stops are ordered by: the rank of the article, the offset in it."""
    ranks: Mapping[ArticleId, int]
    """The order of all articles, those without a stop included, so that a walk can go on from anywhere."""
    articles: Mapping[ArticleId, int]
    """The articles that have stops, numbered from 1 in the order of the walk."""

    def key(self, position: Position) -> tuple[int, int]:
        """What a position is ordered by; one in an article that has no rank comes last."""
        return self.ranks.get(position.article_id, len(self.ranks)), position.offset

    def within(self, article_id: ArticleId) -> tuple[Stop, ...]:
        """The stops in one article."""
        first = bisect_left(self.keys, self.key(Position(article_id, -1)))
        last = bisect_left(self.keys, (self.ranks.get(article_id, len(self.ranks)) + 1, -1))
        return self.stops[first:last]


def route(stops: Iterable[Stop], order: Iterable[ArticleId]) -> Route:
    """The route over stops in the order of the articles; stops in articles that have no place in it are left out."""
    ranks = {article_id: rank for rank, article_id in enumerate(order)}
    ordered = sorted(
        (stop for stop in set(stops) if stop.article_id in ranks),
        key=lambda stop: (ranks[stop.article_id], stop.start, stop.end),
    )
    articles = dict.fromkeys(stop.article_id for stop in ordered)
    return Route(
        tuple(ordered),
        tuple((ranks[stop.article_id], stop.start) for stop in ordered),
        ranks,
        {article_id: number for number, article_id in enumerate(articles, start=1)},
    )


class Outcome(Enum):
    """What a step came to."""

    MOVED = auto()
    AT_END = auto()
    """There is no further stop in that direction; the same step once more wraps."""
    WRAPPED = auto()


@dataclass(frozen=True, slots=True)
class Walk:
    """A walk through the mentions of an entity or two, or through the hits of a query. Each step gives another walk."""

    title: str
    """Whom or what it follows, as the status line names it."""
    route: Route
    entity_id: EntityId | None = None
    """The entity that it follows; None where it follows a query."""
    cursor: int = -1
    """The number of the stop it is at, from 0; -1 before its first step."""
    outcome: Outcome = Outcome.MOVED
    beside: EntityId | None = None
    """The second entity, where it follows two that are named in the same paragraphs."""

    @property
    def stop(self) -> Stop | None:
        """The stop it is at."""
        return self.route.stops[self.cursor] if self.cursor >= 0 else None

    def step(self, forward: bool, position: Position | None = None) -> "Walk":
        """The walk one stop further on.

        Args:
            forward: The direction.
            position: Where the reader has gone meanwhile; None to go on from the stop that the walk is at.

        Returns:
            The walk at the next stop in that direction; at its end the same walk with `AT_END`, which wraps with the
            next step. A walk without stops is always at its end.
        """
        count = len(self.route.stops)
        at = self._next(forward, position)
        if 0 <= at < count:
            return replace(self, cursor=at, outcome=Outcome.MOVED)
        if self.outcome is Outcome.AT_END and count:
            return replace(self, cursor=0 if forward else count - 1, outcome=Outcome.WRAPPED)
        return replace(self, outcome=Outcome.AT_END)

    def _next(self, forward: bool, position: Position | None) -> int:
        if position is None:
            return self.cursor + 1 if forward else self.cursor - 1
        behind = bisect_left(self.route.keys, self.route.key(position))
        return behind if forward else behind - 1

    def at(self, position: Position) -> "Walk":
        """The walk at the stop that covers a position, or else at the first one behind it, or else at its first."""
        stops = self.route.stops
        before = bisect_right(self.route.keys, self.route.key(position)) - 1
        # A stop may lie within another, as a name in a description.
        here = takewhile(lambda number: stops[number].article_id == position.article_id, range(before, -1, -1))
        covering = (number for number in here if position.offset < stops[number].end)
        cursor = next(covering, (before + 1) % len(stops) if stops else -1)
        return replace(self, cursor=cursor, outcome=Outcome.MOVED)

    def over(self, changed: Route) -> "Walk":
        """The same walk over other stops, as after indexing: at the same stop, or at what stands in its place."""
        walk = replace(self, route=changed, cursor=-1)
        if self.stop is None or not changed.stops:
            return walk
        return replace(walk.at(Position(self.stop.article_id, self.stop.start)), outcome=self.outcome)

    def within(self, article_id: ArticleId) -> tuple[Stop, ...]:
        """The stops in one article."""
        return self.route.within(article_id)

    @property
    def extent(self) -> str:
        """How far it goes: "9"; empty where it has no stop."""
        return f"{len(self.route.stops)}" if self.route.stops else ""

    def describe(self) -> str:
        """Where it is: "Yuri Ushakov 3/9 · article 1/3"."""
        stops, articles = len(self.route.stops), len(self.route.articles)
        if self.stop is None:
            return f"{self.title} {stops} in {articles}"
        return (
            f"{self.title} {self.cursor + 1}/{stops} · article {self.route.articles[self.stop.article_id]}/{articles}"
        )
