"""The list of articles."""

from collections.abc import Sequence

from rich.style import Style
from textual.strip import Strip

from index.model import ArticleHeading, ArticleId, Stage
from tui.row_list import RowList
from tui.row_text import BOLD, DIM, row_strip

READING = "Reading the articles …"


class ArticlesPane(RowList[ArticleHeading]):
    """The articles in reading order, with what is unread (●) and what is open (▶)."""

    BORDER_TITLE = "1 Articles"

    def __init__(self) -> None:
        super().__init__(id="articles")
        self._open: ArticleId | None = None
        self.empty_text = READING

    def show(self, headings: Sequence[ArticleHeading]) -> None:
        """Show these articles."""
        self.set_rows(headings, key=lambda heading: heading.id)
        self.border_title = f"{self.BORDER_TITLE} {len(headings)}"

    def note_progress(self, stage: Stage) -> None:
        """Say why there is nothing to see, for as long as there is not."""
        self.empty_text = "No article could be read: `namedrop doctor` says why." if stage is Stage.DONE else READING
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
