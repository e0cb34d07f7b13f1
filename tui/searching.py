"""Searching: the prompt, and what is found for each version of a query as it is typed."""

from collections.abc import Iterable
from contextlib import suppress
from time import monotonic

from textual import events, on, work

from index.errors import NamedropError
from index.library import Library
from index.model import SearchOrder, SearchPage
from tui.arrangement import InDrawer, Pane
from tui.config import Settings
from tui.hit_walk import HitWalk
from tui.hit_walking import HitWalking
from tui.messages import Query, Searched, SearchedAgain, SearchFailed
from tui.prompt import Prompt
from tui.query_text import caret_line
from tui.row_list import RowList
from tui.row_text import DIM, PLAIN, Part

PAUSE_IN_TYPING = 1.0
"""Seconds after a key in which another one may still be about to follow."""


class Searching(HitWalking):
    """Walking, with the prompt, the results, and under the prompt a line that helps with the query.

    Args:
        library: What to read.
        settings: What the reader has set.
    """

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        self._found: Searched | None = None
        """What is listed."""
        self._open_when_found = False
        self._typed_at = 0.0
        """When the query has changed last, by the clock of `monotonic`."""

    def begin(self) -> None:
        """Leave the prompt too."""
        super().begin()
        self._close_prompt()

    @property
    def is_typing(self) -> bool:
        """Whether a query is being typed."""
        return monotonic() - self._typed_at < PAUSE_IN_TYPING

    # To be extended by what else shows with the results

    def query_changed(self) -> None:
        """Adapt to another query in the prompt, whose results are not there yet."""
        self.results.wait()
        self.show_hint()

    def results_changed(self, found: Searched) -> None:
        """Adapt to other results."""

    async def recall(self, by: int) -> bool:
        """Bring back another search, if that is what an arrow means now. Returns whether it was."""
        return False

    def hint(self, page: SearchPage | None) -> Iterable[Part]:
        """What the line under the prompt says: where the query is wrong, or why nothing was found."""
        if page is None or page.query != self.prompt.query_typed.text:
            return []
        if page.problems:
            problem = page.problems[0]
            column = self.prompt.column_of(problem.position)
            return [(caret_line(column, problem.title, problem.advice, self.size.width), PLAIN)]
        if page.suggestions and not page.total:
            nothing = " and ".join(f"‘{clause}’" for clause in page.fruitless) or f"‘{page.query.strip()}’"
            return [(f" Nothing has {nothing}. ", PLAIN), ("Enter takes what is suggested.", DIM)]
        return []

    # The prompt

    async def action_search(self) -> None:
        """Open the prompt and the drawer of results."""
        self._prepare_search()
        self.show_prompt()
        self.show_in_drawer(InDrawer.RESULTS)
        # Where there is room for one pane only, it is the one with what is found.
        self.focus_pane(Pane.DRAWER)
        await self.prompt.open()

    async def open_search(self, text: str, order: SearchOrder) -> None:
        """Open the prompt with a query in it, and show what it finds."""
        self.prompt.order = order
        await self.action_search()
        is_there = self.prompt.query_typed.text == text
        await self.prompt.put(text)
        if is_there:
            self.prompt.send()

    def show_prompt(self) -> None:
        """Let the prompt be seen, and the line under it."""
        self.prompt.here = self.reader.article.heading.id if self.reader.article else None
        self.prompt.display = True
        self.make_room_for_prompt(True)
        self.add_class("-searching")
        self.show_hint()

    def _close_prompt(self) -> None:
        if self.has_class("-searching"):
            self.said.say("")
        self.prompt.display = False
        self.make_room_for_prompt(False)
        self.remove_class("-searching")

    def show_hint(self) -> None:
        """Show what helps with the query as it stands."""
        self.said.show(self.hint(self._found.page if self._found else None))

    @on(Prompt.Asked)
    async def _do_asked(self, message: Prompt.Asked) -> None:
        await getattr(self, f"action_{message.command_id}")()

    @on(Prompt.Left)
    def _leave_prompt(self) -> None:
        self._close_prompt()
        self.close_drawer()
        self.focus_pane(Pane.READER)

    def close_drawer(self) -> None:
        """Close it, and the prompt with it."""
        if self.has_class("-searching"):
            self._close_prompt()
        super().close_drawer()

    @on(events.DescendantFocus)
    def _leave_prompt_behind(self) -> None:
        """Whoever goes over to another pane has done with the prompt."""
        is_searching = self.focused_pane is Pane.DRAWER or self.prompt in self._focused_within()
        if self.has_class("-searching") and not is_searching:
            self._close_prompt()

    # Results

    @work(thread=True, exclusive=True, group="prepare search")
    def _prepare_search(self) -> None:
        # The search itself says what is wrong.
        with suppress(NamedropError):
            self._library.prepare_search()

    @on(Prompt.Typed)
    def _search_as_typed(self, message: Prompt.Typed) -> None:
        self._open_when_found = False
        self._typed_at = monotonic()
        self.query_changed()
        self._search(message.query)

    @work(thread=True, exclusive=True, group="search")
    def _search(self, query: Query) -> None:
        try:
            page = self.page_of(query)
        except NamedropError as error:
            self.post_message(SearchFailed(error))
            return
        if page is not None:
            self._look_at_first(page)
            self.post_message(Searched(query, page))

    def _look_at_first(self, page: SearchPage) -> None:
        """Find the hits of the results that will be in view, so that painting them need not."""
        for _ in page.results[: self.results.page_height // self.results.row_height + 1]:
            pass

    @on(Searched)
    async def _show_results(self, message: Searched) -> None:
        self._found = message
        self.results.show(message.page, message.query.order)
        self.hurry(self.results)
        self.show_hint()
        self.results_changed(message)
        if self._open_when_found:
            await self._open_result()

    @on(SearchFailed)
    def _show_search_failure(self, message: SearchFailed) -> None:
        self._found = None
        self.results.complain(str(message.error))

    def lists_changed(self) -> None:
        """Look what is found now by the search that is listed."""
        super().lists_changed()
        is_walked = isinstance(self._walk, HitWalk) and self._found is not None and self._found.query == self._followed
        if self._found is not None and not is_walked:
            self._search_again(self._found.query)

    @on(SearchedAgain)
    def _show_results_again(self, message: SearchedAgain) -> None:
        if self._found is not None and self._found.query == message.query:
            self._found = Searched(message.query, message.page)
            self.results.show(message.page, message.query.order, keep_cursor=True)
            self.results_changed(self._found)

    @on(Prompt.Moved)
    async def _move_in_results(self, message: Prompt.Moved) -> None:
        if not await self.recall(message.by):
            self.results.move(message.by)

    def action_sort_list(self) -> None:
        """Turn to the next order of the results, where they have the focus."""
        if self.focused is self.results and self._found is not None:
            self.prompt.action_sort_found()
        else:
            super().action_sort_list()

    @on(Prompt.Submitted)
    async def _choose_result(self) -> None:
        """Open the chosen result, or the first one as soon as the search for what was typed last is back."""
        if self._found is not None and self._found.query == self.prompt.query_typed:
            await self._open_result()
        else:
            self._open_when_found = True

    @on(RowList.Chosen, "#results")
    async def _open_result(self) -> None:
        self._open_when_found = False
        if self._found is None:
            return
        if (suggestion := self.results.suggestion) is not None:
            self.show_prompt()
            await self.prompt.put(suggestion.query)
        elif (chosen := self.results.result) is not None:
            self._library.remember_search(self._found.query.text)
            self._close_prompt()
            self.follow_hits(self._found.query, self._found.page, chosen)
