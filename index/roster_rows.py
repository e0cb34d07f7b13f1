"""What the roster is made of, read from the catalog an entity and an article at a time."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from index.model import ArticleId, EntityId, EntityType
from index.name_words import words
from index.paragraphs import paragraph_numbers

TYPES = tuple(EntityType)


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """What an entity is and what it is called, as was decided."""

    id: EntityId
    type: int
    """As a number into `TYPES`."""
    forms: frozenset[frozenset[str]]
    """The words of every form of its name."""
    hidden: bool


@dataclass(frozen=True, slots=True)
class NamingArticle:
    """Whom an article names, and what else results are counted by."""

    year: int
    """0 where it has no date."""
    source: str
    """Empty where it is unknown."""
    mentions: tuple[tuple[EntityId, int], ...]
    """The entity and the paragraph of each mention that is not in furniture."""


_ENTITY = "SELECT id, type, name, aliases, hidden FROM entity"
_ARTICLE = "SELECT date, source, text FROM article JOIN body ON article_id = id WHERE id = ? AND NOT removed"
_MENTIONS = "SELECT start, end, entity_id FROM mention WHERE article_id = ? AND NOT in_furniture ORDER BY start"


def entities(connection: sqlite3.Connection) -> Iterator[NamedEntity]:
    """All entities, in the order of their ids as UTF-8."""
    return map(_entity, connection.execute(f"{_ENTITY} ORDER BY id"))


def entity(connection: sqlite3.Connection, entity_id: EntityId) -> NamedEntity | None:
    """One entity; None where there is none of this id any more."""
    row = connection.execute(f"{_ENTITY} WHERE id = ?", (entity_id,)).fetchone()
    return _entity(row) if row else None


def article(connection: sqlite3.Connection, article_id: ArticleId) -> NamingArticle | None:
    """One article; None where there is none of this number any more."""
    row = connection.execute(_ARTICLE, (article_id,)).fetchone()
    if row is None:
        return None
    day, source, text = row
    found = connection.execute(_MENTIONS, (article_id,)).fetchall()
    numbers = paragraph_numbers(text, ((start, end) for start, end, _ in found))
    mentions = tuple((entity_id, number) for (_, _, entity_id), number in zip(found, numbers, strict=True))
    return NamingArticle(int(day[:4]) if day else 0, source or "", mentions)


def _entity(row: tuple[str, str, str, str, int]) -> NamedEntity:
    entity_id, entity_type, name, aliases, hidden = row
    forms = frozenset(words(form) for form in (name, *(alias for alias, _ in json.loads(aliases))))
    return NamedEntity(entity_id, TYPES.index(EntityType(entity_type)), forms - {frozenset()}, bool(hidden))
