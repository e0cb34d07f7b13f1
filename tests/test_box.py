"""A box is closed once, however often it is told to."""

import asyncio

import pytest
from textual.screen import ModalScreen

from index import Library
from tests.driving import MEDIUM, reading
from tui.main_screen import MainScreen


@pytest.mark.parametrize("keys", [("question_mark",), ("colon", "h", "e", "l", "p"), ("s",), ("S",), ("apostrophe",)])
@pytest.mark.parametrize("ends", ["enter", "escape"])
async def test_a_key_pressed_three_times_at_once_closes_nothing_below(
    seeds: Library, keys: tuple[str, ...], ends: str
) -> None:
    async with reading(seeds, MEDIUM) as app:
        await app.press(*keys)
        for _ in range(3):
            app.pilot.app.simulate_key(ends)
        await app.settle()
        assert app.pilot.app._exception is None
        assert isinstance(app.pilot.app.screen_stack[0], MainScreen)


async def test_closing_twice_closes_one(seeds: Library) -> None:
    async with reading(seeds, MEDIUM) as app:
        await app.press("question_mark")
        box = app.pilot.app.screen
        box.dismiss(None)
        box.dismiss(None)
        await app.settle()
        assert app.pilot.app.screen is app.screen
        await app.press("colon")
        palette = app.pilot.app.screen
        palette.dismiss(None)
        palette.dismiss(None)
        await app.settle()
        assert app.pilot.app.screen is app.screen


@pytest.mark.parametrize("command", ["card", "palette", "saved_searches"])
async def test_a_box_that_opens_while_the_program_ends_does_no_harm(seeds: Library, command: str) -> None:
    async with reading(seeds, MEDIUM) as app:
        await app.press("right_square_bracket")
        await app.pilot.app.run_action(command, app.screen)
        app.pilot.app.exit()
    assert app.pilot.app._exception is None


@pytest.mark.parametrize("command", ["card", "palette", "saved_searches"])
async def test_a_box_that_is_closed_before_it_is_there_does_no_harm(seeds: Library, command: str) -> None:
    async with reading(seeds, MEDIUM) as app:
        await app.press("right_square_bracket")
        for turns in range(5):
            await app.pilot.app.run_action(command, app.screen)
            box = app.pilot.app.screen
            assert isinstance(box, ModalScreen)
            for _ in range(turns):
                await asyncio.sleep(0)
            box.dismiss(None)
            await app.settle()
            assert app.pilot.app._exception is None
            assert app.pilot.app.screen is app.screen


@pytest.mark.parametrize("turns", [2, 3, 4])
async def test_keys_typed_while_the_program_ends_do_no_harm(seeds: Library, turns: int) -> None:
    async with reading(seeds, MEDIUM) as app:
        for key in ("j", "slash", "a", "colon", "k"):
            app.pilot.app.simulate_key(key)
        for _ in range(turns):
            await asyncio.sleep(0)
    assert app.pilot.app._exception is None
