"""Who may be meant by a name, as the commands take it: looked up in the roster where a large library has one."""

import re
from collections.abc import Callable, Iterator, Sequence

from index.catalog import Catalog
from index.model import Entity, EntityId
from index.people.folding import fold
from index.roster_keeper import RosterKeeper


def meant(entities: Sequence[Entity], name: str) -> tuple[Entity, ...]:
    """Those of this id, or else those of this name, of any form of it, or of these words in a form; accents aside."""
    wanted = fold(name)
    tests: tuple[Callable[[Entity], bool], ...] = (
        lambda entity: entity.id == name,
        lambda entity: fold(entity.name) == wanted,
        lambda entity: any(fold(alias.name) == wanted for alias in entity.aliases),
        lambda entity: any(set(wanted.split()) <= set(fold(alias.name).split()) for alias in entity.aliases if wanted),
    )
    found = (tuple(filter(test, entities)) for test in tests)
    return next(filter(None, found), ())


def candidates(catalog: Catalog, keeper: RosterKeeper, name: str, sure_only: bool) -> tuple[Entity, ...] | None:
    """All that `meant` may find among those not hidden, and few others, those with most mentions first.

    Returns:
        Them, or None where the roster does not know: it is being made, or the name has no words.
    """
    if not re.search(r"\w", name):
        return None
    with keeper.reading() as (_, roster):
        if roster is None:
            return None
        found = [*_entities(catalog, roster.bearing(name), sure_only)]
    return tuple(sorted(found, key=lambda entity: (-entity.mentions, entity.name)))


def _entities(catalog: Catalog, ids: Sequence[EntityId], sure_only: bool) -> Iterator[Entity]:
    for entity_id in ids:
        try:
            entity = catalog.entity(entity_id, sure_only)
        except KeyError:
            # Only furniture names it, or only unsure mentions do.
            continue
        if not entity.hidden:
            yield entity
