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
    named = {word for name in full_names(draft) if " ".join(name) not in vocabulary.places() for word in name}

    def placed(found: Candidate) -> Candidate:
        is_place = found.label is Label.PERSON and _is_place(draft, found, named)
        return replace(found, label=Label.PLACE) if is_place else found

    return draft.holding([placed(found) for found in draft.candidates])


def _is_place(draft: Draft, found: Candidate, named: Set[str]) -> bool:
    name = key(draft.name(found))
    return name in vocabulary.places() and name not in named and not is_introduced(draft.text, found.start, found.end)
