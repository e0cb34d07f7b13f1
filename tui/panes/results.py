"""What a search found."""

from rich.style import Style
from textual.strip import Strip

from index.model import SearchPage, SearchResult
from tui.row_list import RowList
from tui.row_text import BOLD, DIM, around, marked, row_strip

UNASKED = "Nothing was looked for yet: / searches. r lists the mentions of a name here."


class ResultsPane(RowList[SearchResult]):
    """The articles that a search found, best first, each with a snippet in which its hits are marked."""

    BORDER_TITLE = "4 Results"
    COMPONENT_CLASSES = {"results--hit"}
    DEFAULT_CSS = """
    ResultsPane > .results--hit { color: $text-warning; text-style: bold underline; }
    """

    def __init__(self) -> None:
        super().__init__(id="results", row_height=2)
        self.empty_text = UNASKED

    def show(self, page: SearchPage) -> None:
        """Show the results of a search."""
        nothing = f"Nothing found for: {page.query}. Try fewer words or letters; Tab changes where to look."
        self.empty_text = nothing if page.query.strip() else "Type what to look for."
        self.set_rows(page.results)
        shown = "" if page.total <= len(page.results) else f", the best {len(page.results)} here"
        articles = "article" if page.total == 1 else "articles"
        self.border_title = f"{self.BORDER_TITLE} {page.total} {articles}{shown}"

    def complain(self, sentence: str) -> None:
        """Say why there are no results."""
        self.empty_text = sentence
        self.set_rows(())
        self.border_title = self.BORDER_TITLE

    def draw_row(self, row: SearchResult, line: int, width: int, style: Style) -> Strip:
        """One article: title, date and source, number of hits; under it the snippet."""
        if line == 1:
            mark = self.get_component_rich_style("results--hit", partial=True)
            return row_strip([("    ", DIM), *marked(around(row.snippet, width - 4), mark)], width, style)
        article = row.article
        about = " · ".join(filter(None, [article.day, article.source]))
        hits = f" {len(row.hits)} hit{'' if len(row.hits) == 1 else 's'} "
        return row_strip([(f"  {article.title}  ", BOLD), (about, DIM)], width, style, right=[(hits, DIM)])
