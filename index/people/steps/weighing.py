"""A person whom not all models see needs another witness: the words around the name, the lists, or the collection."""

from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise

from index.people import vocabulary
from index.people.census import key, learnable
from index.people.collection import Collection, Lookup, Topic, join, presence
from index.people.context import is_described, speaks
from index.people.document import Candidate, Draft, Drafts, Label
from index.people.lexicon import ends_in_surname, is_other_word, reads_like_person
from index.people.names import parse
from index.people.titles import has_title
from index.people.words import is_capitalised, stands_in_lower_case, words

_LINKS = frozenset({", ", " and ", ", and ", " or ", " & "})
"""What stands between two names that are enumerated."""


def weigh(drafts: Drafts, collection: Collection | None = None) -> Drafts:
    """Decide on the full names that some model takes for a person and another does not.

    A witness for the person settles it; without one the other model is right, where it says something. Where it is
    silent, or says a place that is on no map, the name stays, marked as unsure, unless a word in it is no name.
    """
    names = (key(name) for draft in drafts for found, name in learnable(draft) if is_agreed(draft, found))
    agreed = join(collection, Topic.AGREED, presence(names))
    return tuple(_weighed(draft, agreed) for draft in drafts)


def is_agreed(draft: Draft, found: Candidate) -> bool:
    """Whether all models, of more than one, take a candidate for a person."""
    votes = draft.votes(found.start, found.end)
    return len(votes) > 1 and all(vote is Label.PERSON for vote in votes)


def is_contested(draft: Draft, found: Candidate) -> bool:
    """Whether one model takes a candidate for a person and another does not."""
    votes = draft.votes(found.start, found.end)
    return Label.PERSON in votes and any(vote is not Label.PERSON for vote in votes)


def _weighed(draft: Draft, agreed: Lookup) -> Draft:
    return draft.holding(
        decided
        for found in draft.candidates
        if (decided := _decided(draft, found, agreed) if _is_doubtful(draft, found) else found)
    )


def _is_doubtful(draft: Draft, found: Candidate) -> bool:
    return found.label is Label.PERSON and parse(draft.name(found)).is_full and is_contested(draft, found)


def _decided(draft: Draft, found: Candidate, agreed: Lookup) -> Candidate | None:
    if _has_witness(draft, found, agreed):
        return found
    other = other_vote(draft, found)
    if is_wording(draft, found) or other not in (None, Label.PLACE):
        return replace(found, label=other) if other else None
    return replace(found, unsure=True)


def other_vote(draft: Draft, found: Candidate) -> Label | None:
    """What a model takes a candidate for that does not take it for a person; None where there is none."""
    return next((vote for vote in draft.votes(found.start, found.end) if vote not in (None, Label.PERSON)), None)


def _has_witness(draft: Draft, found: Candidate, agreed: Lookup) -> bool:
    name = draft.name(found)
    if key(name) in agreed or reads_like_person(name) or is_presented(draft, found) or _is_among_persons(draft, found):
        return True
    if other_vote(draft, found) is Label.PEOPLE:
        return False
    return ends_in_surname(name) or is_described(draft.text, found.start, found.end)


def _is_among_persons(draft: Draft, found: Candidate) -> bool:
    """Whether a candidate stands in an enumeration next to a full name that all models take for a person's.

    An office before a name may stand there too: "Foreign Minister, Jens Berg".
    """
    *_, last = words(draft.text, found.start, found.end)
    if is_other_word(last.folded):
        return False
    at = bisect_left(draft.candidates, found)
    pairs = pairwise(draft.candidates[max(0, at - 1) : at + 2])
    return any(
        draft.text[one.end : other.start] in _LINKS and _is_surely_person(draft, one if other == found else other)
        for one, other in pairs
    )


def _is_surely_person(draft: Draft, found: Candidate) -> bool:
    return found.label is Label.PERSON and parse(draft.name(found)).is_full and is_agreed(draft, found)


def is_presented(draft: Draft, found: Candidate) -> bool:
    """Whether a title stands before a candidate, or a verb of speech beside one that no model calls something else.

    In news organisations speak as often as people.
    """
    if has_title(draft.text, found.start):
        return True
    return other_vote(draft, found) is None and speaks(draft.text, found.start, found.end)


def is_wording(draft: Draft, found: Candidate) -> bool:
    """Whether a name is in capitals, or has a word in it that is one of the language or on the map."""
    name = draft.name(found)
    return name.isupper() or any(
        is_other_word(word.folded)
        or word.folded in vocabulary.ordinary_words()
        or stands_in_lower_case(word.text, draft.text)
        for word in words(draft.text, found.start, found.end)
        if is_capitalised(word) and word.folded not in vocabulary.particles()
    )
