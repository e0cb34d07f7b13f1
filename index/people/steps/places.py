"""A name on the map is a place unless the text makes it a person."""

from collections.abc import Set
from dataclasses import replace

from index.people import vocabulary
from index.people.census import full_names, key
from index.people.context import is_introduced
from index.people.document import Candidate, Draft, Drafts, Label


def place(drafts: Drafts) -> Drafts:
    """Make places of the persons that have a city's or country's name and no other reason to be persons."""
    return tuple(_placed(draft) for draft in drafts)


def _placed(draft: Draft) -> Draft:
    bearers = _words_of_persons(draft)

    def placed(found: Candidate) -> Candidate:
        is_place = found.label is Label.PERSON and _is_place(draft, found, bearers)
        return replace(found, label=Label.PLACE) if is_place else found

    return draft.holding(map(placed, draft.candidates))


def _words_of_persons(draft: Draft) -> Set[str]:
    """The words of the full names in a document that are no names of places."""
    names = (name for name in full_names(draft) if " ".join(name) not in vocabulary.places())
    return {word for name in names for word in name}


def _is_place(draft: Draft, found: Candidate, bearers: Set[str]) -> bool:
    name = key(draft.name(found))
    return name in vocabulary.places() and name not in bearers and not is_introduced(draft.text, found.start, found.end)
