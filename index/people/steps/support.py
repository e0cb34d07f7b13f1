"""A lone word is a person only if something but the recogniser says so."""

from collections.abc import Set

from index.people import vocabulary
from index.people.census import Votes, full_names, key, votes
from index.people.context import is_introduced
from index.people.document import Candidate, Draft, Drafts, Label
from index.people.names import parse
from index.people.spelling import Spellings

REPEATED = 2
"""How often the recogniser must take a lone word for a person in one document to be believed."""
SHORTEST = 3
"""Of how many letters a lone word must be that no text makes a person."""


def drop_unsupported(drafts: Drafts) -> Drafts:
    """Drop the lone words that no full name, title, verb of speech, repetition or list makes a person."""
    bearers = [_words_of_persons(draft) for draft in drafts]
    famous = frozenset[str]().union(*bearers)
    return tuple(_supported(draft, own, famous) for draft, own in zip(drafts, bearers, strict=True))


def _words_of_persons(draft: Draft) -> frozenset[str]:
    """The words of the full names in a document, initials left out."""
    return frozenset(word for name in full_names(draft) for word in name if len(word) > 1)


def _supported(draft: Draft, bearers: Set[str], famous: Set[str]) -> Draft:
    here = votes((draft,))
    spellings = Spellings(bearers)

    def stays(found: Candidate) -> bool:
        name = draft.name(found)
        if found.label is not Label.PERSON or parse(name).is_full or key(name) in bearers:
            return True
        if is_introduced(draft.text, found.start, found.end):
            return True
        return _is_likely(key(name), here, famous) or bool(spellings.of(key(name)))

    return draft.holding(filter(stays, draft.candidates))


def _is_likely(name: str, here: Votes, famous: Set[str]) -> bool:
    if len(name) < SHORTEST or name in vocabulary.places() or name in vocabulary.common_words():
        return False
    if name in famous or vocabulary.is_listed(name):
        return True
    return name in here and here[name][Label.PERSON] >= REPEATED
