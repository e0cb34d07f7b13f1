"""The panes in their places: which are in view, which has the focus, and the keys that move within them.

Knows nothing of the library; what the panes show is the business of the main screen, which is built on this.
"""

from collections.abc import Sequence
from dataclasses import replace

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from tui.arrangement import SMALLEST, InDrawer, Pane, Wishes, arrange, in_drawer
from tui.bindings import bind
from tui.commands import (
    BAR_IN_FACETS,
    BAR_IN_LIST,
    BAR_IN_READER,
    BAR_IN_RESULTS,
    COMMANDS,
    Where,
)
from tui.config import Settings
from tui.filter_prompt import FilterPrompt
from tui.line_view import LineView
from tui.moving import Moving
from tui.painting import Painting
from tui.panes.articles import ArticlesPane
from tui.panes.entities import EntitiesPane
from tui.panes.facets import FacetsPane
from tui.panes.reader import Reader, ReaderPane
from tui.panes.references import Context, ReferencesPane
from tui.panes.results import ResultsPane
from tui.panes.status import Line, Said
from tui.prompt import Prompt
from tui.row_list import RowList
from tui.row_text import BOLD, DIM

IN_PANE = {
    Pane.ARTICLES: Where.ARTICLES,
    Pane.READER: Where.READER,
    Pane.ENTITIES: Where.ENTITIES,
    Pane.DRAWER: Where.DRAWER,
}
PLACES = {command.id: command.where for command in COMMANDS}


class Frame(Moving, Painting):
    """The panes side by side, the drawer under them, and a line each for status, messages and keys.

    Args:
        context: Gives the words around a mention, for the list of references.
        settings: What the reader has set.
    """

    AUTO_FOCUS = "#reader"

    def __init__(self, context: Context, settings: Settings) -> None:
        super().__init__()
        self.config, self.keymap = settings.config, settings.keymap
        bind(self, self.keymap, Where.PANES)
        self._wishes = Wishes(focus=Pane.READER)
        self.articles = ArticlesPane(self.keymap)
        self.reader_pane = ReaderPane(self.config.text_width)
        self.entities = EntitiesPane(self.keymap)
        self.results = ResultsPane(self.keymap)
        self.facets = FacetsPane()
        self.references = ReferencesPane(context, self.keymap)
        self.status = Line("status")
        self.said = Said("said")
        self.keys = Line("keys")
        self.prompt = Prompt(self.keymap)
        self.filter_prompt = FilterPrompt(self.keymap)

    def compose(self) -> ComposeResult:
        """All panes and lines."""
        yield self.status
        with Horizontal(id="body"):
            yield self.articles
            yield self.reader_pane
            yield self.entities
        with Horizontal(id="drawer"):
            yield self.results
            yield self.facets
            yield self.references
        yield self.prompt
        yield self.filter_prompt
        yield self.said
        yield self.keys
        columns, rows = SMALLEST
        yield Static(f"Namedrop needs at least {columns} columns and {rows} rows.", id="too-small")

    def on_mount(self) -> None:
        """Begin with the reader."""
        self.prompt.display = self.filter_prompt.display = False

    def on_unmount(self) -> None:
        """Leave what is open."""
        self.leave()

    def leave(self) -> None:
        """Put on disk what is to last, and end what runs; to be extended."""

    def begin(self) -> None:
        """Arrange all as it is at the start, unseen, for the program is being left; to be extended."""
        self.stop_painting()
        self._wishes = Wishes()
        self.focus_pane(Pane.READER)
        self.said.show([])
        self.facets.begin()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell whether a command works in the pane that has the focus; elsewhere it is neither shown nor done."""
        return self.here in PLACES.get(action, Where.PANES)

    @property
    def here(self) -> Where:
        """Where commands would work now."""
        return IN_PANE[self.focused_pane]

    @property
    def reader(self) -> Reader:
        """What the article is read in."""
        return self.reader_pane.reader

    def action_go_out(self) -> None:
        """From the reader or the drawer to the list it came from."""
        self.focus_pane(Pane.READER if self.focused_pane is Pane.DRAWER else Pane.ARTICLES)

    def moving_view(self) -> LineView:
        """What has the focus, or else the reader."""
        return self.focused if isinstance(self.focused, LineView) else self.reader

    def action_focus_articles(self) -> None:
        """To the list of articles."""
        self.focus_pane(Pane.ARTICLES)

    def action_focus_reader(self) -> None:
        """To the reader."""
        self.focus_pane(Pane.READER)

    def action_focus_entities(self) -> None:
        """To the entities; when there already, to the next type of them."""
        if self.focused_pane is Pane.ENTITIES:
            self.entities.next_kind()
        else:
            self.focus_pane(Pane.ENTITIES)

    def action_focus_drawer(self) -> None:
        """To the drawer, opening it."""
        self._wish(replace(self._wishes, drawer=True))
        self.focus_pane(Pane.DRAWER)

    def action_focus_next(self) -> None:
        """To the next pane in view."""
        self._focus_neighbour(1)

    def action_focus_previous(self) -> None:
        """To the previous pane in view."""
        self._focus_neighbour(-1)

    def _focus_neighbour(self, by: int) -> None:
        shown = [pane for pane in Pane if pane in self._in_view()]
        # A pane that was closed may have the focus still, as where it was clicked right before.
        here = shown.index(self.focused_pane) if self.focused_pane in shown else -by
        if shown:
            self.focus_pane(shown[(here + by) % len(shown)])

    def action_zoom(self) -> None:
        """Show the pane that has the focus alone, or all again."""
        self._wish(replace(self._wishes, zoomed=not self._wishes.zoomed))

    @property
    def focused_pane(self) -> Pane:
        """The pane that has the focus, or had it last."""
        return self._wishes.focus

    def focus_pane(self, pane: Pane) -> None:
        """Give a pane the focus, bringing it into view."""
        side = pane if pane in (Pane.ARTICLES, Pane.ENTITIES) else self._wishes.side
        self._wish(replace(self._wishes, focus=pane, side=side))
        targets: dict[Pane, Widget] = {
            Pane.ARTICLES: self.articles,
            Pane.READER: self.reader,
            Pane.ENTITIES: self.entities.list,
            Pane.DRAWER: self.query_one(f"#{self._wishes.listed}"),
        }
        self.set_focus(targets[pane])

    @on(events.DescendantFocus)
    def _follow_focus(self) -> None:
        """The mouse may have moved the focus."""
        for pane in Pane:
            if self.focused is not None and self.query_one(f"#{pane}") in self.focused.ancestors_with_self:
                self._wish(replace(self._wishes, focus=pane))
        if self.focused in (self.results, self.facets):
            self._wish(replace(self._wishes, listed=InDrawer(self.focused.id or "")))
        self._show_keys()

    def make_room_for_prompt(self, needed: bool) -> None:
        """Let a prompt stand where the line of what was said is, or that line again."""
        self.set_class(needed, "-asking")

    def show_in_drawer(self, shown: InDrawer) -> None:
        """Open the drawer with one of the lists that live in it."""
        self._wish(replace(self._wishes, drawer=True, listed=shown))

    def close_drawer(self) -> None:
        """Close the drawer."""
        self._wish(replace(self._wishes, drawer=False))
        if self.focused_pane is Pane.DRAWER:
            self.focus_pane(Pane.READER)

    def _wish(self, wishes: Wishes) -> None:
        self._wishes = wishes
        self._arrange()

    def _in_view(self) -> frozenset[Pane]:
        return arrange(self.app.size.width, self.app.size.height, self._wishes)

    def _arrange(self) -> None:
        shown = self._in_view()
        for pane in Pane:
            self.query_one(f"#{pane}").display = pane in shown
        listed = in_drawer(self.app.size.width, self._wishes)
        for one in InDrawer:
            self.query_one(f"#{one}").display = one in listed
        self.query_one("#body").display = bool(shown - {Pane.DRAWER})
        self.set_class(not shown, "-too-small")
        self.set_class(len(shown) == 1, "-one-pane")
        self.set_class(len(shown - {Pane.DRAWER}) == 2, "-two-panes")

    def on_resize(self) -> None:
        """Show the panes that fit."""
        self._arrange()
        self._show_keys()
        self.paint_resized()

    def _show_keys(self) -> None:
        typing = next((one for one in (self.prompt, self.filter_prompt) if one in self._focused_within()), None)
        where = self.here
        bars: dict[object, Sequence[str]] = {self.results: BAR_IN_RESULTS, self.facets: BAR_IN_FACETS}
        wanted = bars.get(self.focused, BAR_IN_LIST if isinstance(self.focused, RowList) else BAR_IN_READER)
        first: tuple[tuple[str, str], ...] = ()
        if self.focused is self.facets:
            first = (("Enter", "narrow"), (self.keymap.called("focus_facets"), "next kind"))
        if typing is not None:
            where, wanted, first = typing.WHERE, typing.BAR, (("Enter", typing.ENTER),)
        room = self.size.width - sum(len(keys) + len(short) + 3 for keys, short in first)
        hints = self.keymap.bar([one for one in wanted if where in PLACES[one]], room)
        parts = (part for keys, short in (*first, *hints) for part in ((f" {keys}", BOLD), (f" {short} ", DIM)))
        self.keys.show(parts)

    def _focused_within(self) -> Sequence[object]:
        return self.focused.ancestors_with_self if self.focused is not None else ()
