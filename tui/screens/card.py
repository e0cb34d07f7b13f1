"""The card of an entity: its names with their counts, the articles that name it, the people named beside it."""

from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.strip import Strip

from index.card import Card
from tui.bindings import bind
from tui.card_rows import CardRow, card_rows
from tui.commands import BAR_IN_CARD, Where
from tui.keymap import Keymap
from tui.line_view import LineView
from tui.moving import Moving
from tui.panes.status import Line
from tui.row_list import RowList
from tui.row_text import BOLD, DIM, PLAIN, row_strip
from tui.screens.box import Box
from tui.text_visible import visible


class CardList(RowList[CardRow]):
    """The lines of a card."""

    def draw_row(self, row: CardRow, line: int, width: int, style: Style) -> Strip:
        """One name or article, with what is to be said of it and its count."""
        return row_strip(
            [(f" {row.label:9}", DIM), (row.text, BOLD if row.first is None else PLAIN), (f"  {row.note}", DIM)],
            width,
            style,
            right=[(f" {row.count:>5} ", DIM)] if row.count is not None else (),
        )


class CardScreen(Moving, Box[CardRow | None]):
    """The card, over the panes. Choosing an article goes to the first mention there, a person to that one's card.

    Args:
        card: What to show.
        keymap: The keys that work in it.
    """

    def __init__(self, card: Card, keymap: Keymap) -> None:
        super().__init__()
        bind(self, keymap, Where.CARD)
        self._keymap = keymap
        self._card = card
        self.rows = card_rows(card)
        self._list = CardList(id="card-list")

    def compose(self) -> ComposeResult:
        """The lines in a box."""
        with Vertical(id="card") as box:
            box.border_title = Content(visible(self._card.entity.name))
            yield self._list
            yield Line("card-keys")

    def on_mount(self) -> None:
        """Fill the box."""
        self._list.set_rows(self.rows)
        hints = self._keymap.bar(BAR_IN_CARD, self.size.width)
        keys = [part for key, does in hints for part in ((f" {key}", BOLD), (f" {does} ", DIM))]
        self.query_one("#card-keys", Line).show(keys)
        self._list.focus()

    def moving_view(self) -> LineView:
        """The list."""
        return self._list

    def action_go_in(self) -> None:
        """Choose the line under the cursor."""
        self._list.choose()

    @on(RowList.Chosen)
    def _go(self) -> None:
        if (row := self._list.row) is not None and (row.first or row.companion):
            self.dismiss(row)

    def action_cancel(self) -> None:
        """Back to the panes."""
        self.dismiss(None)

    action_leave = action_go_out = action_card = action_cancel

    def action_quit(self) -> None:
        """Quit."""
        self.app.exit()
