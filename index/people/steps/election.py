"""A name is everywhere what it is taken for most: in the document, or else in the collection."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from index.people.census import Votes, key, learnable
from index.people.collection import Collection, Lookup, Topic, join
from index.people.document import Candidate, Draft, Drafts, Label
from index.people.lexicon import reads_like_person

QUORUM = 2
"""How many votes it takes to overrule the models on one mention."""


def elect(drafts: Drafts, collection: Collection | None = None) -> Drafts:
    """Give every candidate the label that most votes on its name are for; a model that is silent does not vote.

    What reads like a person's full name stays one against all but organisations, which are named after people.
    """
    everywhere = join(collection, Topic.ELECTION, _count(drafts))
    return tuple(_elected(draft, everywhere) for draft in drafts)


def _count(drafts: Iterable[Draft]) -> Votes:
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for draft in drafts:
        for found, name in learnable(draft):
            votes = [vote for vote in draft.votes(found.start, found.end) if vote]
            counted[key(name)].update(votes or [found.label])
    return counted


def _elected(draft: Draft, everywhere: Lookup) -> Draft:
    here = _count((draft,))

    def elected(found: Candidate) -> Candidate:
        name = draft.name(found)
        label = _winner(here.get(key(name))) or _winner(everywhere.get(key(name))) or found.label
        if found.label is Label.PERSON and label is not Label.ORGANISATION and reads_like_person(name):
            return found
        return replace(found, label=label)

    return draft.holding(map(elected, draft.candidates))


def _winner(counted: Counter[str] | None) -> Label | None:
    """What more than half of the votes are for; None where there are too few."""
    if not counted or (total := counted.total()) < QUORUM:
        return None
    label, most = counted.most_common(1)[0]
    return Label(label) if 2 * most > total else None
