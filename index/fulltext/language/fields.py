"""What may stand before a colon in a query, and which of it somebody meant who wrote something else."""

from difflib import get_close_matches
from enum import StrEnum

from index.fulltext.query import Scope
from index.model import EntityType


class Field(StrEnum):
    """What a clause looks in."""

    TITLE = "title"
    SOURCE = "source"
    AUTHOR = "author"
    FILE = "file"
    DATE = "date"
    IS = "is"
    PERSON = "person"
    ORG = "org"
    PLACE = "place"
    WITH = "with"


SCOPES = {
    Field.TITLE: Scope.TITLE,
    Field.SOURCE: Scope.SOURCE,
    Field.AUTHOR: Scope.AUTHOR,
    Field.FILE: Scope.FILE,
}
"""Where words are looked for."""

NAMING: dict[Field, EntityType | None] = {
    Field.PERSON: EntityType.PERSON,
    Field.ORG: EntityType.ORGANISATION,
    Field.PLACE: EntityType.PLACE,
    Field.WITH: None,
}
"""What the entities are that names are looked up among."""

LABELS = {
    Field.TITLE: "words of the title",
    Field.SOURCE: "who published it",
    Field.AUTHOR: "who wrote it",
    Field.FILE: "words of the file's path",
    Field.DATE: "day, month, year or range",
    Field.IS: "read or unread",
    Field.PERSON: "whoever is called so",
    Field.ORG: "an organisation",
    Field.PLACE: "a place",
    Field.WITH: "named in the same paragraph",
}

READ, UNREAD = "read", "unread"
STATES = {UNREAD: "not opened yet", READ: "opened already"}
"""What may stand after `is:`."""

_LONGER = {"organisation": Field.ORG, "organization": Field.ORG, "people": Field.PERSON, "titel": Field.TITLE}
_SHORTEST = 3
_NEAR = 0.8
"""How like a name must be, from 0 to 1; “subtitle” and “title” are less."""


def meant_field(name: str) -> Field | None:
    """The field that somebody may have meant by a name that is none."""
    folded = name.casefold()
    if len(folded) < _SHORTEST:
        return None
    near = get_close_matches(folded, [*Field, *_LONGER], n=1, cutoff=_NEAR)
    return (_LONGER.get(near[0]) or Field(near[0])) if near else None
