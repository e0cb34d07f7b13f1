"""The palette of all commands.

Textual's own fails where there is no room for a command, and where a key or a click comes while what is listed changes.
"""

from contextlib import suppress
from typing import Literal

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette
from textual.events import Click


class PaletteList(CommandList):
    """The commands that match what is typed.

    It is never narrower than a character beside padding and scrollbar: Textual cannot wrap to no width at all.
    """

    DEFAULT_CSS = "PaletteList { min-width: 7; }"

    def _move_page(self, direction: Literal[-1, 1]) -> None:
        """Move by a page, unless no lines are known, as while nothing is in view: Textual looks for one all the same."""
        with suppress(KeyError, IndexError):
            super()._move_page(direction)

    async def _on_click(self, event: Click) -> None:
        """Choose a command, unless it went while the click was on its way: Textual looks for it all the same."""
        event.prevent_default()
        with suppress(IndexError):
            await super()._on_click(event)


class Palette(CommandPalette):
    """The palette of all commands, closed once, as the boxes are."""

    def compose(self) -> ComposeResult:
        """What Textual's has, with a list of ours."""
        for widget in super().compose():
            yield PaletteList() if isinstance(widget, CommandList) else widget

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close it, unless it has been closed."""
        return super().dismiss(result) if self.is_current else AwaitComplete()
