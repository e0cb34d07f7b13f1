"""The reading place through changes of size, on the indexed seeds."""

import pytest

from index import Library, open_library
from tests.conftest import SEEDS
from tests.driving import MEDIUM, WIDE, Reading, reading

LARGE, SMALL = (200, 60), (40, 10)
SIZES = [LARGE, WIDE, (99, 30), MEDIUM, (61, 21), (50, 15), SMALL, (47, 13), (70, 40), (150, 22), LARGE]


async def resize(app: Reading, size: tuple[int, int]) -> None:
    await app.pilot.resize_terminal(*size)
    await app.pilot.pause()


def first_line(app: Reading) -> tuple[int, int]:
    """The offsets of the first line in view."""
    reader = app.screen.reader
    lines = reader._layout.lines
    start = lines[reader.first_visible].start
    return start, lines[reader.first_visible + 1].start if reader.first_visible + 1 < len(lines) else start + 10_000


@pytest.mark.parametrize("pages", [1, 3])
async def test_the_character_at_the_top_stays_there(seeds: Library, pages: int) -> None:
    async with reading(seeds, SMALL) as app:
        await app.press(*["space"] * pages, "j")
        offset, view = app.screen.reader.top_offset, app.screen.reader.first_visible
        for size in (*SIZES[::-1], *SIZES):
            await resize(app, size)
            if app.screen.reader.line_count > app.screen.reader.page_height:
                bottom = app.screen.reader.line_count - app.screen.reader.page_height
                start, end = first_line(app)
                assert start <= offset < end or app.screen.reader.first_visible == bottom
            assert app.screen.reader.shows_offset(offset)
        await resize(app, SMALL)
        assert (app.screen.reader.top_offset, app.screen.reader.first_visible) == (offset, view)


@pytest.mark.parametrize("keys", [("G",), ("space", "j", "j"), ("g",), ("G", "k")])
async def test_going_down_to_the_smallest_size_and_back_changes_nothing(seeds: Library, keys: tuple[str, ...]) -> None:
    async with reading(seeds, LARGE) as app:
        await app.press(*keys)
        before = app.screen.reader.top_offset, app.screen.reader.first_visible
        for size in SIZES[1:]:
            await resize(app, size)
        assert (app.screen.reader.top_offset, app.screen.reader.first_visible) == before


async def test_at_the_end_of_a_small_screen_a_large_one_and_back_changes_nothing(seeds: Library) -> None:
    async with reading(seeds, SMALL) as app:
        await app.press("G")
        before = app.screen.reader.top_offset, app.screen.reader.first_visible
        for size in (LARGE, WIDE, SMALL):
            await resize(app, size)
        assert (app.screen.reader.top_offset, app.screen.reader.first_visible) == before


async def test_the_name_that_reading_is_at_stays_in_view(seeds: Library) -> None:
    async with reading(seeds, WIDE) as app:
        await app.press(*["right_square_bracket"] * 9, "asterisk", "n", "n")
        named, first = app.screen.reader.named, app.screen.reader.first_visible
        assert named is not None
        for size in (SMALL, MEDIUM, (50, 12), LARGE, WIDE):
            await resize(app, size)
            assert app.screen.reader.named == named
            assert app.screen.reader.shows_offset(named.start)
        assert app.screen.reader.first_visible == first


async def test_the_drawer_opens_and_closes_over_the_same_lines(seeds: Library) -> None:
    async with reading(seeds, WIDE) as app:
        await app.press("space", "right_square_bracket")
        first = app.screen.reader.first_visible
        await app.press("r", "escape")
        assert app.screen.reader.first_visible == first


async def test_under_the_smallest_size_there_is_nothing_but_the_wish_for_more(seeds: Library) -> None:
    async with reading(seeds, SMALL) as app:
        await app.press("F", "escape", "slash", "escape")
        await resize(app, (39, 9))
        assert [widget.id for widget in app.screen.children if widget.display] == ["too-small"]


async def test_it_opens_again_at_the_same_line(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("J", "J", "space", "j")
        left = app.open_path, app.screen.reader.top_offset, app.screen.reader.first_visible
        await app.press("q")
    async with reading(open_library([SEEDS])) as app:
        assert (app.open_path, app.screen.reader.top_offset, app.screen.reader.first_visible) == left
        assert app.screen.reader.vertical_scrollbar.position == left[2]
    async with reading(open_library([SEEDS]), MEDIUM) as app:
        assert (app.open_path, app.screen.reader.top_offset) == left[:2]
    async with reading(open_library([SEEDS])) as app:
        assert (app.open_path, app.screen.reader.top_offset, app.screen.reader.first_visible) == left
