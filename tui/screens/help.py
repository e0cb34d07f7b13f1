"""All keys and what they do, to be searched."""

from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.strip import Strip

from tui.bindings import bind
from tui.commands import COMMANDS, Command, Where
from tui.field import Field
from tui.keymap import Keymap
from tui.row_list import RowList
from tui.row_text import BOLD, DIM, PLAIN, row_strip

WITH_GROUPS = 86
"""Cells from which there is room for the group beside what a command does."""


class HelpList(RowList[Command]):
    """The commands, in the order of the table.

    Args:
        keymap: Their keys.
    """

    def __init__(self, keymap: Keymap) -> None:
        super().__init__(id="help-list")
        self._keymap = keymap

    def draw_row(self, row: Command, line: int, width: int, style: Style) -> Strip:
        """One command: its keys, what it does, its group."""
        group = [(f" {row.group} ", DIM)] if width >= WITH_GROUPS else []
        return row_strip([(f" {self._keymap.all_of(row.id):16}", BOLD), (row.title, PLAIN)], width, style, right=group)


class HelpScreen(ModalScreen[str | None]):
    """The help, over the panes. Typing narrows it; choosing a line does what it says.

    Args:
        keymap: The keys that do each command now.
    """

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        bind(self, keymap, Where.WORDS)
        self._keymap = keymap
        self._list = HelpList(keymap)
        self._list.empty_text = "No command has these words."
        hint = f"Type to find a key; Enter does it, {keymap.first_of('stop_typing')} closes"
        self._words = Field(placeholder=hint, compact=True)
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

    @on(Field.Changed)
    def _narrow_as_typed(self, event: Field.Changed) -> None:
        self._narrow(event.value)

    def _narrow(self, words: str) -> None:
        wanted = words.lower().split()
        found = [command for command in COMMANDS if all(word in self._words_of(command) for word in wanted)]
        self._list.set_rows(found, key=lambda command: command.id)

    def _words_of(self, command: Command) -> str:
        return f"{self._keymap.all_of(command.id)} {command.title} {command.group}".lower()

    def action_found_next(self) -> None:
        """Move the cursor down."""
        self._list.step(1)

    def action_found_previous(self) -> None:
        """Move the cursor up."""
        self._list.step(-1)

    def action_found_page_down(self) -> None:
        """Move the cursor down a page."""
        self._list.page(1)

    def action_found_page_up(self) -> None:
        """Move the cursor up a page."""
        self._list.page(-1)

    @on(Field.Submitted)
    def _choose(self) -> None:
        self._list.choose()

    @on(RowList.Chosen)
    def _do_it(self) -> None:
        self.dismiss(self._list.row.id if self._list.row else None)

    def action_stop_typing(self) -> None:
        """Back to the panes."""
        self.dismiss(None)

    def action_quit(self) -> None:
        """Quit."""
        self.app.exit()
