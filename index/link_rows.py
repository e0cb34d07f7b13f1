"""Mentions and entities as rows of the catalog, and back."""

import json
from collections.abc import Sequence

from index.model import Alias, ArticleId, Entity, EntityId, EntityType, Mention, MentionKind

MENTION = "article_id, start, end, text, type, kind, entity_id, in_furniture, unsure, reason"
"""The columns of a mention, which are called what the fields of `Mention` are."""
ENTITY = "id, type, name, aliases"
MentionRow = tuple[ArticleId, int, int, str, str, str, EntityId, int, int, str]
"""The columns of a mention, as SQLite gives them."""


def mention(row: Sequence[str | int]) -> Mention:
    """A mention from its columns."""
    article_id, start, end, text, type_, kind, entity_id, aside, unsure, reason = row
    return Mention(
        article_id=int(article_id),
        start=int(start),
        end=int(end),
        text=str(text),
        type=EntityType(str(type_)),
        kind=MentionKind(str(kind)),
        entity_id=str(entity_id),
        in_furniture=bool(aside),
        unsure=bool(unsure),
        reason=str(reason),
    )


def linked_mention(row: Sequence[str | int]) -> Mention:
    """A mention as linking found it, from its columns and what stands in `linked`."""
    *columns, linked = row
    if linked is not None:
        columns[4], columns[6], columns[8], columns[9] = json.loads(str(linked))
    return mention(columns)


def linked_column(found: Mention) -> str:
    """What `linked` keeps of a mention that is decided otherwise."""
    return json.dumps((found.type, found.entity_id, int(found.unsure), found.reason))


def entity(row: Sequence[str]) -> Entity:
    """An entity from its columns, its mentions not counted."""
    entity_id, entity_type, name, aliases = row
    forms = tuple(Alias(alias, count) for alias, count in json.loads(aliases))
    return Entity(entity_id, EntityType(entity_type), name, forms, 0, 0)


def entity_row(found: Entity) -> tuple[str, ...]:
    """The columns of an entity."""
    return found.id, found.type, found.name, json.dumps([(alias.name, alias.count) for alias in found.aliases])
