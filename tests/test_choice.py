"""Choosing by a letter over the panes."""

from index import Library
from tests.driving import MEDIUM, reading
from tui.screens.choice import ChoiceScreen


async def test_it_looks_the_same_after_the_palette_was_open(seeds: Library) -> None:
    async with reading(seeds, MEDIUM) as app:
        await app.press("colon", "escape", "y")
        screen = app.pilot.app.screen
        assert isinstance(screen, ChoiceScreen)
        assert screen._list.outer_size.height == screen._list.size.height == len(screen.options)
