"""What the articles that a search found have in common, counted over all of them."""

import sqlite3
from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from index.entity_names import describe, quoted
from index.model import EntityType, Facet, FacetKind
from index.roster import Roster
from index.roster_rows import TYPES

_KINDS = {
    EntityType.PERSON: FacetKind.PERSON,
    EntityType.ORGANISATION: FacetKind.ORGANISATION,
    EntityType.PLACE: FacetKind.PLACE,
}


def count_facets(
    connection: sqlite3.Connection,
    roster: Roster,
    ids: NDArray[np.int64],
    limit: int,
    cancelled: Callable[[], bool],
) -> tuple[Facet, ...] | None:
    """The persons, organisations, places, sources and years of these articles, by kind, those of most articles first.

    Args:
        connection: The catalog's, at the moment of the roster.
        roster: The roster.
        ids: The articles, in any order; those that are not there any more count for nothing.
        limit: How many of each kind.
        cancelled: Asked now and then whether they are still wanted.

    Returns:
        The facets, or None where it was cancelled.
    """
    wanted = np.zeros(len(roster.columns.years), np.bool_)
    wanted[ids[(ids >= 0) & (ids < len(wanted))]] = True
    found: list[Facet] = []
    for facets in (
        _named(connection, roster, wanted, limit),
        _sources(roster, wanted, limit),
        _years(roster, wanted, limit),
    ):
        if cancelled():
            return None
        found += facets
    return tuple(found)


def _named(connection: sqlite3.Connection, roster: Roster, wanted: NDArray[np.bool_], limit: int) -> Iterator[Facet]:
    counts = roster.count_articles(wanted)
    counts[~roster.listed] = 0
    for number, entity_type in enumerate(TYPES):
        most = _most(np.where(roster.types == number, counts, 0), limit)
        for entity, named in zip(most, describe(connection, roster, most), strict=True):
            yield Facet(_KINDS[entity_type], named.name, int(counts[entity]), named.clause)


def _sources(roster: Roster, wanted: NDArray[np.bool_], limit: int) -> Iterator[Facet]:
    names = roster.columns.source_names
    counts = np.bincount(roster.columns.sources[wanted], minlength=len(names))
    counts[0] = 0
    for number in _most(counts, limit):
        yield Facet(FacetKind.SOURCE, names[number], int(counts[number]), quoted("source", names[number]))


def _years(roster: Roster, wanted: NDArray[np.bool_], limit: int) -> Iterator[Facet]:
    counts = np.bincount(roster.columns.years[wanted], minlength=1)
    counts[0] = 0
    for year in _most(counts, limit):
        yield Facet(FacetKind.YEAR, f"{year:04}", int(counts[year]), f"date:{year:04}")


def _most(counts: NDArray[np.int64], limit: int) -> list[int]:
    """The numbers of the highest counts, of two alike the lower one; those of no count left out."""
    found = np.flatnonzero(counts)
    if len(found) > limit:
        least = np.partition(counts[found], -limit)[-limit]
        found = found[counts[found] >= least]
    order = np.lexsort((found, -counts[found]))[:limit]
    return [int(number) for number in found[order]]
