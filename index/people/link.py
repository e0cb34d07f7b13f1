"""Mentions -> entities, over the whole collection and whatever the order of its documents."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from operator import attrgetter

from index.model import Resolution
from index.people.document import Draft
from index.people.linking.entities import entity, entity_ids, group, mentions
from index.people.linking.groups import group_persons
from index.people.linking.things import group_things


def link(drafts: Sequence[Draft]) -> Resolution:
    """Give every mention its entity.

    Args:
        drafts: What each document names, with article ids that are all different.
    """
    with _undisturbed():
        return _linked(drafts)


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


def _linked(drafts: Sequence[Draft]) -> Resolution:
    found = [*group_persons(drafts), *group_things(drafts)]
    groups = [group(entity_type, mentioned) for entity_type, mentioned in found]
    groups.sort(key=lambda each: each.rank)
    named = list(zip(entity_ids(groups), groups, strict=True))
    linked = [mention for entity_id, each in named for mention in mentions(entity_id, each)]
    return Resolution(
        entities=tuple(entity(entity_id, each) for entity_id, each in named),
        mentions=tuple(sorted(linked, key=attrgetter("article_id", "start"))),
    )
