"""Walking the hits of a search, and laying the walk anew when the library has changed."""

from textual import on, work
from textual.worker import get_current_worker

from index.errors import LibraryError, NamedropError
from index.library import Library
from index.model import SearchPage, SearchResult
from tui.arrangement import Pane
from tui.config import Settings
from tui.hit_walk import Found, HitWalk
from tui.messages import Query, SearchedAgain
from tui.sorting import Sorting
from tui.walk import Position
from tui.walking import AnyWalk

LISTED = 1000
"""Results that are listed and walked through; of more, only the number is told."""


class HitWalking(Sorting):
    """Walking, where a walk may follow the hits of a search through all its results.

    Args:
        library: What to read.
        settings: What the reader has set.
    """

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        self._followed: Query | None = None
        """The search whose hits are walked."""

    def page_of(self, query: Query) -> SearchPage | None:
        """What a search finds; None where the worker that asks is cancelled meanwhile.

        Raises:
            NamedropError: The search cannot be understood or run.
        """
        worker = get_current_worker()
        try:
            page = self._library.search(
                query.text,
                limit=LISTED,
                typing=True,
                within=query.within,
                order=query.order,
                cancelled=lambda: worker.is_cancelled,
            )
        except KeyError as gone:
            raise LibraryError(
                "The article is not in the library any more", "Search all articles instead of this one."
            ) from gone
        return None if worker.is_cancelled else page

    def follow_hits(self, query: Query, page: SearchPage, chosen: SearchResult) -> None:
        """Walk the hits of a search in the order of its results, from the chosen one on."""
        if chosen.article.id not in self._headings:
            self.said.say("That article is not in the library any more.")
            return
        start = chosen.hits[0].start if chosen.hits else 0
        self._jump_from_here()
        self.close_drawer()
        self.focus_pane(Pane.READER)
        self._followed = query
        walk = HitWalk(f"‘{query.text.strip()}’", Found(page, self._headings))
        self._walk = walk.at(Position(chosen.article.id, start))
        self._show_stop(self._walk)

    def _show_stop(self, walk: AnyWalk) -> None:
        super()._show_stop(walk)
        if isinstance(walk, HitWalk):
            self._prepare_hits(walk)

    @work(thread=True, exclusive=True, group="near hits")
    def _prepare_hits(self, walk: HitWalk) -> None:
        """Find the hits of the articles that the walk comes to next."""
        walk.found.prepare(walk.number)

    def lists_changed(self) -> None:
        """Look what the search that is walked finds now."""
        super().lists_changed()
        if isinstance(self._walk, HitWalk) and self._followed is not None:
            self._search_again(self._followed)

    # The search that is walked and the one that is listed need not be the same, and neither may end the other.
    @work(thread=True, group="search again")
    def _search_again(self, query: Query) -> None:
        try:
            page = self.page_of(query)
        except NamedropError:
            return
        if page is not None:
            self.post_message(SearchedAgain(query, page))

    @on(SearchedAgain)
    def _lay_walk_anew(self, message: SearchedAgain) -> None:
        if isinstance(self._walk, HitWalk) and self._followed == message.query:
            self._walk = self._walk.over(Found(message.page, self._headings))
            self._show_walk()
