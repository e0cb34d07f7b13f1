"""The half of the catalog that shows who is named, as it was decided."""

import json
from collections import Counter, defaultdict
from dataclasses import replace

from index.database import Database
from index.link_rows import MENTION
from index.mention_rows import MentionRows
from index.model import Alias, ArticleId, Entity, EntityId, EntityType, Mention, MentionKind

READING_ORDER = "date IS NULL, date, file, number"
_VISIBLE = "entity_id NOT IN (SELECT id FROM decided_entity WHERE hidden)"
_COUNTED = """
SELECT id, type, name, aliases, named, articles, hidden FROM (
    SELECT entity_id, count(*) AS named, count(DISTINCT article_id) AS articles FROM mention
    WHERE NOT in_furniture AND NOT (?1 AND unsure) {of} GROUP BY entity_id
) JOIN entity ON id = entity_id
"""


class Shown:
    """Entities and mentions, as the reader sees them. Where only sure ones are wanted, unsure mentions do not count."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def mentions_in(self, article_id: ArticleId, sure_only: bool = False) -> tuple[Mention, ...]:
        """The mentions of an article, in order, those of hidden entities left out."""
        return self._mentions(
            f"WHERE article_id = ? AND {_VISIBLE} AND NOT (? AND unsure) ORDER BY start", article_id, sure_only
        )

    def mentions_of(
        self, entity_id: EntityId, sure_only: bool = False, names_only: bool = False
    ) -> tuple[Mention, ...]:
        """The mentions of an entity, in reading order, those in furniture left out."""
        return tuple(self.mention_rows(entity_id, sure_only, names_only))

    def mention_rows(self, entity_id: EntityId, sure_only: bool = False, names_only: bool = False) -> MentionRows:
        """The same, each made when it is asked for."""
        return self._rows(
            "JOIN article ON article.id = article_id WHERE entity_id = ? AND NOT in_furniture AND NOT removed"
            f" AND NOT (? AND unsure) AND NOT (? AND kind <> '{MentionKind.NAME}') ORDER BY {READING_ORDER}, start",
            entity_id,
            sure_only,
            names_only,
        )

    def all_mentions(self, sure_only: bool = False) -> tuple[Mention, ...]:
        """Every mention, in reading order, those in furniture included, those of hidden entities left out."""
        return self._mentions(
            f"JOIN article ON article.id = article_id WHERE NOT removed AND {_VISIBLE}"
            f" AND NOT (? AND unsure) ORDER BY {READING_ORDER}, start",
            sure_only,
        )

    def entity_names(self) -> dict[EntityId, str]:
        """The name of every entity, those that only furniture names included."""
        return dict(self._database.connection.execute("SELECT id, name FROM entity"))

    def entities(
        self, entity_type: EntityType | None = None, hidden: bool = False, sure_only: bool = False
    ) -> tuple[Entity, ...]:
        """The entities (of one type), those with most mentions first; the hidden ones too where they are wanted."""
        found = self._entities(
            _COUNTED.format(of="") + "WHERE (?2 IS NULL OR type = ?2) AND (?3 OR NOT hidden) ORDER BY named DESC, name",
            sure_only,
            entity_type,
            hidden,
        )
        return self._less_unsure_names(found) if sure_only else found

    def entity(self, entity_id: EntityId, sure_only: bool = False) -> Entity:
        """One entity.

        Raises:
            KeyError: There is none of this name.
        """
        query = _COUNTED.format(of="AND entity_id = ?2") + "WHERE id = ?2"
        found = self._entities(query, sure_only, entity_id)
        if not found:
            raise KeyError(entity_id)
        return (self._less_unsure_names(found, entity_id) if sure_only else found)[0]

    def _less_unsure_names(self, entities: tuple[Entity, ...], only: EntityId | None = None) -> tuple[Entity, ...]:
        unsure: dict[EntityId, Counter[str]] = defaultdict(Counter)
        for entity_id, text in self._database.connection.execute(
            "SELECT entity_id, text FROM mention WHERE unsure AND NOT in_furniture AND kind = ?"
            " AND (?2 IS NULL OR entity_id = ?2)",
            (MentionKind.NAME, only),
        ):
            unsure[entity_id][" ".join(text.split())] += 1
        return tuple(_less(entity, unsure[entity.id]) if entity.id in unsure else entity for entity in entities)

    def _entities(self, query: str, *arguments: str | bool | None) -> tuple[Entity, ...]:
        return tuple(
            Entity(
                entity_id,
                EntityType(entity_type),
                name,
                tuple(Alias(alias, count) for alias, count in json.loads(aliases)),
                mentions,
                articles,
                bool(hidden),
            )
            for entity_id, entity_type, name, aliases, mentions, articles, hidden in self._database.connection.execute(
                query, arguments
            )
        )

    def _mentions(self, rest: str, *arguments: str | int) -> tuple[Mention, ...]:
        return tuple(self._rows(rest, *arguments))

    def _rows(self, rest: str, *arguments: str | int) -> MentionRows:
        query = f"SELECT {MENTION} FROM mention {rest}"
        return MentionRows(self._database.connection.execute(query, arguments).fetchall())


def _less(entity: Entity, unsure: Counter[str]) -> Entity:
    left = (Alias(alias.name, alias.count - unsure[alias.name]) for alias in entity.aliases)
    ranked = sorted((alias for alias in left if alias.count > 0), key=lambda alias: (-alias.count, alias.name))
    return replace(entity, aliases=tuple(ranked))
