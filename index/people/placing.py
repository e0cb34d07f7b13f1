"""Putting names into a draft: what may stand where, without two on one character."""

from collections.abc import Callable, Iterable

from index.people.document import Candidate, Draft, Label, touched
from index.people.edges import Edges
from index.people.wider import wider_name

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
    removed: set[Candidate] = set()
    added: list[Candidate] = []
    reached = 0
    for edges in found:
        rivals = candidates[touched(candidates, *edges)]
        is_free = edges[0] >= reached and all(gives_way(candidate, edges) for candidate in rivals)
        if is_free and not wider_name(draft.text, *edges):
            removed.update(rivals)
            added.append(Candidate(*edges, Label.PERSON))
            reached = edges[1]
    if not added:
        return draft
    return draft.holding([*(c for c in candidates if c not in removed), *added])


def is_no_person_there(candidate: Candidate, edges: Edges) -> bool:
    """Whether a candidate covers no more than the stretch and is no person."""
    return candidate.label is not Label.PERSON and candidate.within(*edges)
