"""The application around the main screen: style sheet, palette."""

import gc
from collections.abc import Iterator

from textual import events
from textual.app import App
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.screen import Screen
from textual.types import IgnoreReturnCallbackType

from index.library import Library
from tui.commands import COMMANDS, Command
from tui.driver import driver_for
from tui.first_frame import FirstFrame
from tui.frame_keeper import Drawn, draw
from tui.main_screen import MainScreen


class CommandProvider(Provider):
    """The commands of the table, for the palette."""

    async def search(self, query: str) -> Hits:
        """The commands whose titles match what was typed, best first."""
        matcher = self.matcher(query)
        for command, run in self._runnable():
            if (score := matcher.match(command.title)) > 0:
                yield Hit(score, matcher.highlight(command.title), run, help=command.shown_keys)

    async def discover(self) -> Hits:
        """All commands, before anything is typed."""
        for command, run in self._runnable():
            yield DiscoveryHit(command.title, run, help=command.shown_keys)

    def _runnable(self) -> Iterator[tuple[Command, IgnoreReturnCallbackType]]:
        screen = self.screen
        for command in COMMANDS:
            yield command, getattr(screen, f"action_{command.id}")


class Namedrop(App[None]):
    """The reader.

    Args:
        library: What to read; closed when the program ends.
        first_frame: What is on the terminal already.
    """

    TITLE = "Namedrop"
    CSS_PATH = "namedrop.tcss"
    COMMANDS = {CommandProvider}
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "colon"

    def __init__(self, library: Library, first_frame: FirstFrame | None = None) -> None:
        super().__init__(driver_class=driver_for(first_frame))
        self.animation_level = "none"
        self._library = library
        self.drawn: Drawn | None = None
        """What the screen began with, had it begun when it was left."""

    def get_default_screen(self) -> Screen[None]:
        """The one screen under all others."""
        return MainScreen(self._library)

    async def on_event(self, event: events.Event) -> None:
        """Hand on to a field what was typed while it opened, which went to what had the focus before."""
        focused = self.focused if isinstance(event, events.Key) and event.is_forwarded else None
        if isinstance(event, events.Key) and focused and focused.check_consume_key(event.key, event.character):
            focused._forward_event(event)
        else:
            await super().on_event(event)

    def on_ready(self) -> None:
        """What is there now stays to the end: looking through it for garbage again and again would hold up keys."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    async def action_quit(self) -> None:
        """Quit, keeping what the next start will show first."""
        if isinstance(screen := self.screen, MainScreen):
            self.drawn = draw(screen, screen.articles.content_region)
        self.exit()

    def on_unmount(self) -> None:
        """Close the library."""
        self._library.close()
