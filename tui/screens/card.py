"""The card of an entity: its names with their counts, the articles that name it, the people named beside it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.strip import Strip

from index.card import Card, form_note, office_name
from index.model import ArticleHeading, EntityId, Mention
from tui.panes.status import Line
from tui.row_list import RowList
from tui.row_text import BOLD, DIM, PLAIN, row_strip
from tui.text_visible import visible


@dataclass(frozen=True, slots=True)
class CardRow:
    """A line of a card."""

    label: str
    text: str
    count: int | None
    first: Mention | None = None
    """The first mention in the article of this line, to go to."""
    companion: EntityId | None = None
    """The person of this line, whose card is to be shown."""
    note: str = ""
    """What is to be said of it, less loudly."""


def card_rows(card: Card) -> tuple[CardRow, ...]:
    """The lines of a card, each part with its name on its first line."""
    names = [CardRow("", form.name, form.mentions, note=form_note(form)) for form in card.forms]
    articles = [CardRow("", _title(one.article), one.mentions, one.first) for one in card.appearances]
    people = [CardRow("", one.entity.name, one.paragraphs, companion=one.entity.id) for one in card.companions]
    roles = [CardRow("", f"{office_name(office)}: “{office.sentence}”", None) for office in card.offices]
    parts = {"names": names, "roles": roles, "articles": articles, "beside": people}
    return tuple(row for label, rows in parts.items() for row in _labelled(label, rows))


def _labelled(label: str, rows: list[CardRow]) -> Iterator[CardRow]:
    for number, row in enumerate(rows):
        yield replace(row, label="" if number else label)


def _title(heading: ArticleHeading) -> str:
    return " ".join(filter(None, [heading.day, heading.title]))


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


class CardScreen(ModalScreen[CardRow | None]):
    """The card, over the panes. Choosing an article goes to the first mention there, a person to that one's card."""

    BINDINGS = [
        Binding("j,down", "step(1)", show=False),
        Binding("k,up", "step(-1)", show=False),
        Binding("space,pagedown", "page(1)", show=False),
        Binding("b,pageup", "page(-1)", show=False),
        Binding("g,home", "to_top", show=False),
        Binding("G,end", "to_bottom", show=False),
        Binding("enter,l", "choose", show=False),
        Binding("escape,q,i,h", "close", show=False),
    ]

    def __init__(self, card: Card) -> None:
        super().__init__()
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
        keys = ("Enter", " to the article or person "), ("Esc", " close ")
        self.query_one("#card-keys", Line).show(
            [part for key, does in keys for part in ((f" {key}", BOLD), (does, DIM))]
        )
        self._list.focus()

    def action_step(self, by: int) -> None:
        """Move the cursor."""
        self._list.step(by)

    def action_page(self, direction: int) -> None:
        """Move the cursor by a page."""
        self._list.page(direction)

    def action_to_top(self) -> None:
        """Move the cursor to the first line."""
        self._list.to_top()

    def action_to_bottom(self) -> None:
        """Move the cursor to the last line."""
        self._list.to_bottom()

    def action_choose(self) -> None:
        """Choose the line under the cursor."""
        self._list.choose()

    @on(RowList.Chosen)
    def _go(self) -> None:
        if (row := self._list.row) is not None and (row.first or row.companion):
            self.dismiss(row)

    def action_close(self) -> None:
        """Back to the panes."""
        self.dismiss(None)
