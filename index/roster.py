"""The roster: who is named where, and what else articles are counted by, at one state of the catalog.

It is made of two parts that are asked alike: the base, which was read from the whole catalog at some time of the same
epoch, and the articles and entities that have changed since, which are left out of the base. So it costs little to
keep up with what changes, and is right for one state exactly.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.article_entities import ArticleEntities
from index.fulltext.lexicon_arrays import Lexicon
from index.model import EntityId
from index.name_words import NameWords, encoded, words
from index.shown_changes import ShownState


@dataclass(frozen=True, slots=True)
class Columns:
    """What articles are counted by, by their numbers; 0 where nothing is known, or there is no such article."""

    years: NDArray[np.int16]
    """Shape: (the highest number + 1,)."""
    sources: NDArray[np.int32]
    """As numbers into `source_names`. Shape: (the highest number + 1,)."""
    source_names: tuple[str, ...]
    """The first is empty: the unknown one."""


@dataclass(frozen=True, slots=True)
class Base:
    """The whole of a catalog at some time. Entities are numbered in the order of their ids."""

    state: ShownState
    ids: Lexicon
    types: NDArray[np.uint8]
    """As numbers into `roster_rows.TYPES`. Shape: (entities,)."""
    listed: NDArray[np.bool_]
    """Which entities are there and not hidden. Shape: (entities,)."""
    names: NameWords
    """Of those that are listed."""
    mentions: ArticleEntities
    columns: Columns


@dataclass(frozen=True, slots=True)
class Roster:
    """The base and what has changed since. Entities that came since are numbered on from those of the base."""

    state: ShownState
    base: Base
    extra: tuple[EntityId, ...]
    """The ids of entities that are not in the base."""
    types: NDArray[np.uint8]
    """Shape: (entities,)."""
    listed: NDArray[np.bool_]
    """Shape: (entities,)."""
    renamed: NDArray[np.bool_]
    """Which entities are not called any more what the base says. Shape: (entities,)."""
    names: NameWords
    """Of those."""
    changed: NDArray[np.bool_]
    """Which articles are not any more what the base says, by their numbers. Shape: (the highest number + 1,)."""
    mentions: ArticleEntities
    """In those."""
    columns: Columns
    counts: NDArray[np.int64]
    """How many mentions each entity has. Shape: (entities,)."""

    def number(self, entity_id: EntityId) -> int | None:
        """The number of an entity that is listed."""
        number = self.base.ids.find(encoded(entity_id))
        if number is None and entity_id in self.extra:
            number = len(self.base.ids) + self.extra.index(entity_id)
        return number if number is not None and self.listed[number] else None

    def id(self, number: int) -> EntityId:
        """The id of an entity."""
        known = len(self.base.ids)
        return self.base.ids[number].decode("utf-8", "surrogatepass") if number < known else self.extra[number - known]

    def bearing(self, name: str) -> list[EntityId]:
        """The ids of those of whom a form has all words of a name, and of whom it is the id."""
        wanted, number = words(name), self.number(name)
        found = set(self.called(lambda names: names.whole(wanted)).tolist())
        return [self.id(each) for each in sorted(found if number is None else found | {number})]

    def called(self, forms: Callable[[NameWords], NDArray[np.uint32]]) -> NDArray[np.int64]:
        """The entities of which any form of the name is among those that are picked, ascending.

        Args:
            forms: Picks from the forms of a part.
        """
        old = self.base.names.owners[forms(self.base.names)]
        current = self.names.owners[forms(self.names)]
        is_found = np.zeros(len(self.listed), np.bool_)
        is_found[old[~self.renamed[old]]] = True
        is_found[current] = True
        return np.flatnonzero(is_found)

    def mentions_of(self, entities: NDArray[np.int64]) -> tuple[NDArray[np.uint32], NDArray[np.unsignedinteger]]:
        """The article and the paragraph of each mention of any of these, in no order."""
        base, added = self.base.mentions, self.mentions
        old = base.mentions_of(entities)
        old = old[~self.changed[base.articles[old]]] if len(added.articles) or self.changed.any() else old
        new = added.mentions_of(entities)
        articles = np.concatenate([base.articles[old], added.articles[new]])
        return articles, np.concatenate([base.paragraphs[old], added.paragraphs[new]])

    def count_articles(self, wanted: NDArray[np.bool_]) -> NDArray[np.int64]:
        """In how many of the wanted articles each entity is named.

        Args:
            wanted: Whether an article is, by its number: as many as `columns` has.
        """
        counts = self.mentions.count_articles(wanted)
        known = self.base.mentions.count_articles(wanted & ~self.changed)
        counts[: len(known)] += known
        return counts
