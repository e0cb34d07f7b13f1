"""What a search found."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.style import Style
from textual.content import Content
from textual.strip import Strip
from textual.timer import Timer

from index.model import ArticleHeading, ArticleId, SearchOrder, SearchPage, SearchResult, Suggestion
from index.result_rows import article_ids
from index.snippet import snippet
from tui.keymap import Keymap
from tui.row_list import RowList
from tui.row_text import BOLD, DIM, PLAIN, fit, marked, row_strip
from tui.text_visible import visible

ORDERS = {SearchOrder.BEST: "best first", SearchOrder.LATEST: "latest first", SearchOrder.EARLIEST: "earliest first"}
"""What orders are called."""
SOURCE_WIDTH, LEAST_FOR_SOURCE = 20, 56
"""Cells that the source of an article has at the most, and cells of a row under which it has none."""
SOON = 0.15
"""Seconds after which a search that is not done is said to be going on."""
Found = ArticleId | Suggestion
"""A row: an article that was found, or, where none was, another query."""


class ResultsPane(RowList[Found]):
    """The articles that a search found, each with the snippet that has most hits, all of them marked.

    Where nothing was found, other queries that would find something. A row is no more than the number of an article:
    its hits are found when it comes into view.

    Args:
        keymap: The keys to name where there is nothing to see.
    """

    BORDER_TITLE = "4 Results"
    COMPONENT_CLASSES = {"results--hit"}
    DEFAULT_CSS = """
    ResultsPane > .results--hit { color: $text-warning; text-style: bold underline; }
    """

    def __init__(self, keymap: Keymap) -> None:
        super().__init__(id="results", row_height=2)
        self._keymap = keymap
        search, references = keymap.called("search"), keymap.called("references")
        self.empty_text = (
            f"Nothing was looked for yet: {search} searches. {references} lists the mentions of a name here."
        )
        self._page: SearchPage | None = None
        self._row_numbers: dict[ArticleId, int] = {}
        self._waiting: Timer | None = None

    def show(self, page: SearchPage, order: SearchOrder, keep_cursor: bool = False) -> None:
        """Show the results of a search.

        Args:
            page: What it found.
            order: In which order.
            keep_cursor: Whether it is the same search again, so that the cursor stays on its article.
        """
        self._stop_waiting()
        self._page = page
        ids = article_ids(page.results)
        self._row_numbers = {article_id: row for row, article_id in enumerate(ids)}
        self.empty_text = _nothing_in(page)
        rows: Sequence[Found] = ids if ids or not page.suggestions else page.suggestions
        self.set_rows(rows, key=(lambda row: row) if keep_cursor else None)
        self.border_title = Content(
            f"{self.BORDER_TITLE} {_counted(page, order)}" if page.query.strip() else "4 Results"
        )
        beyond = page.total - len(ids)
        more = f"{beyond:,} more: narrow the search to see them"
        self.border_subtitle = Content(more) if ids and beyond > 0 else ""

    def wait(self) -> None:
        """Soon say that a search has begun, where nothing shows, unless its results are there by then.

        Not at once, for that would be painted between a key and its results.
        """
        self._stop_waiting()
        if not self.rows:
            self._waiting = self.set_timer(SOON, self._say_that_it_searches)

    def _say_that_it_searches(self) -> None:
        self.empty_text = "Searching …"
        self.changed()

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None

    def complain(self, sentence: str) -> None:
        """Say why there are no results."""
        self._stop_waiting()
        self._page = None
        self.empty_text = sentence
        self.set_rows(())
        self.border_title, self.border_subtitle = self.BORDER_TITLE, ""

    @property
    def result(self) -> SearchResult | None:
        """The result under the cursor."""
        return self._result(self.row) if isinstance(self.row, int) else None

    @property
    def suggestion(self) -> Suggestion | None:
        """The other query under the cursor."""
        return self.row if isinstance(self.row, Suggestion) else None

    def _result(self, article_id: ArticleId) -> SearchResult | None:
        row = self._row_numbers.get(article_id)
        return None if row is None or self._page is None else self._page.results[row]

    def draw_row(self, row: Found, line: int, width: int, style: Style) -> Strip:
        """One article: title, date and source, number of hits; under it the snippet."""
        if isinstance(row, Suggestion):
            text = [("    ", DIM), (row.reason, DIM)] if line else [("  ", PLAIN), (row.query, BOLD)]
            return row_strip(text, width, style)
        result = self._result(row)
        if result is None:
            return Strip.blank(width, style)
        if line == 1:
            mark = self.get_component_rich_style("results--hit", partial=True)
            densest = snippet(result.snippet.text, result.snippet.marks, width=max(20, width - 5))
            return row_strip([("    ", DIM), *marked(densest, mark)], width, style)
        count = len(result.hits)
        hits = f"{count:>4} hit{' ' if count == 1 else 's'} " if count else ""
        article = result.article
        day = f"{article.day} " if article.day else ""
        return row_strip(
            [(f" {day}", DIM), (article.title, BOLD)], width, style, right=[(_source(article, width), DIM), (hits, DIM)]
        )


def _source(article: ArticleHeading, width: int) -> str:
    """Who published an article, where there is room for it."""
    source = visible(article.source or "")
    room = min(SOURCE_WIDTH, width // 4)
    return (
        f"  {fit(source, room) if cell_len(source) > room else source}" if source and width >= LEAST_FOR_SOURCE else ""
    )


def _counted(page: SearchPage, order: SearchOrder) -> str:
    """ "1,000 of 3,400 articles, best first"."""
    shown = len(page.results)
    if not shown:
        return "0 articles · did you mean" if page.suggestions else "0 articles"
    some = f"{shown:,} of " if page.total > shown else ""
    return f"{some}{page.total:,} article{'' if page.total == 1 else 's'}, {ORDERS[order]}"


def _nothing_in(page: SearchPage) -> str:
    """Why there is nothing to see."""
    if not page.query.strip():
        return "Type what to look for."
    if not page.fruitless:
        return f"Nothing found for: {visible(page.query)}. Try fewer words or letters."
    clauses = " and ".join(f"‘{visible(clause)}’" for clause in page.fruitless)
    return f"Nothing found for: {visible(page.query)}. {clauses} find{'s' if len(page.fruitless) == 1 else ''} nothing."
