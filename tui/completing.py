"""Completing the query in the prompt: field names, people, one way after the other."""

from collections.abc import Iterable

from textual import on, work
from textual.worker import get_current_worker

from index.library import Library
from index.model import Completion, SearchPage
from tui.config import Settings
from tui.messages import Completed
from tui.offers import Offers
from tui.row_text import Part
from tui.searching import Searching


class Completing(Searching):
    """Searching, where the word that is typed can be completed.

    Args:
        library: What to read.
        settings: What the reader has set.
    """

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        self._offers: Offers | None = None

    async def action_complete(self) -> None:
        """Complete the word before the cursor in the first way, or in the next one."""
        await self._complete(forward=True)

    async def action_complete_previous(self) -> None:
        """Complete it in the way before."""
        await self._complete(forward=False)

    async def _complete(self, forward: bool) -> None:
        text = self.prompt.query_typed.text
        if self._offers is not None and self._offers.chosen.query == text:
            await self._take(self._offers.turned(forward))
        else:
            self._look_up(text, self.prompt.cursor, forward)

    @work(thread=True, exclusive=True, group="completing")
    def _look_up(self, text: str, cursor: int, forward: bool) -> None:
        ways = self._library.complete(text, cursor)
        if not get_current_worker().is_cancelled:
            self.post_message(Completed(Completion(text, cursor, ""), ways, forward))

    @on(Completed)
    async def _offer(self, message: Completed) -> None:
        if self.prompt.query_typed.text != message.typed.query:
            return
        if message.ways:
            await self._take(Offers(message.typed, message.ways).turned(message.forward))
        else:
            self.said.say("There is no way to complete this word.")

    async def _take(self, offers: Offers) -> None:
        self._offers = offers
        await self.prompt.put(offers.chosen.query, offers.chosen.cursor)
        self.show_hint()

    def hint(self, page: SearchPage | None) -> Iterable[Part]:
        """The ways to go on, while one of them stands in the prompt."""
        if self._offers is not None and self._offers.chosen.query == self.prompt.query_typed.text:
            return self._offers.parts(self.size.width)
        return super().hint(page)
