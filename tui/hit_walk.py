"""The walk through the hits of a search, article by article in the order of its results. Plain Python.

The hits of an article are found when the walk comes to it, so that a walk through 1,000 articles begins at once. An
article without hits, of which only the title or the date matched, has one stop, at its beginning.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from index.model import ArticleId, SearchPage
from index.result_rows import article_ids, is_gone
from tui.walk import Outcome, Position, Stop


class Found:
    """The articles that a search found, with the stops in each.

    Args:
        page: What the search found.
        there: The articles that can be opened.
    """

    def __init__(self, page: SearchPage, there: Container[ArticleId]) -> None:
        self.page = page
        ids = article_ids(page.results)
        self._rows = [row for row, article_id in enumerate(ids) if article_id in there]
        self._numbers = {ids[row]: number for number, row in enumerate(self._rows)}

    def __len__(self) -> int:
        return len(self._rows)

    def number_of(self, article_id: ArticleId) -> int | None:
        """The place of an article in the order of the walk, from 0; None where it was not found."""
        return self._numbers.get(article_id)

    def stops(self, number: int) -> Sequence[Stop]:
        """The stops in an article; none where it has gone meanwhile."""
        result = self.page.results[self._rows[number]]
        if is_gone(result):
            return ()
        article_id = result.article.id
        return [Stop(article_id, hit.start, hit.end) for hit in result.hits] or [Stop(article_id, 0, 0)]

    def within(self, article_id: ArticleId) -> Sequence[Stop]:
        """The hits in an article."""
        number = self.number_of(article_id)
        return [] if number is None else [stop for stop in self.stops(number) if stop.end]

    def prepare(self, number: int) -> None:
        """Find the hits of the articles around one, so that steps into them need not wait. Safe in any thread."""
        for near in (number + 1, number - 1, number + 2):
            if 0 <= near < len(self):
                self.stops(near)

    @property
    def total(self) -> str:
        """How many articles match: "1,204"."""
        return f"{self.page.total:,}"


@dataclass(frozen=True, slots=True)
class HitWalk:
    """A walk through the hits of a search. Each step gives another walk."""

    title: str
    """What was searched for, as the status line names it."""
    found: Found
    number: int = -1
    """The place of the article that it is in, from 0; -1 before its first step."""
    hit: int = 0
    """Which of the stops in that article it is at, from 0."""
    outcome: Outcome = Outcome.MOVED
    entity_id: None = None
    beside: None = None

    @property
    def stop(self) -> Stop | None:
        """The stop it is at."""
        if self.number < 0:
            return None
        stops = self.found.stops(self.number)
        return stops[min(self.hit, len(stops) - 1)] if stops else None

    def within(self, article_id: ArticleId) -> Sequence[Stop]:
        """The hits in an article."""
        return self.found.within(article_id)

    def step(self, forward: bool, position: Position | None = None) -> "HitWalk":
        """The walk one stop further on.

        Args:
            forward: The direction.
            position: Where the reader has gone meanwhile; from an article that was not found the walk goes on from
                the stop that it is at, as without a position.

        Returns:
            The walk at the next stop in that direction; at its end the same walk with `AT_END`, which wraps with the
            next step.
        """
        number, hit = self._next(forward, position)
        reached = self._reach(number, hit, forward)
        if reached is None and self.outcome is Outcome.AT_END:
            again = self._reach(0 if forward else len(self.found) - 1, None, forward)
            return replace(again, outcome=Outcome.WRAPPED) if again else self
        return reached or replace(self, outcome=Outcome.AT_END)

    def _next(self, forward: bool, position: Position | None) -> tuple[int, int | None]:
        """The article and the stop in it that come next, which need not be there."""
        number = self.found.number_of(position.article_id) if position else None
        if position is None or number is None:
            return (self.number, self.hit + (1 if forward else -1)) if self.number >= 0 else (0, None)
        behind = bisect_left([stop.start for stop in self.found.stops(number)], position.offset)
        return number, behind if forward else behind - 1

    def _reach(self, number: int, hit: int | None, forward: bool) -> "HitWalk | None":
        """The walk at that stop, or at the nearest one beyond in that direction; None where there is none."""
        while 0 <= number < len(self.found):
            count = len(self.found.stops(number))
            if hit is None:
                hit = 0 if forward else count - 1
            if 0 <= hit < count:
                return replace(self, number=number, hit=hit, outcome=Outcome.MOVED)
            number, hit = number + (1 if forward else -1), None
        return None

    def at(self, position: Position) -> "HitWalk":
        """The walk at the stop that covers a position, or at the next one in its article, or else at its first one.

        Where the article was not found, the walk is before its first step.
        """
        number = self.found.number_of(position.article_id)
        if number is None:
            return replace(self, number=-1, hit=0, outcome=Outcome.MOVED)
        stops = self.found.stops(number)
        before = bisect_right([stop.start for stop in stops], position.offset) - 1
        covers = before >= 0 and position.offset < max(stops[before].end, 1)
        hit = before if covers else before + 1
        return replace(self, number=number, hit=hit if hit < len(stops) else 0, outcome=Outcome.MOVED)

    def over(self, found: Found) -> "HitWalk":
        """The same walk over what the search finds now: at the same stop, or at the article that is in its place."""
        stop = self.stop
        walk = replace(self, found=found, number=-1, hit=0)
        if stop is None or not len(found):
            return walk
        if found.number_of(stop.article_id) is None:
            return replace(walk, number=min(self.number, len(found) - 1), outcome=self.outcome)
        return replace(walk.at(Position(stop.article_id, stop.start)), outcome=self.outcome)

    @property
    def extent(self) -> str:
        """How far it goes: "3 articles", "the first 1,000 articles; 204 others match"; empty where it has no stop."""
        if not len(self.found):
            return ""
        articles = f"{len(self.found):,} article{'' if len(self.found) == 1 else 's'}"
        beyond = self.found.page.total - len(self.found.page.results)
        if beyond <= 0:
            return articles
        return f"the first {articles}; {beyond:,} others match"

    def describe(self) -> str:
        """Where it is: "‘ushakov’ 3/4 here · article 2/1,204"."""
        if self.number < 0:
            return f"{self.title} in {self.found.total}"
        hits = [stop for stop in self.found.stops(self.number) if stop.end]
        here = f" {min(self.hit, len(hits) - 1) + 1}/{len(hits)} here" if hits else ""
        return f"{self.title}{here} · article {self.number + 1:,}/{self.found.total}"
