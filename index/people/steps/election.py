"""A name is everywhere what it is taken for most: in the document, or else in the collection."""

from collections import Counter
from dataclasses import replace

from index.people.census import Votes, key, votes
from index.people.document import Candidate, Draft, Drafts, Label

QUORUM = 2
"""How many votes it takes to overrule the recogniser on one mention."""


def elect(drafts: Drafts) -> Drafts:
    """Give every candidate the label that most mentions of its name have."""
    everywhere = votes(drafts)
    return tuple(_elected(draft, everywhere) for draft in drafts)


def _elected(draft: Draft, everywhere: Votes) -> Draft:
    here = votes((draft,))

    def elected(found: Candidate) -> Candidate:
        name = key(draft.name(found))
        label = _winner(here.get(name)) or _winner(everywhere.get(name)) or found.label
        return replace(found, label=label)

    return draft.holding(map(elected, draft.candidates))


def _winner(counted: Counter[Label] | None) -> Label | None:
    """What more than half of the votes are for; None where there are too few."""
    if not counted or (total := counted.total()) < QUORUM:
        return None
    label, most = counted.most_common(1)[0]
    return label if 2 * most > total else None
