"""Mentions -> entities, over the whole collection and whatever the order of its documents."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from operator import attrgetter

from index.known import Known, KnownEntity
from index.model import EntityId, EntityType, Resolution
from index.people.collection import Collection
from index.people.document import Draft
from index.people.linking.entities import Found, Group, entity, entity_ids, group, known_group, mentions
from index.people.linking.groups import group_persons, person_number
from index.people.linking.things import group_things


def link(drafts: Sequence[Draft], collection: Collection | None = None) -> Resolution:
    """Give every mention its entity.

    Args:
        drafts: What each document names, with article ids that are all different.
        collection: What is known of the others, and takes up what is found; None where there are none.
    """
    with _undisturbed():
        return _linked(drafts, collection or Collection())


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Put off looking for cycles: linking makes none, and the search among millions of mentions takes long."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _linked(drafts: Sequence[Draft], collection: Collection) -> Resolution:
    found = [*group_persons(drafts, collection), *group_things(drafts, collection)]
    groups = [_group(*each, collection.known) for each in found]
    groups.sort(key=lambda each: each.rank)
    known = collection.known
    ids = entity_ids(groups, known.is_taken if known else lambda _: False)
    named = list(zip(ids, groups, strict=True))
    collection.entities.extend(_known_entity(*each) for each in named if each[1].known_id is None)
    linked = [mention for entity_id, each in named for mention in mentions(entity_id, each)]
    return Resolution(
        entities=tuple(entity(entity_id, each) for entity_id, each in named),
        mentions=tuple(sorted(linked, key=attrgetter("article_id", "start"))),
    )


def _group(entity_type: EntityType, key: str, found: Sequence[Found], known: Known | None) -> Group:
    entity = known.entity(entity_type, key) if known else None
    return known_group(entity_type, key, found, *entity) if entity else group(entity_type, key, found)


def _known_entity(entity_id: EntityId, each: Group) -> KnownEntity:
    return KnownEntity(entity_id, each.type, each.key, person_number(each.key))
