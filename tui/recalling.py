"""Recalling: what was searched for before, and searches that are saved under names."""

from collections.abc import Iterable

from textual import on, work
from textual.worker import get_current_worker

from index.errors import NamedropError
from index.library import Library
from index.model import SearchPage
from index.searches import SavedSearch
from tui.config import Settings
from tui.messages import SavedCounted
from tui.row_text import BOLD, DIM, PLAIN, Part
from tui.searching import Searching


class Recalling(Searching):
    """Searching, with a history and searches that have names.

    Args:
        library: What to read.
        settings: What the reader has set.
    """

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        self._earlier: tuple[str, ...] = ()
        """What was searched for, the latest first, behind what is being typed."""
        self._recalled = 0
        """Which of them stands in the prompt."""

    # History

    async def action_earlier_search(self) -> None:
        """Bring back the search before."""
        await self._recall(1)

    async def action_later_search(self) -> None:
        """Bring back the search after, and at last what was being typed."""
        await self._recall(-1)

    async def recall(self, by: int) -> bool:
        """Where nothing is typed, there is nothing to move in, and the arrow up brings back the last search."""
        if by >= 0 or self.prompt.query_typed.text:
            return await super().recall(by)
        await self._recall(1)
        return True

    @property
    def _is_recalled(self) -> bool:
        """Whether an earlier search stands in the prompt as it was."""
        return 0 < self._recalled < len(self._earlier) and self._earlier[self._recalled] == self.prompt.query_typed.text

    async def _recall(self, by: int) -> None:
        if not self._is_recalled and not (by < 0 and self._earlier):
            typed = self.prompt.query_typed.text
            self._earlier = (typed, *(query for query in self._library.search_history() if query != typed))
            self._recalled = 0
        wanted = self._recalled + by
        if 0 <= wanted < len(self._earlier):
            self._recalled = wanted
            await self.prompt.put(self._earlier[wanted])
            self.show_hint()
        else:
            self.said.say("There is no search before that." if by > 0 else "This is what was typed last.")

    def hint(self, page: SearchPage | None) -> Iterable[Part]:
        """Which of the earlier searches stands in the prompt, or how to bring one back."""
        earlier, later = self.keymap.first_of("earlier_search"), self.keymap.first_of("later_search")
        if self._is_recalled:
            place = f" Earlier search {self._recalled} of {len(self._earlier) - 1}. "
            return [(place, PLAIN), (earlier, BOLD), (" the one before ", DIM), (later, BOLD), (" the one after", DIM)]
        if not self.prompt.query_typed.text:
            arrow = self.keymap.first_of("found_previous").replace("↓", "↑")
            saved = self.keymap.called("saved_searches")
            return [
                (f" {arrow}", BOLD),
                (" brings back the last search; from the panes ", DIM),
                (saved, BOLD),
                (" lists saved ones", DIM),
            ]
        return super().hint(page)

    # Saved searches

    async def action_save_search(self) -> None:
        """Ask for a name for the search in the prompt, or for the one that is listed."""
        from tui.screens.ask import AskScreen

        query = self.prompt.query_typed if self.prompt.display or self._found is None else self._found.query
        text = query.text.strip()
        if not text:
            self.said.say(f"There is no search to save: {self.keymap.called('search')} searches.")
            return
        self.app.push_screen(
            AskScreen(f"Save ‘{text}’ as", text, self.keymap),
            lambda name: self._keep_search(SavedSearch(name, text, query.order)) if name else None,
        )

    def _keep_search(self, search: SavedSearch) -> None:
        before = next((one for one in self._library.saved_searches() if one.name.lower() == search.name.lower()), None)
        self._library.save_search(search)
        instead = f" in place of ‘{before.query}’" if before and before.query != search.query else ""
        self.said.say(
            f"Saved as ‘{search.name}’{instead}. {self.keymap.called('saved_searches')} lists saved searches."
        )

    def action_saved_searches(self) -> None:
        """List the saved searches, each with how many articles it finds."""
        from tui.screens.searches import SearchesScreen

        saved = self._library.saved_searches()
        self.app.push_screen(SearchesScreen(saved, self._library.forget_search, self.keymap), self._open_saved)
        self._count_saved(saved)

    async def _open_saved(self, search: SavedSearch | None) -> None:
        if search is not None:
            await self.open_search(search.query, search.order)

    @work(thread=True, exclusive=True, group="saved")
    def _count_saved(self, saved: tuple[SavedSearch, ...]) -> None:
        worker = get_current_worker()
        for search in saved:
            try:
                page = self._library.search(search.query, limit=1, typing=True, cancelled=lambda: worker.is_cancelled)
            except NamedropError:
                page = None
            if worker.is_cancelled:
                return
            self.post_message(SavedCounted(search.name, page))

    @on(SavedCounted)
    def _show_saved_count(self, message: SavedCounted) -> None:
        from tui.screens.searches import SearchesScreen

        if isinstance(self.app.screen, SearchesScreen):
            self.app.screen.note_count(message.name, message.page)
