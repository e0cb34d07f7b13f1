"""The palette where there is no room for it, and while what it lists changes."""

import pytest
from textual.command import CommandInput, CommandList
from textual.events import Click, Paste

from index import Library
from tests.driving import MEDIUM, Reading, burst, reading
from tui.main_screen import MainScreen
from tui.screens.palette import Palette


async def listed(app: Reading, *keys: str) -> CommandList:
    """The palette, once it lists commands."""
    await app.press("colon", *keys)
    found = app.pilot.app.screen.query_one(CommandList)
    while not found.option_count:
        await app.settle()
    return found


@pytest.mark.parametrize("size", [(4, 4), (6, 10), (20, 3), (1, 1)])
async def test_it_is_moved_in_where_there_is_no_room_for_a_command(seeds: Library, size: tuple[int, int]) -> None:
    async with reading(seeds, MEDIUM) as app:
        await listed(app)
        await app.pilot.resize_terminal(*size)
        await app.press("pagedown", "pageup", "down")
        await app.pilot.resize_terminal(*MEDIUM)
        await app.settle()
        assert isinstance(app.pilot.app.screen, Palette)
        await app.press("escape")
        assert isinstance(app.pilot.app.screen, MainScreen)


async def test_a_click_on_a_command_that_goes_meanwhile_does_nothing(seeds: Library) -> None:
    async with reading(seeds, MEDIUM) as app:
        commands = await listed(app)
        x, y = commands.content_region.offset
        click = Click(None, x + 3, y, 0, 0, 1, False, False, False, x + 3, y)
        app.pilot.app.screen._forward_event(click)
        assert click.style.meta["option"] == 0
        commands.clear_options()
        await app.settle()
        assert app.pilot.app._exception is None
        assert isinstance(app.pilot.app.screen, Palette)


async def test_what_is_pasted_does_not_steer_the_terminal(seeds: Library) -> None:
    async with reading(seeds, MEDIUM) as app:
        await app.press("colon", "z")
        palette = app.pilot.app.screen
        palette.query_one(CommandInput).post_message(Paste("\x1b]0;owned\x07"))
        await app.settle()
        rows = "".join(strip.text for strip in palette._compositor.render_strips())
        assert "owned" in rows
        assert not set(rows) & {"\x1b", "\x07"}


async def test_it_does_what_is_typed_at_once_in_its_order(seeds: Library) -> None:
    async with reading(seeds, MEDIUM) as app:
        await app.press("colon", *"putin")
        await burst(app, "ctrl+u", *"xi")
        assert app.pilot.app.screen.query_one(CommandInput).value == "xi"


async def test_what_is_typed_behind_the_key_that_closes_it_is_not_looked_for(seeds: Library) -> None:
    async with reading(seeds, MEDIUM) as app:
        await listed(app)
        palette = app.pilot.app.screen
        assert isinstance(palette, Palette)
        palette._gather_commands("zoo")
        palette.dismiss(None)
        palette._gather_commands("zoom")
        looking = [worker for worker in app.pilot.app.workers if worker.group == palette._GATHER_COMMANDS_GROUP]
        assert not [worker for worker in looking if not (worker.is_cancelled or worker.is_finished)]
