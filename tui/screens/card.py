"""The card of an entity: its names with their counts, the articles that name it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.strip import Strip

from index.model import ArticleHeading, ArticleId, Entity, Mention
from tui.panes.status import Line
from tui.row_list import RowList
from tui.row_text import BOLD, DIM, PLAIN, row_strip
from tui.text_visible import visible


@dataclass(frozen=True, slots=True)
class CardRow:
    """A line of a card."""

    label: str
    text: str
    count: int
    first: Mention | None = None
    """The first mention in the article of this line, to go to."""


def card_rows(
    entity: Entity, mentions: Sequence[Mention], headings: Mapping[ArticleId, ArticleHeading]
) -> tuple[CardRow, ...]:
    """The lines of an entity's card."""
    return (*_names(entity), *_articles(mentions, headings))


def _names(entity: Entity) -> Iterator[CardRow]:
    for number, alias in enumerate(entity.aliases):
        yield CardRow("names" if number == 0 else "", alias.name, alias.count)


def _articles(mentions: Sequence[Mention], headings: Mapping[ArticleId, ArticleHeading]) -> Iterator[CardRow]:
    counts = Counter(mention.article_id for mention in mentions)
    firsts: dict[ArticleId, Mention] = {}
    for mention in mentions:
        firsts.setdefault(mention.article_id, mention)
    for number, (article_id, first) in enumerate(firsts.items()):
        if (heading := headings.get(article_id)) is not None:
            label = "articles" if number == 0 else ""
            text = " ".join(filter(None, [heading.day, heading.title]))
            yield CardRow(label, text, counts[article_id], first)


class CardList(RowList[CardRow]):
    """The lines of a card."""

    def draw_row(self, row: CardRow, line: int, width: int, style: Style) -> Strip:
        """One name or article, with its count."""
        return row_strip(
            [(f" {row.label:9}", DIM), (row.text, BOLD if row.first is None else PLAIN)],
            width,
            style,
            right=[(f" {row.count:>5} ", DIM)],
        )


class CardScreen(ModalScreen[CardRow | None]):
    """The card, over the panes. Choosing an article goes to the first mention there."""

    BINDINGS = [
        Binding("j,down", "step(1)", show=False),
        Binding("k,up", "step(-1)", show=False),
        Binding("space,pagedown", "page(1)", show=False),
        Binding("b,pageup", "page(-1)", show=False),
        Binding("enter,l", "choose", show=False),
        Binding("escape,q,i,h", "close", show=False),
    ]

    def __init__(self, entity: Entity, rows: Sequence[CardRow]) -> None:
        super().__init__()
        self._entity = entity
        self._rows = rows
        self._list = CardList(id="card-list")

    def compose(self) -> ComposeResult:
        """The lines in a box."""
        with Vertical(id="card") as box:
            box.border_title = Content(visible(self._entity.name))
            yield self._list
            yield Line("card-keys")

    def on_mount(self) -> None:
        """Fill the box."""
        self._list.set_rows(self._rows, key=lambda row: row)
        keys = ("Enter", " to the first mention there "), ("Esc", " close ")
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

    def action_choose(self) -> None:
        """Choose the line under the cursor."""
        self._list.choose()

    @on(RowList.Chosen)
    def _go(self) -> None:
        if (row := self._list.row) is not None and row.first is not None:
            self.dismiss(row)

    def action_close(self) -> None:
        """Back to the panes."""
        self.dismiss(None)
