"""Narrowing and sorting the lists, driven by keys, on the indexed seeds."""

import pytest

from index import EntityType, Library
from tests.driving import MEDIUM, NARROW, Reading, reading
from tui.arrangement import Pane
from tui.ordering import ArticleOrder


def title(app: Reading, pane: str) -> str:
    return str(app.screen.query_one(f"#{pane}").border_title)


def subtitle(app: Reading, pane: str) -> str:
    return str(app.screen.query_one(f"#{pane}").border_subtitle)


def paths(app: Reading) -> list[str]:
    return [heading.path for heading in app.screen.articles.rows]


async def test_articles_are_narrowed_as_typed(seeds: Library) -> None:
    articles = seeds.articles()
    with_china = [article.path for article in articles if "china" in article.title.lower()]
    assert 0 < len(with_china) < 5
    async with reading(seeds) as app:
        await app.press("1", "F", *"chin")
        assert paths(app) == with_china
        assert f"{len(with_china)}/5 ‘chin’" in title(app, "articles")
        await app.press("backspace", *"zzz")
        assert paths(app) == []
        assert "F changes" in app.screen.articles.empty_text
        await app.press("escape")
        assert paths(app) == [article.path for article in articles]
        assert app.screen.focused is app.screen.articles


async def test_a_filter_that_is_kept_holds_for_going_from_article_to_article(seeds: Library) -> None:
    async with reading(seeds) as app:
        dates = sorted({article.day for article in seeds.articles() if article.day})
        wanted = [article.path for article in seeds.articles() if article.day == dates[-1]]
        await app.press("F", *dates[-1], "enter")
        assert paths(app) == wanted
        assert app.screen.focused is app.screen.articles
        await app.press("2")
        while "last article" not in app.said:
            await app.press("J")
            assert app.open_path in wanted
        assert "filter" in app.said
        await app.press("1", "escape")
        assert len(paths(app)) == 5


async def test_escape_brings_the_cursor_back(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("1", "j", "j", "j")
        row = app.screen.articles.row
        assert row is not None
        first = app.screen.articles.rows[0].title.split()[0]
        await app.press("F", *first, "escape")
        assert app.screen.articles.row is row


async def test_names_are_found_by_any_of_their_forms(seeds: Library) -> None:
    async with reading(seeds) as app:
        with_alias = next(e for e in seeds.entities(EntityType.PERSON) if e.aliases[-1].name.split()[0] not in e.name)
        await app.press("3", "F", *with_alias.aliases[-1].name)
        assert with_alias in app.screen.entities.list.rows
        await app.press("down", "up", "enter")
        assert app.screen.focused is app.screen.entities.list
        assert "‘" in title(app, "entities")
        await app.press("3")
        assert "Orgs" in title(app, "entities")
        await app.press("escape")
        assert "‘" not in title(app, "entities")


async def test_references_are_narrowed(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("3", "r")
        everything = len(app.screen.references.rows)
        day = app.screen.references.rows[0].article.day
        assert day
        await app.press("F", *day, "enter")
        left = app.screen.references.rows
        assert 0 < len(left) < everything
        assert {reference.article.day for reference in left} == {day}
        await app.press("enter")
        assert app.screen.reader.named == left[0].mention
        await app.press("4", "F", "escape")
        assert len(app.screen.references.rows) == everything


async def test_a_search_is_not_narrowed(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("4", "F")
        assert "/" in app.said
        assert not app.screen.filter_prompt.display


async def test_articles_in_other_orders(seeds: Library) -> None:
    async with reading(seeds) as app:
        assert subtitle(app, "articles") == "by date"
        await app.press("1", "O")
        assert [one.title for one in app.screen.articles.rows] == sorted(
            (one.title for one in seeds.articles()), key=str.lower
        )
        assert subtitle(app, "articles") == "by title"
        assert "by title" in app.said
        order = paths(app)
        await app.press("g", "enter")
        for path in order[1:]:
            await app.press("J")
            assert app.open_path == path
        await app.press("O", "O", "O")
        assert subtitle(app, "articles") == "by date"
        assert paths(app) == [article.path for article in seeds.articles()]


async def test_names_in_other_orders(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("3", "O")
        names = [entity.name for entity in app.screen.entities.list.rows]
        assert names[0] < names[-1]
        assert subtitle(app, "entities") == "by name"
        await app.press("O")
        assert [one.articles for one in app.screen.entities.list.rows] == sorted(
            (one.articles for one in seeds.entities(EntityType.PERSON)), reverse=True
        )
        await app.press("O")
        assert app.screen.entities.list.row is not None
        assert subtitle(app, "entities") == "by mentions"


async def test_references_keep_their_order(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("3", "r", "O")
        assert "keeps its order" in app.said


async def walk(app: Reading, name: str) -> None:
    await app.press("3", "F", *name, "enter", "g", "enter")


async def test_the_walk_follows_the_order_and_stays_at_its_stop(seeds: Library) -> None:
    (ushakov,) = seeds.find_entities("Yuri Ushakov")
    count = ushakov.mentions
    async with reading(seeds) as app:
        await walk(app, "ushakov")
        await app.press("n", "n")
        assert app.screen._walk is not None
        stop, top = app.screen._walk.stop, app.screen.reader.first_visible
        await app.press("O")
        assert app.screen._walk.stop == stop
        assert app.screen.reader.first_visible == top
        visited = [stop]
        for _ in range(count - 1):
            await app.press("n")
            if "That was the last" in app.said:
                await app.press("n")
            visited.append(app.screen._walk.stop)
        assert len(set(visited)) == count
        entered = list(dict.fromkeys(one.article_id for one in app.screen._walk.route.stops))
        listed = [heading.id for heading in app.screen.articles.rows]
        assert entered == [article_id for article_id in listed if article_id in entered]


async def test_articles_by_mentions_of_whom_is_walked(seeds: Library) -> None:
    async with reading(seeds) as app:
        await walk(app, "ushakov")
        while app.screen._article_order is not ArticleOrder.MENTIONS:
            await app.press("O")
        for name in ("Yuri Ushakov", "Xi Jinping"):
            (entity,) = seeds.find_entities(name)
            if name != "Yuri Ushakov":
                await walk(app, "xi jinping")
            articles = [mention.article_id for mention in seeds.mentions(entity.id)]
            counts = [articles.count(heading.id) for heading in app.screen.articles.rows]
            assert counts == sorted(counts, reverse=True)
            assert subtitle(app, "articles") == f"by mentions of {name}"


async def test_without_a_walk_there_is_no_order_by_mentions(seeds: Library) -> None:
    async with reading(seeds) as app:
        orders = set()
        for _ in range(6):
            await app.press("O")
            orders.add(app.screen._article_order)
        assert orders == set(ArticleOrder) - {ArticleOrder.MENTIONS}


async def test_in_a_narrow_terminal_the_list_comes_into_view(seeds: Library) -> None:
    async with reading(seeds, NARROW) as app:
        await app.press("F", *"olympics")
        assert app.in_view() == {Pane.ARTICLES}
        await app.press("escape")
        assert app.in_view() == {Pane.READER}


@pytest.mark.parametrize("pane", ["1", "3"])
async def test_a_filter_survives_new_lists(seeds: Library, pane: str) -> None:
    async with reading(seeds) as app:
        await app.press(pane, "F", *"in", "enter")
        rows = list(app.screen.articles.rows), list(app.screen.entities.list.rows)
        app.screen._load_lists()
        await app.settle()
        assert (list(app.screen.articles.rows), list(app.screen.entities.list.rows)) == rows


async def test_while_typing_the_key_bar_names_the_keys_that_work_then(seeds: Library) -> None:
    async with reading(seeds, MEDIUM) as app:
        bar = app.screen.keys
        before = bar.render_line(0).text
        await app.press("slash")
        expected = " Enter open  ↓/↑ line  Tab complete  Esc leave  C-l narrow  C-t where  C-s save"
        assert bar.render_line(0).text.rstrip() == expected
        await app.press("escape", "F")
        assert bar.render_line(0).text.split() == ["Enter", "keep", "↓/↑", "line", "Esc", "leave"]
        await app.press("escape", "2")
        assert bar.render_line(0).text == before
