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


def drop_unsupported(drafts: Drafts) -> Drafts:
    """Drop the lone words that no full name, title, verb of speech or repetition makes a person."""
    bearers = [_name_words(draft) for draft in drafts]
    famous = frozenset().union(*bearers)
    return tuple(_supported(draft, words, famous) for draft, words in zip(drafts, bearers, strict=True))


def _name_words(draft: Draft) -> frozenset[str]:
    """The words of the full names in a document."""
    return frozenset(word for name in full_names(draft) for word in name if len(word) > 1)


def _supported(draft: Draft, named: Set[str], famous: Set[str]) -> Draft:
    here = votes((draft,))
    spellings = Spellings(named)

    def stays(found: Candidate) -> bool:
        name = key(draft.name(found))
        return bool(
            found.label is not Label.PERSON
            or parse(draft.name(found)).is_full
            or name in named
            or is_introduced(draft.text, found.start, found.end)
            or _is_likely(name, here, famous)
            or spellings.of(name)
        )

    return draft.holding([found for found in draft.candidates if stays(found)])


def _is_likely(name: str, here: Votes, famous: Set[str]) -> bool:
    if name in vocabulary.places() or name in vocabulary.common_words() or len(name) < 3:
        return False
    return (
        name in famous
        or here[name][Label.PERSON] >= REPEATED
        or name in vocabulary.given_names()
        or name in vocabulary.surnames()
    )
