"""A name on the map is a place unless the text or the agreement of the models makes it a person."""

from collections.abc import Set
from dataclasses import replace

from index.people import vocabulary
from index.people.census import full_names, key
from index.people.context import is_introduced, is_where
from index.people.document import Candidate, Draft, Drafts, Label
from index.people.steps.weighing import is_agreed


def place(drafts: Drafts) -> Drafts:
    """Make places of the persons that have a city's or country's name and no other reason to be persons."""
    return tuple(_placed(draft) for draft in drafts)


def _placed(draft: Draft) -> Draft:
    bearers = _words_of_persons(draft)
    undisputed = _undisputed(draft)

    def placed(found: Candidate) -> Candidate:
        is_place = found.label is Label.PERSON and _is_place(draft, found, bearers, undisputed)
        return replace(found, label=Label.PLACE) if is_place else found

    return draft.holding(map(placed, draft.candidates))


def _words_of_persons(draft: Draft) -> Set[str]:
    """The words of the full names in a document that are no names of places."""
    names = (name for name in full_names(draft) if " ".join(name) not in vocabulary.places())
    return {word for name in names for word in name}


def _undisputed(draft: Draft) -> Set[str]:
    """The surnames and given names of the lists that all models take for persons wherever they stand in a document."""
    named = [(key(draft.name(found)), found) for found in draft.candidates]
    agreed = {name for name, found in named if is_agreed(draft, found) and not draft.name(found).isupper()}
    return {name for name in agreed if vocabulary.is_listed(name)} - {
        name for name, found in named if not is_agreed(draft, found)
    }


def _is_place(draft: Draft, found: Candidate, bearers: Set[str], undisputed: Set[str]) -> bool:
    name = key(draft.name(found))
    if name not in vocabulary.places() or name in bearers or is_introduced(draft.text, found.start, found.end):
        return False
    return name not in undisputed or is_where(draft.text, found.start, found.end)
