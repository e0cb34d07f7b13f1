"""What linking found and where the articles are, looked up in the catalog as far as a decision concerns it."""

import json
from collections.abc import Callable, Iterator

from index.database import Database
from index.link_rows import ENTITY, MENTION, entity, linked_mention
from index.model import ArticleId, Entity, EntityId, EntityType, Mention

_BASE = "json_extract(linked, '$[1]')"
_OF = (
    f"SELECT {MENTION}, linked FROM mention WHERE linked IS NULL AND entity_id = ?1"
    f" UNION ALL SELECT {MENTION}, linked FROM mention WHERE linked IS NOT NULL AND {_BASE} = ?1"
)


class LinkedLookup:
    """The entities and mentions of the catalog as linking found them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def entity(self, entity_id: EntityId) -> Entity | None:
        """An entity, its mentions not counted; None where there is none, or nothing names it any more."""
        row = self._database.connection.execute(
            f"SELECT {ENTITY} FROM linked_entity WHERE id = ?1 AND (EXISTS (SELECT * FROM mention WHERE entity_id = ?1"
            f" AND linked IS NULL) OR EXISTS (SELECT * FROM mention WHERE linked IS NOT NULL AND {_BASE} = ?1))",
            (entity_id,),
        ).fetchone()
        return entity(row) if row else None

    def known(self, entity_type: EntityType, name: str) -> tuple[EntityId, ...]:
        """Those of whom any form of the name has this key."""
        rows = self._database.connection.execute(
            "SELECT entity_id FROM linked_name JOIN linked_entity ON id = entity_id WHERE key = ? AND type = ?",
            (name, entity_type),
        )
        return tuple(entity_id for (entity_id,) in rows)

    def mentions_of(self, entity_id: EntityId) -> tuple[Mention, ...]:
        """The mentions of an entity, in the order of articles and texts."""
        rows = self._database.connection.execute(f"{_OF} ORDER BY article_id, start", (entity_id,))
        return tuple(map(linked_mention, rows))

    def mentions_in(self, article_id: ArticleId) -> tuple[Mention, ...]:
        """The mentions in an article, in the order of the text."""
        rows = self._database.connection.execute(
            f"SELECT {MENTION}, linked FROM mention WHERE article_id = ? ORDER BY start", (article_id,)
        )
        return tuple(map(linked_mention, rows))

    def index_names(self, key: Callable[[str], str]) -> None:
        """Enter the names of entities that came or changed since this was last done.

        Args:
            key: Gives what forms of a name have in common, by which they are looked up.
        """
        with self._database.transaction() as connection:
            rows = connection.execute("SELECT id, name, aliases FROM linked_entity JOIN unnamed ON id = entity_id")
            names = [(key(form), found) for found, name, aliases in rows for form in _forms(name, aliases)]
            connection.executemany("INSERT OR IGNORE INTO linked_name VALUES (?, ?)", names)
            connection.execute("DELETE FROM unnamed")

    def called(self, entity_type: EntityType, name: str, key: Callable[[str], str]) -> tuple[EntityId, ...]:
        """Those who are called by a name now, as it was decided.

        Args:
            entity_type: What they are.
            name: The key of the name.
            key: Gives the key of a name.
        """
        rows = self._database.connection.execute(
            "SELECT id, name FROM entity WHERE type = ?1 AND id IN"
            " (SELECT entity_id FROM linked_name WHERE key = ?2 UNION SELECT id FROM decided_entity)",
            (entity_type, name),
        )
        return tuple(entity_id for entity_id, called in rows if key(called) == name)


class ArticleLookup:
    """The articles of the catalog, by what decisions know of them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def titled(self, title: str) -> dict[ArticleId, str]:
        """The articles of exactly this title, and their paths."""
        return self._paths("title", title)

    def at(self, path: str) -> dict[ArticleId, str]:
        """The articles in the file of this path, and that path."""
        return self._paths("path", path)

    def titles(self) -> Iterator[tuple[ArticleId, str, str]]:
        """Every article with its title and path."""
        return self._database.connection.execute("SELECT id, title, path FROM article WHERE NOT removed")

    def text_of(self, article_id: ArticleId) -> str:
        """The text of an article."""
        query = "SELECT text FROM body WHERE article_id = ?"
        (text,) = self._database.connection.execute(query, (article_id,)).fetchone()
        return str(text)

    def _paths(self, column: str, value: str) -> dict[ArticleId, str]:
        query = f"SELECT id, path FROM article WHERE {column} = ? AND NOT removed"
        return dict(self._database.connection.execute(query, (value,)))


def _forms(name: str, aliases: str) -> list[str]:
    return [name, *(alias for alias, _ in json.loads(aliases))]
