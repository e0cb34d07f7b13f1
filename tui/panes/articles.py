"""The list of articles."""

from collections.abc import Sequence

from rich.style import Style
from textual.content import Content
from textual.strip import Strip

from index.model import ArticleHeading, ArticleId, Stage
from tui.keymap import Keymap
from tui.narrowing import Filter
from tui.row_list import RowList
from tui.row_text import BOLD, DIM, row_strip
from tui.text_visible import visible

WAITING = {
    Stage.WAITING: "Another Namedrop is reading these articles. They appear here as it gets on.",
    Stage.DONE: "No article could be read. `namedrop doctor` says why; {reindex} tries again.",
}
READING = "Reading the articles. They appear here as they are read."


class ArticlesPane(RowList[ArticleHeading]):
    """The articles in reading order, with what is unread (●) and what is open (▶).

    Args:
        keymap: The keys to name where there is nothing to see.
    """

    BORDER_TITLE = "1 Articles"

    def __init__(self, keymap: Keymap) -> None:
        super().__init__(id="articles")
        self._keymap = keymap
        self._open: ArticleId | None = None
        self.empty_text = self._waiting = READING
        self._filter = Filter()

    def show(self, headings: Sequence[ArticleHeading], narrowed: Filter) -> None:
        """Show these articles, which a filter has left."""
        self._filter = narrowed
        self._explain()
        self.set_rows(headings, key=lambda heading: heading.id)
        self.border_title = Content(visible(f"{self.BORDER_TITLE} {narrowed.count(len(headings))}"))

    def name_order(self, order: str) -> None:
        """Say in which order they are."""
        self.border_subtitle = Content(visible(order))

    def note_progress(self, stage: Stage) -> None:
        """Say why there is nothing to see, for as long as there is not."""
        self._waiting = WAITING.get(stage, READING).format(reindex=self._keymap.called("reindex"))
        self._explain()

    def note_stopped(self) -> None:
        """Say that nothing more will come by itself."""
        self._waiting = f"Reading was stopped. {self._keymap.called('reindex')} goes on with it."
        self._explain()

    def _explain(self) -> None:
        self.empty_text = self._filter.unmatched("article", self._keymap) if self._filter.total else self._waiting
        self.changed()

    def mark_open(self, article_id: ArticleId) -> None:
        """Show which article is in the reader, and put the cursor on it."""
        before, self._open = self._open, article_id
        for index, heading in enumerate(self.rows):
            if heading.id == article_id:
                self.move_to(index)
            if heading.id in (before, article_id):
                self._redraw_row(index)

    def draw_row(self, row: ArticleHeading, line: int, width: int, style: Style) -> Strip:
        """One article: what is to be known of it at a glance, its date, its title."""
        mark = "▶ " if row.id == self._open else "  " if row.read else "● "
        date = row.date.strftime("%y-%m-%d ") if row.date else ""
        return row_strip([(mark, BOLD), (date, DIM), (row.title, DIM if row.read else BOLD)], width, style)
