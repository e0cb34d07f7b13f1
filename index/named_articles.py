"""Who is named where and what is read, as a search asks for it: the `Register` over the catalog."""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.catalog import Catalog
from index.entity_names import called
from index.fulltext.query import Named, Naming, Together
from index.fulltext.register import Counted
from index.model import ArticleId, EntityId, Span
from index.paragraphs import paragraphs
from index.roster import Roster
from index.roster_keeper import RosterKeeper
from index.shown_changes import ShownState, state

_BITS = 32
"""Paragraphs are numbered with so many bits under the article's number."""
_NONE = Counted(np.zeros(0, np.int64), np.zeros(0, np.int64))


@dataclass(frozen=True, slots=True)
class _Read:
    """What is read, as it was looked up last."""

    paths: frozenset[str]
    state: ShownState
    """Of the catalog: the articles of a path change with it."""
    ids: NDArray[np.int64]


class ReadArticles:
    """The articles that are read, looked up again only when what is read or the catalog has changed.

    Args:
        catalog: The catalog.
        read_paths: Gives the paths of the articles that are read.
    """

    def __init__(self, catalog: Catalog, read_paths: Callable[[], frozenset[str]]) -> None:
        self._catalog = catalog
        self._read_paths = read_paths
        self._read: _Read | None = None

    def ids(self) -> NDArray[np.int64]:
        """Their numbers, ascending. Shape: (articles,)."""
        paths = self._read_paths()
        with self._catalog.snapshot() as connection:
            now = state(connection)
            known = self._read
            if known is None or known.paths is not paths or known.state != now:
                known = self._read = _Read(paths, now, _numbers(connection, paths))
        return known.ids


class NamedArticles:
    """Fulfils `index.fulltext.register.Register`. Waits while the roster is made, unless it is cancelled.

    Args:
        catalog: The catalog.
        keeper: Keeps its roster.
        read: The articles that are read.
        cancelled: Asked now and then, while the roster is made, whether what is asked for is still wanted.
    """

    def __init__(
        self, catalog: Catalog, keeper: RosterKeeper, read: ReadArticles, cancelled: Callable[[], bool]
    ) -> None:
        self._catalog = catalog
        self._keeper = keeper
        self._read = read
        self._cancelled = cancelled

    def naming(self, clause: Named) -> Counted:
        """The articles that name an entity called so, with its mentions; nothing where it was cancelled."""
        with self._keeper.reading(self._cancelled) as (_, roster):
            if roster is None:
                return _NONE
            articles, _ = roster.mentions_of(called(roster, clause.name, clause.type))
        times = np.bincount(articles)
        ids = np.flatnonzero(times)
        return Counted(ids, times[ids])

    def together(self, clause: Together) -> Counted:
        """The articles with paragraphs that name all of them, with the number of these; nothing where cancelled."""
        with self._keeper.reading(self._cancelled) as (_, roster):
            if roster is None or not clause.names:
                return _NONE
            places = [roster.mentions_of(called(roster, name.name, name.type)) for name in clause.names]
        size = len(roster.columns.years)
        in_all = np.ones(size, np.bool_)
        for articles, _ in places:
            in_all &= np.bincount(articles, minlength=size) > 0
        common = _paragraphs(*places[0], in_all)
        for other in places[1:]:
            common = np.intersect1d(common, _paragraphs(*other, in_all), assume_unique=True)
        ids, times = np.unique(common >> _BITS, return_counts=True)
        return Counted(ids, times)

    def read(self) -> NDArray[np.int64]:
        """The articles that the reader has read."""
        return self._read.ids()

    def mention_spans(self, article_id: ArticleId, clause: Naming) -> tuple[Span, ...]:
        """Where an article fulfils a clause: the mentions of whom it names; of several together, where all are named.

        Args:
            article_id: The article.
            clause: What is looked for.
        """
        names = clause.names if isinstance(clause, Together) else (clause,)
        with self._keeper.reading(self._cancelled) as (connection, roster):
            if roster is None:
                return ()
            meant = [_ids(roster, name) for name in names]
            mentions = self._catalog.mentions_in(article_id)
            text = connection.execute("SELECT text FROM body WHERE article_id = ?", (article_id,)).fetchone()
        found = (
            mention
            for paragraph in paragraphs(text[0] if text else "", mentions)
            if all(any(mention.entity_id in ids for mention in paragraph) for ids in meant)
            for mention in paragraph
            if any(mention.entity_id in ids for ids in meant)
        )
        return tuple(Span(mention.start, mention.end) for mention in found)


def _ids(roster: Roster, name: Named) -> frozenset[EntityId]:
    return frozenset(map(roster.id, called(roster, name.name, name.type).tolist()))


def _paragraphs(
    articles: NDArray[np.uint32], numbers: NDArray[np.unsignedinteger], wanted: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """The paragraphs of the wanted articles in which mentions stand, each once, by article and number, ascending."""
    is_wanted = wanted[articles]
    return np.unique(articles[is_wanted].astype(np.int64) << _BITS | numbers[is_wanted])


def _numbers(connection: sqlite3.Connection, paths: frozenset[str]) -> NDArray[np.int64]:
    """The articles of these paths, ascending."""
    rows = connection.execute(
        "SELECT id FROM article WHERE path IN (SELECT value FROM json_each(?)) AND NOT removed ORDER BY id",
        (json.dumps(list(paths)),),
    )
    return np.array(rows.fetchall(), np.int64).reshape(-1)
