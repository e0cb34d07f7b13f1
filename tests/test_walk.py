"""The walk as plain Python."""

from hypothesis import example, given
from hypothesis import strategies as st

from tui.walk import Outcome, Position, Route, Stop, Walk, route

ORDER = (3, 1, 2)
STOPS = (Stop(1, 5, 8), Stop(3, 10, 12), Stop(3, 40, 44), Stop(2, 0, 4))
WALK = Walk("Yuri Ushakov", route(STOPS, ORDER))

positions = st.builds(Position, st.sampled_from(ORDER), st.integers(0, 99))
stops = st.builds(
    lambda article, start, length: Stop(article, start, start + length),
    st.sampled_from(ORDER),
    st.integers(0, 99),
    st.integers(1, 9),
)
routes = st.lists(stops, max_size=30, unique_by=lambda stop: (stop.article_id, stop.start)).map(
    lambda chosen: route(chosen, ORDER)
)


def visited(walk: Walk, forward: bool = True) -> list[Stop]:
    found = []
    while (walk := walk.step(forward)).outcome is Outcome.MOVED:
        assert walk.stop is not None
        found.append(walk.stop)
    return found


def test_stops_come_in_the_order_of_the_articles() -> None:
    assert [(stop.article_id, stop.start) for stop in visited(WALK)] == [(3, 10), (3, 40), (1, 5), (2, 0)]


def test_it_stops_at_the_end_and_wraps_with_the_next_step() -> None:
    last = WALK.at(Position(2, 0))
    at_end = last.step(True)
    assert (at_end.outcome, at_end.stop) == (Outcome.AT_END, last.stop)
    wrapped = at_end.step(True)
    assert (wrapped.outcome, wrapped.cursor) == (Outcome.WRAPPED, 0)


def test_it_wraps_backwards_too() -> None:
    wrapped = WALK.at(Position(3, 10)).step(False).step(False)
    assert (wrapped.outcome, wrapped.cursor) == (Outcome.WRAPPED, 3)


def test_turning_round_at_the_end_does_not_wrap() -> None:
    turned = WALK.at(Position(2, 0)).step(True).step(False)
    assert (turned.outcome, turned.stop) == (Outcome.MOVED, Stop(1, 5, 8))


def test_it_goes_on_from_where_the_reader_has_gone() -> None:
    away = Position(3, 20)
    assert WALK.at(Position(2, 0)).step(True, away).stop == Stop(3, 40, 44)
    assert WALK.at(Position(2, 0)).step(False, away).stop == Stop(3, 10, 12)


def test_it_goes_on_from_an_article_without_a_stop() -> None:
    walk = Walk("x", route([Stop(3, 1, 2), Stop(2, 1, 2)], ORDER))
    assert walk.step(True, Position(1, 50)).stop == Stop(2, 1, 2)
    assert walk.step(False, Position(1, 50)).stop == Stop(3, 1, 2)


def test_it_says_where_it_is() -> None:
    assert WALK.describe() == "Yuri Ushakov 4 in 3"
    assert WALK.at(Position(1, 6)).describe() == "Yuri Ushakov 3/4 · article 2/3"


def test_it_survives_other_stops() -> None:
    walk = WALK.at(Position(1, 5))
    assert walk.over(route([*STOPS, Stop(3, 0, 1)], ORDER)).stop == walk.stop
    assert walk.over(route([STOPS[1], STOPS[3]], ORDER)).stop == Stop(2, 0, 4)
    assert walk.over(route([], ORDER)).stop is None


def test_a_walk_without_stops_is_at_its_end() -> None:
    empty = Walk("x", route([], ORDER))
    assert empty.step(True).step(True).outcome is Outcome.AT_END


@given(routes)
def test_each_stop_is_visited_once_in_either_direction(over: Route) -> None:
    forward = visited(Walk("x", over))
    assert forward == list(over.stops)
    if over.stops:
        last = over.stops[-1]
        back = visited(Walk("x", over).at(Position(last.article_id, last.start)), forward=False)
        assert [last, *back] == forward[::-1]


@given(routes, positions, st.booleans())
def test_a_step_from_a_position_leads_to_the_nearest_stop(over: Route, position: Position, forward: bool) -> None:
    def key(article_id: int, offset: int) -> tuple[int, int]:
        return ORDER.index(article_id), offset

    here = key(position.article_id, position.offset)
    keys = [key(stop.article_id, stop.start) for stop in over.stops]
    nearest = (
        min((k for k in keys if k >= here), default=None)
        if forward
        else max((k for k in keys if k < here), default=None)
    )
    stop = Walk("x", over).step(forward, position).stop
    assert (stop and key(stop.article_id, stop.start)) == nearest


@given(routes, positions)
@example(route([Stop(3, 0, 1), Stop(3, 1, 4), Stop(3, 2, 3)], ORDER), Position(3, 3))
def test_at_finds_the_stop_that_covers_the_position(over: Route, position: Position) -> None:
    walk = Walk("x", over).at(position)
    assert (walk.stop is None) == (not over.stops)
    covering = [
        stop
        for stop in over.stops
        if stop.article_id == position.article_id and stop.start <= position.offset < stop.end
    ]
    if covering:
        assert walk.stop == covering[-1]
