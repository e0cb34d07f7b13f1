"""The program driven by keys without a terminal, as the tests of the screen speak of it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from textual.events import Key
from textual.keys import key_to_character
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from index import Library, SearchPage, SearchResult
from tui.app import Namedrop
from tui.arrangement import Pane
from tui.config import Settings
from tui.main_screen import MainScreen

WIDE, MEDIUM, NARROW = (120, 40), (80, 24), (50, 18)


class Reading:
    """The running program, as the tests speak of it."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot

    @property
    def screen(self) -> MainScreen:
        screen = self.pilot.app.screen_stack[0]
        assert isinstance(screen, MainScreen)
        return screen

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settle()

    async def settle(self) -> None:
        """Wait for every worker; one that a later one has replaced is done as well."""
        for worker in list(self.pilot.app.workers):
            with suppress(WorkerCancelled):
                await self.pilot.app.workers.wait_for_complete([worker])
        await self.pilot.pause()

    @property
    def open_path(self) -> str:
        article = self.screen.reader.article
        assert article is not None
        return article.heading.path

    @property
    def said(self) -> str:
        return self.screen.said.render_line(0).text.strip()

    @property
    def status(self) -> str:
        return self.screen.status.render_line(0).text.strip()

    @property
    def page(self) -> SearchPage:
        """What is found."""
        assert self.screen._found is not None
        return self.screen._found.page

    @property
    def results(self) -> list[SearchResult]:
        """The articles that are found, in their order."""
        return list(self.page.results)

    @property
    def typed(self) -> str:
        """The query in the prompt."""
        return self.screen.prompt.query_typed.text

    @property
    def results_title(self) -> str:
        return str(self.screen.results.border_title)

    def in_view(self) -> set[Pane]:
        return {pane for pane in Pane if self.screen.query_one(f"#{pane}").display}


async def burst(app: Reading, *keys: str) -> None:
    """Press keys so quickly that all are there before the first is dealt with."""
    driver = app.pilot.app._driver
    assert driver is not None
    for key in keys:
        driver.process_message(Key(key, key_to_character(key)))
    await app.settle()


@asynccontextmanager
async def reading(
    library: Library, size: tuple[int, int] = WIDE, settings: Settings | None = None
) -> AsyncIterator[Reading]:
    app = Namedrop(library, settings)
    async with app.run_test(size=size) as pilot:
        running = Reading(pilot)
        await running.settle()
        await running.settle()
        yield running
