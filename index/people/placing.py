"""Putting names into a draft: what may stand where, without two on one character."""

from bisect import bisect_left
from collections.abc import Callable, Iterable

from index.people.document import Candidate, Draft, Label
from index.people.edges import Edges

GivesWay = Callable[[Candidate, Edges], bool]
"""Whether a candidate may be taken out for a person's name that overlaps it."""


def insert_persons(draft: Draft, found: Iterable[Edges], gives_way: GivesWay) -> Draft:
    """Add persons, each in place of the candidates it overlaps, if all of them give way.

    Args:
        draft: A draft without overlaps.
        found: Stretches from left to right; of two that overlap the first counts.
        gives_way: Asked for every candidate that a stretch overlaps.
    """
    candidates = draft.candidates
    ends = [candidate.end for candidate in candidates]
    removed: set[Candidate] = set()
    added: list[Candidate] = []
    reached = 0
    for edges in found:
        touched = _touched(candidates, ends, edges)
        if edges[0] >= reached and all(gives_way(candidate, edges) for candidate in touched):
            removed.update(touched)
            added.append(Candidate(*edges, Label.PERSON))
            reached = edges[1]
    if not added:
        return draft
    return draft.holding([*(c for c in candidates if c not in removed), *added])


def _touched(candidates: tuple[Candidate, ...], ends: list[int], edges: Edges) -> list[Candidate]:
    first = last = bisect_left(ends, edges[0] + 1)
    while last < len(candidates) and candidates[last].start < edges[1]:
        last += 1
    return list(candidates[first:last])


def is_no_person_there(candidate: Candidate, edges: Edges) -> bool:
    """Whether a candidate covers no more than the stretch and is no person."""
    return candidate.label is not Label.PERSON and candidate.within(*edges)
