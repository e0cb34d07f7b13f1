"""The saved searches, to open or forget one of them."""

from collections.abc import Callable, Mapping, Sequence

from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.strip import Strip

from index.model import SearchOrder, SearchPage
from index.searches import SavedSearch
from tui.bindings import bind
from tui.commands import Where
from tui.keymap import DEFAULT_KEYMAP, Keymap
from tui.panes.results import ORDERS
from tui.panes.status import Line
from tui.row_list import RowList
from tui.row_text import BOLD, DIM, PLAIN, fit, row_strip
from tui.screens.box import Box
from tui.text_visible import visible

NONE_YET = "No search is saved yet; {save} saves one."


class SearchList(RowList[SavedSearch]):
    """Saved searches by name, each with the number of articles that it finds."""

    def __init__(self, counts: Mapping[str, str], empty_text: str) -> None:
        super().__init__(id="search-list", empty_text=empty_text)
        self._counts = counts

    def draw_row(self, row: SavedSearch, line: int, width: int, style: Style) -> Strip:
        """One search: its name, what it looks for, how many articles it finds."""
        name = fit(visible(row.name), width // 3)
        order = "" if row.order is SearchOrder.BEST else f"  {ORDERS[row.order]}"
        count = [(f" {self._counts.get(row.name, '…')} ", BOLD)]
        return row_strip([(f" {name}  ", PLAIN), (row.query, DIM), (order, DIM)], width, style, right=count)


class SearchesScreen(Box[SavedSearch | None]):
    """Saved searches over the panes: Enter gives the one under the cursor.

    Args:
        saved: The searches.
        forget: Forgets the search of a name.
        keymap: The other keys that work meanwhile.
    """

    BINDINGS = [
        Binding("enter", "choose", show=False),
        Binding("delete,d,x", "forget", show=False),
        Binding("j", "found_next", show=False),
        Binding("k", "found_previous", show=False),
        Binding("q", "stop_typing", show=False),
    ]
    DEFAULT_CSS = """
    SearchesScreen { align: center middle; }
    SearchesScreen #searches {
        width: 90%; max-width: 100; height: auto; max-height: 80%;
        border: solid $accent; background: $surface; border-title-color: $text; border-title-style: bold;
    }
    SearchesScreen #search-list { background: $surface; }
    """

    def __init__(
        self, saved: Sequence[SavedSearch], forget: Callable[[str], None], keymap: Keymap = DEFAULT_KEYMAP
    ) -> None:
        super().__init__()
        bind(self, keymap, Where.WORDS)
        self._keymap = keymap
        self._saved = tuple(saved)
        self._forget = forget
        self._counts: dict[str, str] = {}
        self.list = SearchList(self._counts, NONE_YET.format(save=keymap.called("save_search")))

    def compose(self) -> ComposeResult:
        """The searches in a box."""
        with Vertical(id="searches") as box:
            box.border_title = "Saved searches"
            yield self.list
            yield Line("search-keys")

    def on_mount(self) -> None:
        """Fill the box."""
        self._show()
        leave = self._keymap.first_of("stop_typing")
        keys = (
            (" Enter", BOLD),
            (" searches ", DIM),
            (" d", BOLD),
            (" forgets it ", DIM),
            (f" {leave}", BOLD),
            (" leaves ", DIM),
        )
        self.query_one("#search-keys", Line).show(keys)
        self.list.focus()

    def _show(self) -> None:
        self.list.styles.height = max(2, len(self._saved))
        self.list.set_rows(self._saved, key=lambda search: search.name)

    def note_count(self, name: str, page: SearchPage | None) -> None:
        """Show how many articles the search of this name finds; None where it cannot be made any more."""
        self._counts[name] = "?" if page is None else f"{page.total:,}"
        self.list.changed()

    def action_found_next(self) -> None:
        """Move the cursor down."""
        self.list.step(1)

    def action_found_previous(self) -> None:
        """Move the cursor up."""
        self.list.step(-1)

    def action_forget(self) -> None:
        """Forget the search under the cursor."""
        if (search := self.list.row) is not None:
            self._forget(search.name)
            self._saved = tuple(one for one in self._saved if one is not search)
            self._show()

    def action_choose(self) -> None:
        """Choose the search under the cursor."""
        self.list.choose()

    @on(RowList.Chosen)
    def _take(self) -> None:
        self.dismiss(self.list.row)

    def action_stop_typing(self) -> None:
        """Leave without choosing."""
        self.dismiss(None)
