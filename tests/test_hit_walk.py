"""The walk through the hits of a search, whose articles are looked at one by one."""

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from index.model import ArticleHeading, ArticleId, SearchPage, SearchResult, Snippet, Span
from index.result_rows import ResultRows
from tui.hit_walk import Found, HitWalk
from tui.walk import Outcome, Position, Stop

ORDER = (3, 1, 2)
HITS = {3: ((10, 12), (40, 44)), 1: ((5, 8),), 2: ()}


@dataclass
class Searched:
    """A search over articles of these hits that notes which of them it was asked for."""

    hits: dict[int, tuple[tuple[int, int], ...]]
    order: tuple[int, ...]
    asked: list[ArticleId] = field(default_factory=list)

    def make(self, article_id: ArticleId) -> SearchResult:
        self.asked.append(article_id)
        heading = ArticleHeading(article_id, f"{article_id}.txt", "Title", None, None, None, 9, True, False)
        return SearchResult(heading, tuple(Span(*hit) for hit in self.hits[article_id]), Snippet("", ()))

    def found(self, total: int | None = None) -> Found:
        total = len(self.order) if total is None else total
        return Found(SearchPage("x", ResultRows(self.order, self.make), total), set(self.order))


def walk(total: int | None = None) -> HitWalk:
    return HitWalk("‘x’", Searched(HITS, ORDER).found(total))


def visited(from_walk: HitWalk, forward: bool = True) -> list[Stop]:
    stops = []
    while (from_walk := from_walk.step(forward)).outcome is Outcome.MOVED:
        assert from_walk.stop is not None
        stops.append(from_walk.stop)
    return stops


def test_stops_come_in_the_order_of_the_results_and_an_article_without_hits_is_one() -> None:
    assert visited(walk()) == [Stop(3, 10, 12), Stop(3, 40, 44), Stop(1, 5, 8), Stop(2, 0, 0)]


def test_only_the_articles_that_it_comes_to_are_looked_at() -> None:
    searched = Searched(dict.fromkeys(range(1000), ((1, 2),)), tuple(range(1000)))
    at = HitWalk("‘x’", searched.found()).step(True).step(True)
    assert at.stop == Stop(1, 1, 2)
    assert searched.asked == [0, 1]
    at.found.prepare(at.number)
    assert searched.asked == [0, 1, 2, 3]


def test_it_stops_at_its_ends_and_wraps_with_the_next_step() -> None:
    last = walk().at(Position(2, 0))
    at_end = last.step(True)
    assert (at_end.outcome, at_end.stop) == (Outcome.AT_END, last.stop)
    assert at_end.step(True) == HitWalk("‘x’", last.found, 0, 0, Outcome.WRAPPED)
    back = walk().at(Position(3, 10)).step(False).step(False)
    assert (back.outcome, back.stop) == (Outcome.WRAPPED, Stop(2, 0, 0))


def test_it_goes_on_from_where_the_reader_has_gone() -> None:
    assert walk().at(Position(2, 0)).step(True, Position(3, 20)).stop == Stop(3, 40, 44)
    assert walk().at(Position(2, 0)).step(False, Position(3, 20)).stop == Stop(3, 10, 12)
    assert walk().at(Position(3, 10)).step(True, Position(1, 6)).stop == Stop(2, 0, 0)


def test_from_an_article_that_was_not_found_it_goes_on_where_it_was() -> None:
    assert walk().at(Position(3, 10)).step(True, Position(77, 5)).stop == Stop(3, 40, 44)


def test_it_says_where_it_is() -> None:
    assert walk().at(Position(3, 41)).describe() == "‘x’ 2/2 here · article 1/3"
    assert walk(1204).at(Position(1, 0)).describe() == "‘x’ 1/1 here · article 2/1,204"
    assert walk().at(Position(2, 0)).describe() == "‘x’ · article 3/3"
    assert walk().extent == "3 articles"
    assert walk(1204).extent == "the first 3 articles; 1,201 others match"


def test_over_other_results_it_stays_where_it_is() -> None:
    at = walk().at(Position(1, 5))
    changed = Searched({**HITS, 1: ((2, 3), (5, 8)), 9: ((1, 2),)}, (9, 1, 3)).found()
    assert at.over(changed).stop == Stop(1, 5, 8)
    gone = Searched(HITS, (3, 2)).found()
    assert at.over(gone).stop == Stop(2, 0, 0)
    assert at.over(Searched({}, ()).found()).stop is None


def test_an_article_that_has_gone_is_passed_by() -> None:
    searched = Searched({3: ((1, 2),), 2: ((4, 5),)}, (3, 1, 2))
    at = HitWalk("‘x’", searched.found())
    assert visited(at) == [Stop(3, 1, 2), Stop(2, 4, 5)]


def test_a_walk_through_nothing_is_at_its_end() -> None:
    empty = HitWalk("‘x’", Searched({}, ()).found())
    assert empty.step(True).step(True).outcome is Outcome.AT_END
    assert empty.extent == ""


hits = st.lists(st.integers(1, 60), unique=True, max_size=5).map(
    lambda starts: tuple((start, start + 1) for start in sorted(starts))
)
searches = st.dictionaries(st.integers(1, 9), hits, max_size=6).map(lambda found: Searched(found, tuple(found)))


@given(searches)
def test_each_stop_is_visited_once_in_either_direction(searched: Searched) -> None:
    start = HitWalk("‘x’", searched.found())
    forward = visited(start)
    expected = [Stop(a, *hit) for a in searched.order for hit in searched.hits[a] or ((0, 0),)]
    assert forward == expected
    if forward:
        last = forward[-1]
        assert [last, *visited(start.at(Position(last.article_id, last.start)), forward=False)] == forward[::-1]
