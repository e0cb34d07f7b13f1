"""The given name of somebody whom a document names in full is that person wherever it stands."""

from collections.abc import Iterator, Set
from itertools import pairwise

from index.people import vocabulary
from index.people.census import full_names
from index.people.context import is_where
from index.people.document import Candidate, Draft, Drafts, Label
from index.people.edges import Edges
from index.people.names import parse
from index.people.placing import insert_persons, is_no_person_there
from index.people.words import Word, capitalised_words, stands_in_lower_case

SHORTEST = 4
"""Of how many letters a given name must be to be looked for by itself."""


def repeat_given_names(drafts: Drafts) -> Drafts:
    """Find the given names of the persons of a document where they stand alone."""
    return tuple(_repeated(draft) for draft in drafts)


def _repeated(draft: Draft) -> Draft:
    def gives_way(candidate: Candidate, edges: Edges) -> bool:
        if candidate.label is Label.PLACE and is_where(draft.text, *edges):
            return False
        return candidate.label is not Label.DATE and is_no_person_there(candidate, edges)

    return insert_persons(draft, _standing(draft.text, _given_names(draft)), gives_way)


def _given_names(draft: Draft) -> Set[str]:
    given = {parse(" ".join(name)).given[0] for name in full_names(draft)}
    return {
        name
        for name in given
        if len(name) >= SHORTEST and name not in vocabulary.no_names() and name not in vocabulary.places()
    }


def _standing(text: str, given: Set[str]) -> Iterator[Edges]:
    row = capitalised_words(text)
    for at, word in enumerate(row):
        if word.folded in given and _is_alone(text, row, at) and not stands_in_lower_case(word.text, text):
            yield word.start, word.end


def _is_alone(text: str, row: list[Word], at: int) -> bool:
    """Whether no capitalised word stands beside a word."""
    beside = row[max(0, at - 1) : at + 2]
    return not any(text[left.end : right.start] == " " for left, right in pairwise(beside))
