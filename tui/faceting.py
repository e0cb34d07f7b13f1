"""Faceting: what the results have in common, beside them, and narrowing the search to it."""

from time import sleep

from textual import on, work
from textual.worker import get_current_worker

from index.errors import NamedropError
from index.library import Library
from tui.arrangement import InDrawer, Pane, in_drawer
from tui.config import Settings
from tui.messages import FacetsCounted, Query, Searched
from tui.query_text import Narrowing, narrowed
from tui.row_list import RowList
from tui.searching import Searching

PAUSE = 0.15
"""Seconds that counting waits for the next keystroke, so that it never holds up a search."""


class Faceting(Searching):
    """Searching, with facets beside the results.

    Args:
        library: What to read.
        settings: What the reader has set.
    """

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        self._narrowings: tuple[Narrowing, ...] = ()

    @property
    def _shows_facets(self) -> bool:
        return InDrawer.FACETS in in_drawer(self.app.size.width, self._wishes)

    def query_changed(self) -> None:
        """Count no longer for the query before, and say so."""
        super().query_changed()
        self.workers.cancel_group(self, "facets")
        self.facets.wait()

    def results_changed(self, found: Searched) -> None:
        """Count for these results."""
        super().results_changed(found)
        if found.query.within is not None or not found.page.total:
            self.facets.clear()
        elif self._shows_facets:
            self._count(found.query)

    @work(thread=True, exclusive=True, group="facets")
    def _count(self, query: Query) -> None:
        worker = get_current_worker()
        sleep(PAUSE)
        if worker.is_cancelled:
            return
        try:
            facets = self._library.facets(query.text, lambda: worker.is_cancelled, typing=True)
        except NamedropError:
            # The search itself has said what is wrong.
            facets = None
        if not worker.is_cancelled:
            self.post_message(FacetsCounted(query, facets))

    @on(FacetsCounted)
    def _show_facets(self, message: FacetsCounted) -> None:
        if self._found is not None and message.query == self._found.query == self.prompt.query_typed:
            self.facets.show(message.facets)

    async def action_focus_facets(self) -> None:
        """Go to the facets; when there already, to the next kind of them."""
        if self._found is None or not self._found.page.total:
            self.said.say(f"There is nothing to narrow: {self.keymap.called('search')} searches first.")
        elif self.focused is self.facets:
            self.facets.next_kind()
        else:
            self.show_in_drawer(InDrawer.FACETS)
            self.focus_pane(Pane.DRAWER)
            if not self.facets.is_current and self._found.query.within is None:
                self._count(self._found.query)

    @on(RowList.Chosen, "#facets")
    async def _narrow_to_facet(self) -> None:
        """Add the facet under the cursor to the query."""
        facet, text = self.facets.row, self.prompt.query_typed.text
        if facet is None or not self.facets.is_current:
            return
        self._narrowings = (*self._narrowings, Narrowing(text.strip(), facet.clause))
        await self._search_for(narrowed(text, facet.clause))

    async def action_widen_search(self) -> None:
        """Take the last clause that came from a facet out of the query."""
        text = self.prompt.query_typed.text
        while self._narrowings:
            *rest, last = self._narrowings
            self._narrowings = tuple(rest)
            if (wider := last.taken_back(text)) is not None:
                await self._search_for(wider)
                return
        self.said.say("The search has not been narrowed.")

    async def _search_for(self, text: str) -> None:
        self.show_prompt()
        await self.prompt.put(text)
        if not self._shows_facets or not self.results.display:
            # Where there is room for one of them, it is what was found now.
            self.show_in_drawer(InDrawer.RESULTS)
            self.focus_pane(Pane.DRAWER)

    def leave_facets(self) -> bool:
        """Go from the facets back to the results. Returns whether that was so."""
        if self.focused is not self.facets:
            return False
        self.show_in_drawer(InDrawer.RESULTS)
        if self.prompt.display:
            self.call_later(self.prompt.open)
        else:
            self.focus_pane(Pane.DRAWER)
        return True

    def action_go_out(self) -> None:
        """From the facets to the results."""
        if not self.leave_facets():
            super().action_go_out()
