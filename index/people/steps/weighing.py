"""A person whom not all models see needs another witness: the words around the name, the lists, or the collection."""

from collections.abc import Set
from dataclasses import replace

from index.people.census import key, learnable
from index.people.context import speaks
from index.people.document import Candidate, Draft, Drafts, Label
from index.people.lexicon import ends_in_surname, is_other_word, reads_like_person
from index.people.names import parse
from index.people.titles import has_title
from index.people.words import is_capitalised, stands_in_lower_case, words


def weigh(drafts: Drafts) -> Drafts:
    """Decide on the full names that some model takes for a person and another does not.

    A witness for the person settles it; without one the other model is right, where it says something. Where all that
    is left is silence the name stays, marked as unsure, unless its words are words of the language.
    """
    agreed = {key(name) for draft in drafts for found, name in learnable(draft) if is_agreed(draft, found)}
    return tuple(_weighed(draft, agreed) for draft in drafts)


def is_agreed(draft: Draft, found: Candidate) -> bool:
    """Whether every model takes a candidate for a person."""
    return all(vote is Label.PERSON for vote in draft.votes(found.start, found.end))


def is_contested(draft: Draft, found: Candidate) -> bool:
    """Whether one model takes a candidate for a person and another does not."""
    votes = draft.votes(found.start, found.end)
    return Label.PERSON in votes and any(vote is not Label.PERSON for vote in votes)


def _weighed(draft: Draft, agreed: Set[str]) -> Draft:
    kept: list[Candidate] = []
    for found in draft.candidates:
        if found.label is not Label.PERSON or not parse(draft.name(found)).is_full or not is_contested(draft, found):
            kept.append(found)
        elif _has_witness(draft, found, agreed):
            kept.append(found)
        elif other := other_vote(draft, found):
            kept.append(replace(found, label=other))
        elif not is_wording(draft, found):
            kept.append(replace(found, unsure=True))
    return draft.holding(kept)


def other_vote(draft: Draft, found: Candidate) -> Label | None:
    """What a model takes a candidate for that does not take it for a person; None where there is none."""
    return next((vote for vote in draft.votes(found.start, found.end) if vote not in (None, Label.PERSON)), None)


def _has_witness(draft: Draft, found: Candidate, agreed: Set[str]) -> bool:
    name = draft.name(found)
    if key(name) in agreed or reads_like_person(name) or is_presented(draft, found):
        return True
    return ends_in_surname(name) and other_vote(draft, found) not in (Label.PLACE, Label.PEOPLE)


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
        is_other_word(word.folded) or stands_in_lower_case(word, draft.text)
        for word in words(draft.text[: found.end], found.start)
        if is_capitalised(word)
    )
