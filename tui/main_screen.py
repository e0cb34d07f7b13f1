"""The one coordinator: it owns the library, hears every pane and tells each what to show.

Panes never touch each other. Whatever may take longer than a frame runs in a worker and comes back as a message.
"""

from typing import TYPE_CHECKING

from textual import on, work
from textual.widget import Widget
from textual.worker import get_current_worker

from index.errors import NamedropError
from index.library import Library
from index.model import (
    EntityId,
    SearchPage,
    SearchResult,
)
from tui.arrangement import Pane
from tui.config import Settings, config_file
from tui.correcting import Correcting
from tui.hinting import Hinting
from tui.indexing import Indexing
from tui.marking import Marking
from tui.messages import Query, Searched, SearchFailed
from tui.naming import Naming
from tui.outside import Outside
from tui.pairing import Pairing
from tui.panes.entities import EntitiesPane
from tui.panes.reader import Reader
from tui.previewing import Previewing
from tui.prompt import Prompt
from tui.row_list import RowList
from tui.sorting import Sorting
from tui.sparkline import sparkline
from tui.unread import Unread
from tui.walk import Position, Stop, Walk, route

if TYPE_CHECKING:
    from tui.card_rows import CardRow


class MainScreen(Hinting, Naming, Pairing, Outside, Correcting, Previewing, Sorting, Unread, Marking, Indexing):
    """The screen on which everything happens: it searches, and hears every pane.

    Args:
        library: What to read.
        settings: What the reader has set.
    """

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        self._found: Searched | None = None
        self._open_when_found = False

    def begin(self) -> None:
        """Leave the prompt too."""
        super().begin()
        self._close_prompt()

    def lists_changed(self) -> None:
        """Show the entity under the cursor as it is now."""
        super().lists_changed()
        self._summarise()

    # Searching

    async def action_search(self) -> None:
        """Open the prompt and the drawer of results."""
        self.make_room_for_prompt(True)
        self.show_in_drawer(self.results)
        # Where there is room for one pane only, it is the one with what is found.
        self.focus_pane(Pane.DRAWER)
        await self.prompt.open()

    @on(Prompt.Typed)
    def _search_as_typed(self, message: Prompt.Typed) -> None:
        self._open_when_found = False
        self._search(message.query)

    @work(thread=True, exclusive=True, group="search")
    def _search(self, query: Query) -> None:
        worker, article = get_current_worker(), self.reader.article
        within = article.heading.id if article and query.this_article_only else None
        try:
            page = self._library.search(query.text, typing=True, within=within, cancelled=lambda: worker.is_cancelled)
        except NamedropError as error:
            self.post_message(SearchFailed(error))
            return
        if page is not None and not worker.is_cancelled:
            self.post_message(Searched(query, page))

    @on(Searched)
    def _show_results(self, message: Searched) -> None:
        self._found = message
        self.results.show(message.page)
        if self._open_when_found:
            self._open_result()

    @on(SearchFailed)
    def _show_search_failure(self, message: SearchFailed) -> None:
        self.results.complain(str(message.error))

    @on(Prompt.Moved)
    def _move_in_results(self, message: Prompt.Moved) -> None:
        self.results.move(message.by)

    @on(Prompt.Submitted)
    def _choose_result(self) -> None:
        """Open the chosen result, or the first one as soon as the search for what was typed last is back."""
        if self._found is not None and self._found.query == self.prompt.query_typed:
            self._open_result()
        else:
            self._open_when_found = True

    @on(RowList.Chosen, "#results")
    def _open_result(self) -> None:
        self._open_when_found = False
        if self._found is None or self.results.row is None:
            return
        self._close_prompt()
        self._follow_hits(self._found.page, self.results.row)

    def _follow_hits(self, page: SearchPage, chosen: SearchResult) -> None:
        """Walk the hits of a search in the order of its results, from the chosen one on."""
        order = dict.fromkeys([*(result.article.id for result in page.results), *self._headings])
        stops = (Stop(found.article.id, hit.start, hit.end) for found in page.results for hit in found.hits)
        walk = Walk(f"‘{page.query}’", route(stops, order))
        self._jump_from_here()
        self.close_drawer()
        self.focus_pane(Pane.READER)
        if not chosen.hits:
            self._walk = walk
            self._open(chosen.article.id, 0)
            return
        self._walk = walk.at(Position(chosen.article.id, chosen.hits[0].start))
        self._show_stop(self._walk)

    @on(Prompt.Left)
    def _leave_prompt(self) -> None:
        self._close_prompt()
        self.close_drawer()
        self.focus_pane(Pane.READER)

    def _close_prompt(self) -> None:
        self.prompt.display = False
        self.make_room_for_prompt(False)

    # The card

    def action_card(self) -> None:
        """Show the card of the entity under the cursor, or else of the one that is walked."""
        entity = self._entity_at_cursor() or self._walked_entity()
        if entity is None:
            self.say_no_name()
            return
        self._show_card(entity.id)

    def _show_card(self, entity_id: EntityId) -> None:
        from tui.screens.card import CardScreen

        self.app.push_screen(
            CardScreen(self._library.card(entity_id, self.config.hide_unsure), self.keymap), self._leave_card
        )

    def _leave_card(self, row: "CardRow | None") -> None:
        if row is not None and row.first is not None:
            self._follow_mention(row.first)
        elif row is not None and row.companion is not None:
            self._show_card(row.companion)

    # Panes

    @on(RowList.Chosen, "#articles")
    def _open_article(self) -> None:
        if (heading := self.articles.row) is not None:
            self._jump_from_here()
            self._open(heading.id)
            self.focus_pane(Pane.READER)

    @on(RowList.Chosen, "#entity-list")
    def _walk_chosen(self) -> None:
        self.action_walk_name()

    @on(RowList.Highlighted, "#entity-list")
    def _summarise(self) -> None:
        if (entity := self.entities.list.row) is not None:
            named_in = self._all_mentions_of(entity.id).articles
            self.entities.summarise(entity, sparkline(named_in, self.by_date))

    @on(EntitiesPane.KindChanged)
    def _show_kind(self) -> None:
        self._show_entities()

    @on(Reader.NameClicked)
    def _walk_clicked(self) -> None:
        self.action_walk_name()

    def action_go_in(self) -> None:
        """Open what is under the cursor of the pane that has the focus."""
        if isinstance(self.focused, RowList):
            self.focused.choose()
        else:
            self.action_card()

    # The program

    def action_palette(self) -> None:
        """Open the palette of all commands."""
        self.app.action_command_palette()

    def action_theme(self) -> None:
        """Choose the colours."""
        from tui.screens.themes import ThemesScreen

        self.app.push_screen(ThemesScreen(self.keymap), self._keep_theme)

    def _keep_theme(self, name: str | None) -> None:
        if name is not None:
            self.said.say(f'theme = "{name}" in {config_file().name} keeps it.')

    def action_help(self) -> None:
        """Show all keys."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.keymap), self._run_command)

    def _run_command(self, command_id: str | None) -> None:
        if command_id is not None:
            self.call_after_refresh(self.run_action, command_id)

    def action_cancel(self) -> None:
        """Close the drawer, or else end the walk."""
        if self._wishes.zoomed:
            self.action_zoom()
        elif self.drop_filter():
            self.said.say("All are listed again.")
        elif self._wishes.drawer:
            self.close_drawer()
        elif self._walk is not None:
            self._walk = None
            self._show_walk()
            self.said.say("The walk is over.")

    def action_leave(self) -> None:
        """Back out of what is open, or else quit."""
        if self._wishes.zoomed or self._wishes.drawer:
            self.action_cancel()
        else:
            self.action_quit()

    def action_suspend(self) -> None:
        """Give the terminal back until the shell brings the program to the foreground again."""
        self.app.action_suspend_process()

    def action_quit(self) -> None:
        """Quit, from a screen that is as it will be at the next start."""
        self.begin()
        if any(widget._layout_required for widget in (self, *self.query(Widget))):
            # Twice, for the panes adapt to what the first refresh makes of their sizes.
            self.call_after_refresh(self.call_after_refresh, self.app.action_quit)
        else:
            self.call_later(self.app.action_quit)
