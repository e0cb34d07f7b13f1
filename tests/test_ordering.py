"""Orders of lists, and the walk through an order that changes, as plain Python."""

import datetime
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import ArticleHeading, Entity, EntityType
from tui.ordering import ArticleOrder, EntityOrder, next_order, sort_articles, sort_entities
from tui.walk import Position, Stop, Walk, route

words = st.sampled_from(["Oslo", "“Oslo", "émigré", "zebra", "Ápple", "apple"])


def heading(number: int, title: str = "", source: str | None = None, read: bool = False) -> ArticleHeading:
    return ArticleHeading(number, f"{number}.txt", title, source, None, datetime.date(2022, 1, 1), 1, True, read)


def entity(name: str, mentions: int, articles: int) -> Entity:
    return Entity(f"person/{name}", EntityType.PERSON, name, (), mentions, articles)


articles = st.lists(st.tuples(words, st.none() | words, st.booleans()), max_size=12).map(
    lambda rows: [heading(number, *row) for number, row in enumerate(rows)]
)
counts = st.dictionaries(st.integers(0, 12), st.integers(1, 9))


@given(articles, st.sampled_from(ArticleOrder), counts)
def test_sorting_articles_loses_and_adds_none(
    rows: list[ArticleHeading], order: ArticleOrder, named: dict[int, int]
) -> None:
    assert Counter(sort_articles(rows, order, named)) == Counter(rows)


@given(
    st.lists(st.builds(entity, words, st.integers(1, 9), st.integers(1, 9)), max_size=9), st.sampled_from(EntityOrder)
)
def test_sorting_entities_loses_and_adds_none(rows: list[Entity], order: EntityOrder) -> None:
    assert Counter(one.name for one in sort_entities(rows, order)) == Counter(one.name for one in rows)


@given(articles, counts)
def test_those_that_are_equal_in_an_order_stay_by_date(rows: list[ArticleHeading], named: dict[int, int]) -> None:
    ordered = sort_articles(rows, ArticleOrder.MENTIONS, named)
    keys = [(-named.get(row.id, 0), row.id) for row in ordered]
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (ArticleOrder.DATE, [0, 1, 2, 3]),
        (ArticleOrder.TITLE, [1, 3, 0, 2]),
        (ArticleOrder.SOURCE, [2, 1, 3, 0]),
        (ArticleOrder.UNREAD, [1, 3, 0, 2]),
        (ArticleOrder.MENTIONS, [2, 0, 1, 3]),
    ],
)
def test_orders_of_articles(order: ArticleOrder, expected: list[int]) -> None:
    rows = [
        heading(0, "Oslo", None, read=True),
        heading(1, "“Émigré” is back", "BBC"),
        heading(2, "talks", "ABC", read=True),
        heading(3, "Evening", "Reuters"),
    ]
    assert [row.id for row in sort_articles(rows, order, {2: 5, 0: 1})] == expected


def test_orders_of_entities() -> None:
    rows = [entity("Xi", 9, 1), entity("Ángel", 5, 3), entity("Bo", 1, 2)]
    names = {order: [one.name for one in sort_entities(rows, order)] for order in EntityOrder}
    assert names == {
        EntityOrder.MENTIONS: ["Xi", "Ángel", "Bo"],
        EntityOrder.NAME: ["Ángel", "Bo", "Xi"],
        EntityOrder.ARTICLES: ["Ángel", "Bo", "Xi"],
    }


def test_orders_come_round() -> None:
    orders = (ArticleOrder.DATE, ArticleOrder.TITLE)
    assert next_order(ArticleOrder.DATE, orders) is ArticleOrder.TITLE
    assert next_order(ArticleOrder.TITLE, orders) is ArticleOrder.DATE
    assert next_order(ArticleOrder.MENTIONS, orders) is ArticleOrder.DATE


@given(
    st.lists(st.builds(lambda a, s: Stop(a, s, s + 2), st.integers(0, 4), st.integers(0, 40)), min_size=1, unique=True),
    st.permutations(range(5)),
    st.data(),
)
def test_a_walk_over_another_order_keeps_its_stop_and_all_others(
    stops: list[Stop], order: list[int], data: st.DataObject
) -> None:
    at = data.draw(st.sampled_from(stops))
    walk = Walk("x", route(stops, range(5))).at(Position(at.article_id, at.start))
    changed = walk.over(route(walk.route.stops, order))
    assert changed.stop == walk.stop
    assert Counter(changed.route.stops) == Counter(walk.route.stops)
    entered = list(dict.fromkeys(stop.article_id for stop in changed.route.stops))
    assert entered == [article_id for article_id in order if article_id in entered]
