"""A few things to choose from by a letter, over the panes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rich.style import Style
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.strip import Strip

from tui.bindings import bind
from tui.commands import Where
from tui.keymap import DEFAULT_KEYMAP, Keymap
from tui.panes.status import Line
from tui.row_list import RowList
from tui.row_text import BOLD, DIM, PLAIN, row_strip
from tui.screens.box import Box
from tui.text_visible import visible

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Option(Generic[T]):
    """Something to choose."""

    letter: str
    """The key that chooses it at once; empty where the cursor has to go there."""
    title: str
    value: T
    """What choosing it gives."""


class ChoiceList(RowList[Option[T]]):
    """The options, one a line."""

    def draw_row(self, row: Option[T], line: int, width: int, style: Style) -> Strip:
        """One option: its letter, and what it does."""
        return row_strip([(f" {row.letter:1}  ", BOLD), (row.title, PLAIN)], width, style)


class ChoiceScreen(Box[T | None]):
    """Options over the panes: a letter chooses one at once, Enter the one under the cursor.

    Args:
        question: What is to be chosen, as the title of the box.
        options: Each with a letter of its own, or none.
        keymap: The other keys that work meanwhile.
    """

    BINDINGS = [Binding("enter", "choose", show=False)]

    def __init__(self, question: str, options: Sequence[Option[T]], keymap: Keymap = DEFAULT_KEYMAP) -> None:
        super().__init__()
        bind(self, keymap, Where.WORDS)
        self._keymap = keymap
        self._question = question
        self.options = tuple(options)
        self._list: ChoiceList[T] = ChoiceList(id="choice-list")

    def compose(self) -> ComposeResult:
        """The options in a box."""
        with Vertical(id="choice") as box:
            box.border_title = Content(visible(self._question))
            yield self._list
            yield Line("choice-keys")

    def on_mount(self) -> None:
        """Fill the box."""
        self._list.styles.height = len(self.options)
        self._list.set_rows(self.options)
        leave = self._keymap.first_of("stop_typing")
        keys = ((" a letter or Enter", BOLD), (" does it ", DIM), (f" {leave}", BOLD), (" leaves all as it is ", DIM))
        self.query_one("#choice-keys", Line).show(keys)
        self._list.focus()

    def on_key(self, event: events.Key) -> None:
        """Choose by letter."""
        for option in self.options:
            if option.letter and event.character == option.letter:
                event.stop()
                self.dismiss(option.value)
                return

    def action_found_next(self) -> None:
        """Move the cursor down."""
        self._list.step(1)

    def action_found_previous(self) -> None:
        """Move the cursor up."""
        self._list.step(-1)

    def action_choose(self) -> None:
        """Choose the option under the cursor."""
        self._list.choose()

    @on(RowList.Chosen)
    def _take(self) -> None:
        if (option := self._list.row) is not None:
            self.dismiss(option.value)

    def action_stop_typing(self) -> None:
        """Leave without choosing."""
        self.dismiss(None)
