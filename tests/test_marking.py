"""Marks, driven by keys, on the indexed seeds."""

from index import Library, open_library
from tests.conftest import SEEDS
from tests.driving import NARROW, reading
from tui.screens.marks import MarksScreen


async def test_setting_a_mark_and_coming_back(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("space", "m", "a")
        marked = app.open_path, app.screen.reader.top_offset
        assert "Mark a" in app.said
        await app.press("J", "J", "space", "apostrophe", "a")
        assert app.open_path == marked[0]
        assert app.screen.reader.shows_offset(marked[1])
        await app.press("ctrl+o")
        assert app.open_path == seeds.articles()[2].path


async def test_a_letter_does_not_do_what_it_does_elsewhere(seeds: Library) -> None:
    async with reading(seeds) as app:
        first = app.screen.reader.first_visible
        await app.press("m", "q", "m", "j")
        assert app.screen.is_current
        assert app.screen.reader.first_visible == first
        assert [mark.letter for mark in seeds.marks()] == ["j", "q"]


async def test_a_mark_outlives_the_program(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("J", "right_square_bracket", "right_square_bracket", "m", "k")
        named, path = app.screen.reader.named, app.open_path
        await app.press("K")
    library = open_library([SEEDS])
    async with reading(library) as app:
        await app.press("apostrophe", "k")
        assert (app.screen.reader.named, app.open_path) == (named, path)


async def test_back_to_before_the_last_jump_and_again(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("apostrophe", "apostrophe")
        assert "no jump" in app.said
        await app.press("space")
        left = app.open_path, app.screen.reader.first_visible
        await app.press("J", "space", "space")
        here = app.open_path, app.screen.reader.first_visible
        await app.press("apostrophe", "apostrophe")
        assert (app.open_path, app.screen.reader.first_visible) == left
        await app.press("apostrophe", "apostrophe")
        assert (app.open_path, app.screen.reader.first_visible) == here


async def test_a_mark_that_is_not_there(seeds: Library) -> None:
    async with reading(seeds) as app:
        before = app.open_path, app.screen.reader.first_visible
        await app.press("apostrophe", "z")
        assert "There is no mark z" in app.said
        assert (app.open_path, app.screen.reader.first_visible) == before


async def test_while_a_letter_is_awaited_the_marks_are_listed(seeds: Library) -> None:
    async with reading(seeds, NARROW) as app:
        await app.press("m", "b", "m")
        screen = app.pilot.app.screen
        assert isinstance(screen, MarksScreen)
        assert [row.letter for row in screen.list.rows] == ["b"]
        await app.press("5")
        assert screen.query_one("#wrong-mark").display
        await app.press("apostrophe")
        assert app.pilot.app.screen is screen
        await app.press("escape")
        assert app.pilot.app.screen is app.screen
        assert [mark.letter for mark in seeds.marks()] == ["b"]


async def test_a_mark_is_chosen_from_the_list(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("m", "a", "J", "m", "b")
        path = app.open_path
        await app.press("J", "apostrophe", "down", "enter")
        assert app.open_path == path


async def test_a_mark_in_an_article_that_is_gone(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("m", "a")
        gone = app.screen.reader.article
        assert gone is not None
        await app.press("J")
        del app.screen._headings[gone.heading.id]
        await app.press("apostrophe", "a")
        assert "not in this library any more" in app.said
