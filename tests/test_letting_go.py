"""Long use: what was on the screen, and is no more, is let go."""

import gc

from textual.strip import Strip

from index import Library
from tests.driving import Reading, reading


async def test_what_was_drawn_of_a_screen_goes_with_it(seeds: Library) -> None:
    async with reading(seeds) as app:
        await _open_and_close_help(app, 3)
        before = _strips()
        await _open_and_close_help(app, 10)
        assert _strips() - before < 50


async def _open_and_close_help(app: Reading, times: int) -> None:
    for _ in range(times):
        await app.press("question_mark")
        await app.press("escape")


def _strips() -> int:
    gc.collect()
    return sum(type(each) is Strip for each in gc.get_objects())
