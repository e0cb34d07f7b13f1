"""One name on one character."""

from index.people.document import Candidate, Draft, Drafts, Label


def settle(drafts: Drafts) -> Drafts:
    """Where candidates overlap keep the longest, of equals a person, of those the first."""
    return tuple(draft.holding(_settled(draft)) for draft in drafts)


def _settled(draft: Draft) -> list[Candidate]:
    kept: list[Candidate] = []
    for found in draft.candidates:
        rivals = []
        while kept and kept[-1].overlaps(found.start, found.end):
            rivals.append(kept.pop())
        kept.extend(_best(rivals[::-1], found))
    return kept


def _best(rivals: list[Candidate], found: Candidate) -> list[Candidate]:
    """The rivals if one of them is better than what was found, else that alone."""
    if all(_worth(found) > _worth(rival) for rival in rivals):
        return [found]
    return rivals


def _worth(found: Candidate) -> tuple[int, bool]:
    return found.end - found.start, found.label is Label.PERSON
