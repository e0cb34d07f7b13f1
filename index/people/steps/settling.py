"""One name on one character."""

from collections.abc import Iterable

from index.people.document import Candidate, Drafts, Label


def settle(drafts: Drafts) -> Drafts:
    """Where candidates overlap keep the longest, of equals a person, of those the first."""
    return tuple(draft.holding(without_overlaps(draft.candidates)) for draft in drafts)


def without_overlaps(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Of sorted candidates those that `settle` keeps."""
    kept: list[Candidate] = []
    for found in candidates:
        rivals = 0
        while rivals < len(kept) and kept[-1 - rivals].overlaps(found.start, found.end):
            rivals += 1
        beaten = kept[len(kept) - rivals :]
        if all(_worth(found) > _worth(rival) for rival in beaten):
            kept[len(kept) - rivals :] = [found]
    return tuple(kept)


def _worth(found: Candidate) -> tuple[int, bool]:
    return found.end - found.start, found.label is Label.PERSON
