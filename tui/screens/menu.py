"""A short menu: a line and a key for each thing to choose."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.style import Style
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.strip import Strip

from tui.row_list import RowList
from tui.row_text import BOLD, DIM, PLAIN, row_strip
from tui.text_visible import visible


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose."""

    key: str
    """The letter that chooses it."""
    title: str
    text: str = ""
    """What it stands for, as far as there is room to show it."""


class OptionList(RowList[Option]):
    """The options, one a line."""

    def draw_row(self, row: Option, line: int, width: int, style: Style) -> Strip:
        """One option: its key, its title, what it stands for."""
        text = " ".join(row.text[:width].split())
        return row_strip([(f" {row.key} ", BOLD), (f"{row.title:14} ", PLAIN), (text, DIM)], width, style)


class MenuScreen(ModalScreen[Option | None]):
    """A menu over the panes; it answers with the option that was chosen, or with None.

    Args:
        title: What is chosen.
        options: What there is to choose; their keys are not those that move the cursor.
    """

    BINDINGS = [
        Binding("j,down", "step(1)", show=False),
        Binding("k,up", "step(-1)", show=False),
        Binding("enter", "choose", show=False),
        Binding("escape,q", "leave", show=False),
    ]
    DEFAULT_CSS = """
    MenuScreen { align: center middle; }
    MenuScreen > Vertical {
        width: 80%; max-width: 90; height: auto; border: solid $accent; background: $surface;
        border-title-color: $text; border-title-style: bold;
    }
    """

    def __init__(self, title: str, options: Sequence[Option]) -> None:
        super().__init__()
        self._title = title
        self.options = tuple(options)
        self._list = OptionList(id="menu-list")

    def compose(self) -> ComposeResult:
        """The options in a box."""
        with Vertical() as box:
            box.border_title = Content(visible(self._title))
            yield self._list

    def on_mount(self) -> None:
        """Fill the box."""
        self._list.styles.height = len(self.options)
        self._list.set_rows(self.options)
        self._list.focus()

    def on_key(self, event: events.Key) -> None:
        """Choose the option that has this key."""
        for option in self.options:
            if event.character == option.key:
                event.prevent_default().stop()
                self.dismiss(option)

    def action_step(self, by: int) -> None:
        """Move the cursor."""
        self._list.step(by)

    def action_choose(self) -> None:
        """Choose the option under the cursor."""
        self._list.choose()

    @on(RowList.Chosen)
    def _answer(self) -> None:
        self.dismiss(self._list.row)

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
