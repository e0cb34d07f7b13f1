"""The palette of all commands.

Textual's own fails where there is no room for a command, and where a key or a click comes while what is listed changes.
Its field sends what is pasted to the terminal as it is.
"""

from contextlib import suppress
from typing import Literal

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.command import CommandInput, CommandList, CommandPalette
from textual.events import Click, Event, Mount
from textual.widget import Widget
from textual.worker import Worker

from tui.field import Field


class PaletteField(CommandInput, Field):
    """What is typed."""


class PaletteList(CommandList):
    """The commands that match what is typed.

    It is never narrower than a character beside padding and scrollbar: Textual cannot wrap to no width at all.
    """

    DEFAULT_CSS = "PaletteList { min-width: 7; }"

    def _move_page(self, direction: Literal[-1, 1]) -> None:
        """Move by a page, unless no lines are known, as where nothing is in view: Textual looks for one even then."""
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
        """What Textual's has, with a field and a list of ours."""
        yield from map(_ours, super().compose())

    async def on_event(self, event: Event) -> None:
        """Deal with an event, unless it was closed before it was filled."""
        if not (isinstance(event, Mount) and (self._pruning or not self.children)):
            await super().on_event(event)

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close it, unless it has been closed."""
        self._cancel_gather_commands()
        return super().dismiss(result) if self.is_current else AwaitComplete()

    def _gather_commands(self, search_value: str) -> Worker[None]:
        """Look for commands, unless it has been closed, by a key before: the list may be gone."""
        looking = super()._gather_commands(search_value)
        if self not in self.app.screen_stack:
            looking.cancel()
        return looking


def _ours(widget: Widget) -> Widget:
    match widget:
        case CommandInput():
            return PaletteField(placeholder=widget.placeholder, select_on_focus=False)
        case CommandList():
            return PaletteList()
    return widget
