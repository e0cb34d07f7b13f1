"""All keys and what they do, to be searched."""

from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Input

from tui.commands import COMMANDS, Command
from tui.row_list import RowList
from tui.row_text import BOLD, DIM, PLAIN, row_strip

WITH_GROUPS = 86
"""Cells from which there is room for the group beside what a command does."""


class HelpList(RowList[Command]):
    """The commands, in the order of the table."""

    def draw_row(self, row: Command, line: int, width: int, style: Style) -> Strip:
        """One command: its keys, what it does, its group."""
        group = [(f" {row.group} ", DIM)] if width >= WITH_GROUPS else []
        return row_strip([(f" {row.shown_keys:16}", BOLD), (row.title, PLAIN)], width, style, right=group)


class HelpScreen(ModalScreen[str | None]):
    """The help, over the panes. Typing narrows it; choosing a line does what it says."""

    BINDINGS = [
        Binding("escape", "close", show=False),
        Binding("down,ctrl+n", "step(1)", show=False, priority=True),
        Binding("up,ctrl+p", "step(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._list = HelpList(id="help-list")
        self._list.empty_text = "No command has these words."
        self._words = Input(placeholder="Type to find a key; Enter does it, Esc closes", compact=True)
        self._words.cursor_blink = False

    def compose(self) -> ComposeResult:
        """What to look for, and the commands in a box."""
        with Vertical(id="help") as box:
            box.border_title = "Keys"
            yield self._words
            yield self._list

    def on_mount(self) -> None:
        """Show all commands."""
        self._narrow("")
        self._words.focus()

    @on(Input.Changed)
    def _narrow_as_typed(self, event: Input.Changed) -> None:
        self._narrow(event.value)

    def _narrow(self, words: str) -> None:
        wanted = words.lower().split()
        found = [
            command
            for command in COMMANDS
            if all(word in f"{command.shown_keys} {command.title} {command.group}".lower() for word in wanted)
        ]
        self._list.set_rows(found, key=lambda command: command.id)

    def action_step(self, by: int) -> None:
        """Move the cursor."""
        self._list.step(by)

    def action_page(self, direction: int) -> None:
        """Move the cursor by a page."""
        self._list.page(direction)

    @on(Input.Submitted)
    def _choose(self) -> None:
        self._list.choose()

    @on(RowList.Chosen)
    def _do_it(self) -> None:
        self.dismiss(self._list.row.id if self._list.row else None)

    def action_close(self) -> None:
        """Back to the panes."""
        self.dismiss(None)
