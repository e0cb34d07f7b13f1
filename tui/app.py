"""The application around the main screen: style sheet, themes, palette."""

import asyncio
import gc
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress

from textual import events
from textual._styles_cache import StylesCache
from textual.app import App
from textual.await_remove import AwaitRemove
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.screen import Screen
from textual.types import IgnoreReturnCallbackType
from textual.widget import Widget
from textual.worker import WorkerFailed

from index.errors import NamedropError
from index.library import Library
from tui.commands import COMMANDS, Command
from tui.config import Settings
from tui.driver import driver_for
from tui.ending import FAILED_BY, ending_signals
from tui.first_frame import FirstFrame
from tui.frame import Frame
from tui.frame_keeper import Drawn, draw
from tui.main_screen import MainScreen
from tui.text_visible import visible
from tui.themes import THEMES_OF_OURS


class CommandProvider(Provider):
    """The commands of the table that work where the palette was opened."""

    async def search(self, query: str) -> Hits:
        """The commands whose titles match what was typed, best first."""
        matcher = self.matcher(query)
        for command, keys, run in self._runnable():
            if (score := matcher.match(command.title)) > 0:
                yield Hit(score, matcher.highlight(command.title), run, help=keys.replace("[", r"\["))

    async def discover(self) -> Hits:
        """All commands, before anything is typed."""
        for command, keys, run in self._runnable():
            yield DiscoveryHit(command.title, run, help=keys.replace("[", r"\["))

    def _runnable(self) -> Iterator[tuple[Command, str, IgnoreReturnCallbackType]]:
        screen = self.screen
        if isinstance(screen, Frame):
            for command in COMMANDS:
                if screen.here in command.where:
                    yield command, screen.keymap.all_of(command.id), getattr(screen, f"action_{command.id}")


class Namedrop(App[None], inherit_bindings=False):
    """The reader.

    Args:
        library: What to read; closed when the program ends.
        first_frame: What is on the terminal already.
        settings: What the reader has set.
        end: Ends the process, when the reader has quit, the terminal is as it was and all is on disk. Without it,
            widgets are taken apart one by one, and `run` returns.
    """

    TITLE = "Namedrop"
    CSS_PATH = "namedrop.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-middling"), (100, "-broad")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (15, "-high")]
    COMMANDS = {CommandProvider}
    # Textual would bind a key of its own to the palette, which is a command like the others.
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        library: Library,
        settings: Settings | None = None,
        first_frame: FirstFrame | None = None,
        end: Callable[[Drawn | None, int], None] | None = None,
    ) -> None:
        # With ANSI colours Textual takes NO_COLOR at its word; otherwise it would still send shades of grey.
        super().__init__(
            driver_class=driver_for(first_frame, self.leave_now), ansi_color=True if "NO_COLOR" in os.environ else None
        )
        self.animation_level = "none"
        self.use_command_palette = True
        self._library = library
        self.failure: NamedropError | None = None
        """What ended it, where something can be done about that."""
        self._end, self._first_frame = end, first_frame
        self._settings = settings or Settings()
        for theme in THEMES_OF_OURS:
            self.register_theme(theme)
        # Assigning the theme would have all style sheets read and applied a second time at the start.
        self.set_reactive(App.theme, self._settings.config.theme)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen[None]:
        """The one screen under all others."""
        screen = MainScreen(self._library, self._settings)
        screen.is_on_terminal = self._first_frame is not None and self._first_frame.whole == tuple(self.size)
        return screen

    def get_css_variables(self) -> dict[str, str]:
        """Textual's variables, and the colour of lines between panes, which has to stand out from the background."""
        variables = super().get_css_variables()
        shade = "panel-lighten-2" if self.current_theme.dark else "panel-darken-2"
        return {"line": variables[shade], **variables}

    def on_mount(self) -> None:
        """Say what is wrong with the settings, and be ready to be ended from outside."""
        for number in ending_signals():
            asyncio.get_running_loop().add_signal_handler(number, self.leave_now, number)
        for notice in self._settings.notices:
            self.notify(visible(str(notice)), title="Settings", severity="warning", timeout=15, markup=False)

    async def on_event(self, event: events.Event) -> None:
        """Hand on to a field what was typed while it opened, which went to what had the focus before.

        Keys that were typed before the screen was there wait for it.
        """
        if self._is_leaving and isinstance(event, events.InputEvent):
            # Typed behind the key that quit: there may be no screen any more.
            return
        if isinstance(event, events.Key) and event.key in self._settings.keymap.keys["suspend"]:
            self.action_suspend_process()
            return
        if isinstance(event, events.Key) and isinstance(screen := self.screen, Frame) and not screen.has_settled:
            screen.early_keys.append(event)
            return
        focused = self.focused if isinstance(event, events.Key) and event.is_forwarded else None
        if isinstance(event, events.Key) and focused and focused.check_consume_key(event.key, event.character):
            focused._forward_event(event)
        else:
            await super().on_event(event)

    @property
    def _is_leaving(self) -> bool:
        """Whether the end has begun."""
        return self._exit or not self._running

    def _handle_exception(self, error: Exception) -> None:
        """End with a sentence, where something can be done about what went wrong, as about a disk that fails."""
        cause: BaseException = error.error if isinstance(error, WorkerFailed) else error
        if self._is_leaving and isinstance(cause, NoMatches):
            # A box that was opening: Textual gives it no widgets any more, and has it mounted all the same.
            return
        if isinstance(cause, NamedropError):
            self.failure = self._exception = cause
            self.exit(return_code=1)
            self._exception_event.set()
        else:
            super()._handle_exception(error)

    def on_ready(self) -> None:
        """What is there now stays to the end: looking through it for garbage again and again would hold up keys."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    def _prune(self, *nodes: Widget, parent: DOMNode | None = None) -> AwaitRemove:
        """Take out widgets, and let go of what was drawn of them.

        Textual keeps that for the last 1,024 widgets, as keys of a cache of colours (its issue 6665).
        """
        StylesCache.get_inner_outer.cache_clear()
        return super()._prune(*nodes, parent=parent)

    async def action_quit(self) -> None:
        """Quit, keeping what the next start will show first."""
        screen = self.screen
        if self._end is not None and isinstance(screen, MainScreen):
            self._stop_drawing()
            as_set = self.theme == self._settings.config.theme
            drawn = draw(screen, screen.articles.content_region) if as_set else None
            screen.leave()
            self._end_with(drawn)
        self.exit()

    def leave_now(self, number: int = signal.SIGHUP) -> None:
        """Put on disk what is to last, give the terminal back if it is still there, and end as a signal has it.

        Args:
            number: The signal.
        """
        main = self.screen_stack[0]
        if self._end is not None and isinstance(main, MainScreen):
            self._stop_drawing()
            # Whatever cannot be kept, it ends: nobody is there to be asked what to do.
            with suppress(NamedropError):
                main.leave()
            self._end_with(None, FAILED_BY + number)
        self.exit(return_code=FAILED_BY + number)

    def _end_with(self, drawn: Drawn | None, code: int = 0) -> None:
        self._library.close()
        if self._end is not None:
            self._end(drawn, code)

    def _stop_drawing(self) -> None:
        """Give the terminal back, with all that was written to it."""
        if self._driver is not None:
            self._driver.stop_application_mode()
            self._driver.close()

    def on_unmount(self) -> None:
        """Close the library."""
        self._library.close()
