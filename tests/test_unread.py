"""Unread articles, driven by keys, on the indexed seeds."""

from index import Library, open_library
from tests.conftest import SEEDS
from tests.driving import Reading, reading


def unread(app: Reading) -> list[str]:
    """The articles that the list marks with ●, whether or not one is open."""
    return [heading.path for heading in app.screen.articles.rows if not heading.read]


async def test_what_was_opened_is_marked_as_read_at_once(seeds: Library) -> None:
    paths = [article.path for article in seeds.articles()]
    async with reading(seeds) as app:
        assert unread(app) == paths[1:]
        await app.press("J")
        assert unread(app) == paths[2:]
        marks = [app.screen.articles.render_line(y).text[:2] for y in range(5)]
        assert marks == ["  ", "▶ ", "● ", "● ", "● "]


async def test_toggling_the_open_article_and_the_one_under_the_cursor(seeds: Library) -> None:
    paths = [article.path for article in seeds.articles()]
    async with reading(seeds) as app:
        await app.press("U")
        assert paths[0] in unread(app)
        assert app.said.startswith("Unread: ")
        await app.press("1", "j", "j", "U")
        assert paths[2] not in unread(app)
        assert app.open_path == paths[0]
        await app.press("U")
        assert paths[2] in unread(app)
    library = open_library([SEEDS])
    assert [article.read for article in library.articles()] == [False] * 5
    library.close()


async def test_going_to_the_next_unread_article_and_round(seeds: Library) -> None:
    paths = [article.path for article in seeds.articles()]
    seeds.set_read(paths[1], True)
    seeds.set_read(paths[3], True)
    async with reading(seeds) as app:
        await app.press("ctrl+n")
        assert app.open_path == paths[2]
        assert "1 unread article left" in app.said
        await app.press("ctrl+o", "U", "ctrl+n")
        assert app.open_path == paths[4]
        assert "1 unread article left" in app.said
        await app.press("U", "ctrl+n")
        assert app.open_path == paths[0]
        await app.press("ctrl+n")
        assert app.open_path == paths[4]
        assert "No other unread" in app.said
        await app.press("ctrl+n")
        assert "no other unread" in app.said


async def test_the_next_unread_article_in_another_order(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("O")
        order = [heading.path for heading in app.screen.articles.rows]
        begun = order.index(app.open_path)
        for path in (*order[begun + 1 :], *order[:begun]):
            await app.press("ctrl+n")
            assert app.open_path == path
