"""What has changed since a base was read, taken up a change at a time: the way from a base to the roster of now."""

import sqlite3
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from index import roster_rows, shown_changes
from index.article_entities import ArticleEntities
from index.model import ArticleId, EntityId
from index.name_words import NameWords, encoded
from index.roster import Base, Columns, Roster
from index.roster_rows import NamedEntity, NamingArticle

_Number = TypeVar("_Number", bound=np.generic)


class RosterChanges:
    """The articles and entities that are others than in a base. Not to be used by two threads at a time."""

    def __init__(self, base: Base) -> None:
        self.base = base
        self._seen = base.state.changes
        self._articles: dict[ArticleId, NamingArticle | None] = {}
        self._entities: dict[EntityId, NamedEntity | None] = {}
        self._extra: list[EntityId] = []
        """Those that are not in the base."""
        self._numbers: dict[EntityId, int] = {}
        """Of all that were met: looking for one in the base takes a while."""

    def take_up(self, connection: sqlite3.Connection) -> Roster:
        """The roster of a catalog of the same epoch.

        Args:
            connection: In a snapshot.
        """
        state = shown_changes.state(connection)
        for entity_id in shown_changes.changed_entities(connection, self._seen):
            self._entities[entity_id] = roster_rows.entity(connection, entity_id)
            self._number(entity_id)
        for article_id in shown_changes.changed_articles(connection, self._seen):
            self._articles[article_id] = roster_rows.article(connection, article_id)
        self._seen = state.changes
        return self._roster(state)

    def _number(self, entity_id: EntityId) -> int:
        if entity_id not in self._numbers:
            known = self.base.ids.find(encoded(entity_id))
            if known is None:
                known = len(self.base.ids) + len(self._extra)
                self._extra.append(entity_id)
            self._numbers[entity_id] = known
        return self._numbers[entity_id]

    def _roster(self, state: shown_changes.ShownState) -> Roster:
        mentions = self._mentions()
        types, listed, renamed, names = self._names(len(mentions.starts) - 1)
        columns = self._columns()
        changed = np.zeros(len(columns.years), np.bool_)
        changed[list(self._articles)] = True
        counts = np.diff(mentions.starts)
        counts[: len(self.base.ids)] += self.base.mentions.count_mentions(~changed)
        extra = tuple(self._extra)
        return Roster(state, self.base, extra, types, listed, renamed, names, changed, mentions, columns, counts)

    def _mentions(self) -> ArticleEntities:
        rows = [
            (self._number(entity_id), article_id, paragraph)
            for article_id, article in self._articles.items()
            if article
            for entity_id, paragraph in article.mentions
        ]
        entities, articles, paragraphs = np.array(rows, np.int64).reshape(-1, 3).T
        return ArticleEntities.of(len(self.base.ids) + len(self._extra), entities, articles, paragraphs)

    def _names(self, count: int) -> tuple[NDArray[np.uint8], NDArray[np.bool_], NDArray[np.bool_], NameWords]:
        types, listed = _longer(self.base.types, count), _longer(self.base.listed, count)
        renamed, forms = np.zeros(count, np.bool_), []
        for entity_id, entity in self._entities.items():
            number = self._number(entity_id)
            renamed[number] = True
            listed[number] = entity is not None and not entity.hidden
            if entity is not None:
                types[number] = entity.type
                forms.append((number, entity.forms))
        return types, listed, renamed, NameWords.of(forms)

    def _columns(self) -> Columns:
        base = self.base.columns
        length = max(len(base.years), max(self._articles, default=0) + 1)
        years, sources = _longer(base.years, length), _longer(base.sources, length)
        numbers = {name: number for number, name in enumerate(base.source_names)}
        for article_id, article in self._articles.items():
            years[article_id] = article.year if article else 0
            sources[article_id] = numbers.setdefault(article.source, len(numbers)) if article else 0
        return Columns(years, sources, tuple(numbers))


def _longer(column: NDArray[_Number], length: int) -> NDArray[_Number]:
    """A copy of so many, with noughts behind."""
    copy = np.zeros(length, column.dtype)
    copy[: len(column)] = column
    return copy
