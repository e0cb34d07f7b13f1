"""What linking found, as far as decisions ask for it."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Protocol

from index.model import ArticleId, Entity, EntityId, EntityType, Mention, Resolution
from index.people.deciding.bearer import key


class Linked(Protocol):
    """What linking found, looked up piece by piece."""

    def entity(self, entity_id: EntityId) -> Entity | None:
        """An entity; None where there is none, or nothing names it."""

    def known(self, entity_type: EntityType, name: str) -> Collection[EntityId]:
        """Those of whom any form of the name has this key."""

    def mentions_of(self, entity_id: EntityId) -> Sequence[Mention]:
        """The mentions of an entity, in the order of articles and texts."""

    def mentions_in(self, article_id: ArticleId) -> Sequence[Mention]:
        """The mentions in an article, in the order of the text."""


class LinkedInMemory:
    """What linking has just found."""

    def __init__(self, linked: Resolution) -> None:
        self._linked = linked
        self._entities: dict[EntityId, Entity] = {}
        self._known: dict[tuple[EntityType, str], list[EntityId]] = defaultdict(list)
        self._of: dict[EntityId, list[Mention]] = defaultdict(list)
        self._in: dict[ArticleId, list[Mention]] = defaultdict(list)

    def entity(self, entity_id: EntityId) -> Entity | None:
        """An entity; None where there is none."""
        self._sort()
        return self._entities.get(entity_id)

    def known(self, entity_type: EntityType, name: str) -> Collection[EntityId]:
        """Those of whom any form of the name has this key."""
        self._sort()
        return self._known.get((entity_type, name), ())

    def mentions_of(self, entity_id: EntityId) -> Sequence[Mention]:
        """The mentions of an entity, in the order of articles and texts."""
        self._sort()
        return self._of.get(entity_id, ())

    def mentions_in(self, article_id: ArticleId) -> Sequence[Mention]:
        """The mentions in an article, in the order of the text."""
        self._sort()
        return self._in.get(article_id, ())

    def _sort(self) -> None:
        """Sort it when something is asked for first: without decisions nothing is."""
        if self._entities:
            return
        for entity in self._linked.entities:
            self._entities[entity.id] = entity
            for name in {key(entity.name), *(key(alias.name) for alias in entity.aliases)}:
                self._known[entity.type, name].append(entity.id)
        for mention in self._linked.mentions:
            self._of[mention.entity_id].append(mention)
            self._in[mention.article_id].append(mention)
