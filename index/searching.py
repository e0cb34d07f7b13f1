"""The half of a library's face that searches: by words, by who is named, and what the articles found have in common."""

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from index.catalog import Catalog
from index.database import Database
from index.deciding import Deciding
from index.errors import DamagedError
from index.location import Location
from index.model import (
    Article,
    ArticleId,
    Completion,
    EntityType,
    Facets,
    SearchOrder,
    SearchPage,
    SearchResult,
    Span,
)
from index.reading import Reading
from index.result_rows import ResultRows
from index.searches import SavedSearch, Searches

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from index.entity_names import Names
    from index.fulltext import FullTextIndex, Matches, Query
    from index.fulltext.query import Named, Together
    from index.named_articles import NamedArticles, ReadArticles
    from index.roster_keeper import RosterKeeper

MANY = 1000
"""Results that a list has at the most: nobody goes through more of them."""
FACETS = 10
"""Facets of a kind that are counted: those with most articles."""


def never() -> bool:
    """The answer of a caller that does not cancel."""
    return False


class Searching(Deciding):
    """A library in which is searched. Every method may be called from any thread."""

    def __init__(self, location: Location, catalog: Catalog, decided: Database) -> None:
        super().__init__(location, catalog, decided)
        self._decided = decided
        self._reading = Reading(decided)
        self._searches = Searches(decided)
        self._fulltext: FullTextIndex | None = None

    def article(self, article_id: ArticleId) -> Article:
        """One article.

        Raises:
            KeyError: There is none of this number.
        """
        return self._catalog.article(article_id, self._reading.read_paths)

    # Finding

    def prepare_search(self) -> None:
        """Import what searching needs, and open the full-text index: what the first search would have to wait for.

        Raises:
            LibraryError: The full-text index cannot be opened.
        """
        if self._fulltext is not None:
            return
        if (page := self.search("a", limit=1, typing=True)) is not None:
            for _ in page.results:
                pass

    def search(
        self,
        text: str,
        limit: int = MANY,
        cancelled: Callable[[], bool] = never,
        typing: bool = False,
        within: ArticleId | None = None,
        order: SearchOrder = SearchOrder.BEST,
    ) -> SearchPage | None:
        """The articles that match a query, each with its hits and a snippet, which are found when it is looked at.

        Args:
            text: The query, in the language of docs/query.md.
            limit: How many results the page has at the most.
            cancelled: Asked now and then whether the page is still wanted.
            typing: Whether the last word may still be unfinished.
            within: Search this article only.
            order: In which order the results come.

        Returns:
            The page, or None where it was cancelled.

        Raises:
            LibraryError: The full-text index cannot be opened.
        """
        from index.fulltext import parse

        query = parse(text, typing)
        result = partial(self._result, query)
        if within is not None:
            found = result(within)
            return SearchPage(text, (found,) if found.hits else (), len(found.hits) and 1, problems=query.problems)
        matches = self._matches(query, order, limit, cancelled)
        if matches is None:
            return None
        if not matches.total and query.root is not None:
            return self._nothing(query, cancelled)
        rows = ResultRows(matches.ids.tolist(), result)
        return SearchPage(text, rows, matches.total, problems=query.problems)

    def facets(self, text: str, cancelled: Callable[[], bool] = never, typing: bool = False) -> Facets | None:
        """What the articles that a query finds have in common, counted over all of them.

        Args:
            text: The query.
            cancelled: Asked now and then whether they are still wanted.
            typing: Whether the last word may still be unfinished, as for `search`.

        Returns:
            The facets; None where it was cancelled.

        Raises:
            LibraryError: The full-text index cannot be opened.
        """
        from index.fulltext import parse

        matches = self._matches(parse(text, typing), SearchOrder.LATEST, 0, cancelled)
        return None if matches is None else self.facets_of(text, matches.all_ids, cancelled)

    def facets_of(
        self, query: str, ids: "NDArray[np.int64]", cancelled: Callable[[], bool] | None = None, limit: int = FACETS
    ) -> Facets | None:
        """What the articles that a query found have in common, counted over all of them.

        Args:
            query: The query.
            ids: All articles that it found, in any order.
            cancelled: Where they are to be waited for: asked now and then whether they are still wanted.
            limit: How many persons, organisations, places, sources and years there are at the most.

        Returns:
            The facets; None where it was cancelled, or they are not to be waited for and not ready: who is named
            where is being put in order for the first time, or all has just been linked afresh.
        """
        from index.facets import count_facets

        with self._keeper.reading(cancelled) as (connection, roster):
            found = count_facets(connection, roster, ids, limit, cancelled or never) if roster else None
        return None if found is None else Facets(query, found, len(ids))

    def _matches(
        self, query: "Query", order: SearchOrder, limit: int, cancelled: Callable[[], bool]
    ) -> "Matches | None":
        from index.fulltext import note_damaged, search

        try:
            return search(self._index(), query, self.register(cancelled), order, limit, cancelled)
        except DamagedError:
            # Whoever brings the library up to date next makes it again.
            note_damaged(self.location.fulltext_folder)
            raise

    def _index(self) -> "FullTextIndex":
        """The full-text index, which is empty where nothing has been indexed yet."""
        from index.fulltext import FullTextIndex

        if self._fulltext is None:
            self._fulltext = FullTextIndex.open(self.location.fulltext_folder)
        return self._fulltext

    def _result(self, query: "Query", article_id: ArticleId) -> SearchResult:
        from index.fulltext import find_hits
        from index.snippet import snippet

        article = self.article(article_id)

        def named(clause: "Named | Together") -> Sequence[Span]:
            return self.register().mention_spans(article_id, clause)

        hits = find_hits(query, article.text, article.furniture, article.headline, named)
        shown = snippet(article.text, hits, article.furniture, headline=article.headline)
        return SearchResult(article.heading, hits, shown)

    def _nothing(self, query: "Query", cancelled: Callable[[], bool]) -> SearchPage | None:
        """A page without results, that says why and what would find something."""
        from index.fulltext.explaining import fruitless
        from index.suggesting import suggestions

        register = self.register(cancelled)
        with self._index().snapshot() as snapshot:
            in_vain = fruitless(snapshot.arrays, query, register)
            found = suggestions(snapshot.arrays, query, in_vain, register, self.names_near, cancelled)
        clauses = tuple(dict.fromkeys(query.text[leaf.at.start : leaf.at.end] for leaf in in_vain))
        return None if cancelled() else SearchPage(query.text, (), 0, query.problems, clauses, found)

    # Who is meant

    def names_beginning(self, prefix: str, entity_type: EntityType | None = None, limit: int = 10) -> "Names":
        """Entities with words in a form of their name that begin so, those with most mentions first.

        Returns:
            Them; nothing while the roster of names is being made.
        """
        from index.entity_names import beginning, describe

        with self._keeper.reading() as (connection, roster):
            return describe(connection, roster, beginning(roster, prefix, entity_type, limit)) if roster else ()

    def names_near(self, name: str, entity_type: EntityType | None = None, limit: int = 5) -> "Names":
        """Entities with words in a form of their name that are spelt about so, the nearest first.

        Returns:
            Them; nothing while the roster of names is being made.
        """
        from index.entity_names import describe, near

        with self._keeper.reading() as (connection, roster):
            return describe(connection, roster, near(roster, name, entity_type, limit)) if roster else ()

    def complete(self, text: str, cursor: int) -> tuple[Completion, ...]:
        """Ways to go on with what is being typed: names of fields, what may stand after them, who is named.

        Args:
            text: The query as it stands.
            cursor: Where the cursor is in it.
        """
        from index.fulltext.language.completing import MAX_NAMES, complete

        def names(prefix: str, entity_type: EntityType | None) -> list[str]:
            return [found.name for found in self.names_beginning(prefix, entity_type, MAX_NAMES)]

        return complete(text, cursor, names, self._catalog.sources_beginning)

    def register(self, cancelled: Callable[[], bool] = never) -> "NamedArticles":
        """Who is named where and what is read, as a search asks for it."""
        from index.named_articles import NamedArticles

        return NamedArticles(self._catalog, self._keeper, self._read, cancelled)

    @cached_property
    def _read(self) -> "ReadArticles":
        from index.named_articles import ReadArticles

        return ReadArticles(self._catalog, lambda: self._reading.read_paths)

    @cached_property
    def _keeper(self) -> "RosterKeeper":
        from index.roster_keeper import RosterKeeper

        return RosterKeeper(self.location, self._catalog)

    # What was searched for

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """The searches that the reader has saved, by name."""
        return self._searches.saved()

    def save_search(self, search: SavedSearch) -> None:
        """Save a search under a name; on disk when this returns."""
        self._searches.save(search)

    def forget_search(self, name: str) -> None:
        """Forget a saved search."""
        self._searches.forget(name)

    def search_history(self) -> tuple[str, ...]:
        """What was searched for, the latest first."""
        return self._searches.history()

    def remember_search(self, text: str) -> None:
        """Remember that this was searched for."""
        self._searches.remember(text)

    def close(self) -> None:
        """Close the stores, when what is being decided is decided."""
        if "_keeper" in vars(self):
            self._keeper.close()
        with self._turn:
            self._catalog.close()
            self._decided.close()
