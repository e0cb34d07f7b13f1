"""Finding entities by what they are called: as it was typed so far, or about so."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from index.model import EntityId, EntityType
from index.name_words import NameWords, words
from index.roster import Roster
from index.roster_rows import TYPES

_FAR = 255
FIELDS = {EntityType.PERSON: "person", EntityType.ORGANISATION: "org", EntityType.PLACE: "place"}
"""By which fields of a query entities are looked for."""


@dataclass(frozen=True, slots=True)
class FoundName:
    """An entity that may be meant by what was typed."""

    id: EntityId
    type: EntityType
    name: str
    mentions: int
    clause: str
    """What finds the articles that name it, and it alone: `person:"Yuri Ushakov"`."""


Names: TypeAlias = tuple[FoundName, ...]


def called(roster: Roster, name: str, entity_type: EntityType | None = None) -> NDArray[np.int64]:
    """The numbers of those who may be meant by a name, ascending.

    Those of this id, or of whose name any form has these words and no others; if there are none, those of whom a form
    has all these words; else those of whom a form has, for each of these, a word that begins so.
    """
    wanted = words(name)
    by_id = roster.number(name)
    alone = np.array([] if by_id is None else [by_id], np.int64)
    exact = np.union1d(alone, roster.called(lambda names: names.exactly(wanted)))
    if len(found := _of_type(roster, exact, entity_type)):
        return found
    if len(found := _of_type(roster, roster.called(lambda names: names.whole(wanted)), entity_type)):
        return found
    return _of_type(roster, roster.called(lambda names: names.beginning(wanted)), entity_type)


def beginning(roster: Roster, prefix: str, entity_type: EntityType | None, limit: int) -> list[int]:
    """The numbers of those with words in a form of their name that begin so, those with most mentions first."""
    wanted = words(prefix)
    found = _of_type(roster, roster.called(lambda names: names.beginning(wanted)), entity_type)
    return _most(found, roster.counts[found], limit)


def near(roster: Roster, name: str, entity_type: EntityType | None, limit: int) -> list[int]:
    """The numbers of those with words in a form of their name spelt about so: the nearest, then the most named.

    Up to three letters have to be right, up to five may have one mistake, more of them two (Levenshtein's, with
    neighbouring letters that changed places as one: optimal string alignment).
    """
    wanted = sorted(words(name))
    distances = np.full(len(roster.types), _FAR, np.int64)
    for part, holds in ((roster.base.names, ~roster.renamed), (roster.names, roster.renamed)):
        forms, far = _near_forms(part, wanted)
        owners = part.owners[forms]
        is_so = holds[owners]
        np.minimum.at(distances, owners[is_so], far[is_so])
    found = _of_type(roster, np.flatnonzero(distances < _FAR), entity_type)
    return _most(found, roster.counts[found] - distances[found] * (1 + roster.counts.max(initial=0)), limit)


def describe(connection: sqlite3.Connection, roster: Roster, numbers: Iterable[int]) -> Names:
    """What is to be said of these entities.

    Args:
        connection: The catalog's, at the moment of the roster.
        roster: The roster.
        numbers: Of entities that are listed.
    """
    return tuple(_describe(connection, roster, number) for number in numbers)


def _describe(connection: sqlite3.Connection, roster: Roster, number: int) -> FoundName:
    entity_id = roster.id(number)
    (name,) = connection.execute("SELECT name FROM entity WHERE id = ?", (entity_id,)).fetchone()
    entity_type = TYPES[roster.types[number]]
    # A name that others bear too would find them as well.
    is_alone = list(called(roster, name, entity_type)) == [number]
    clause = quoted(FIELDS[entity_type], name if is_alone else entity_id)
    return FoundName(entity_id, entity_type, name, int(roster.counts[number]), clause)


def quoted(field: str, text: str) -> str:
    """A clause of a query; a quote cannot stand in it, and is no part of a word."""
    return f'{field}:"{" ".join(text.replace(chr(34), " ").split())}"'


def _of_type(roster: Roster, found: NDArray[np.int64], entity_type: EntityType | None) -> NDArray[np.int64]:
    """Those of them that are there, not hidden, named outside furniture, and of a type."""
    found = found[(roster.counts[found] > 0) & roster.listed[found]]
    return found if entity_type is None else found[roster.types[found] == TYPES.index(entity_type)]


def _most(found: NDArray[np.int64], weights: NDArray[np.int64], limit: int) -> list[int]:
    """Those of the greatest weights, of two alike the one of the lower number."""
    order = np.lexsort((found, -weights))[:limit]
    return [int(number) for number in found[order]]


def _near_forms(names: NameWords, wanted: Sequence[str]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """The forms that have a word near to each of these, and how far they are all together."""
    groups = [_near_words(names, word) for word in wanted]
    forms = names.among([[number for number, _ in group] for group in groups])
    total = np.zeros(len(names.owners), np.int64)
    for group in groups:
        nearest = np.full(len(names.owners), _FAR, np.int64)
        for number, distance in group:
            part = names.forms[names.starts[number] : names.starts[number + 1]]
            nearest[part] = np.minimum(nearest[part], distance)
        total += nearest
    return forms, total[forms]


def _near_words(names: NameWords, wanted: str) -> list[tuple[int, int]]:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    allowed = 0 if len(wanted) <= 3 else 1 if len(wanted) <= 5 else 2
    lengths = np.diff(names.words.starts.astype(np.int64))
    # A letter takes up to four bytes: what is too long or too short by them cannot be near.
    shortest, longest = len(wanted) - allowed, 4 * (len(wanted) + allowed)
    numbers = np.flatnonzero((lengths >= shortest) & (lengths <= longest))
    candidates = list(compress(names.decoded(), (lengths >= shortest) & (lengths <= longest)))
    found = process.extract(wanted, candidates, scorer=OSA.distance, score_cutoff=allowed, limit=None)
    return [(int(numbers[at]), int(distance)) for _, distance, at in found]
