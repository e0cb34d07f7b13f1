"""What a query means, as plain data that no longer knows of any syntax or index."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from index.model import EntityType, QueryProblem, Span


class Scope(StrEnum):
    """Where a word or phrase is looked for."""

    ANYWHERE = "anywhere"
    """In titles and texts."""
    TITLE = "title"
    SOURCE = "source"
    AUTHOR = "author"
    FILE = "file"
    """In the words of the file's path."""


NOWHERE = Span(0, 0)
"""Where a clause stands that nobody typed."""


@dataclass(frozen=True, slots=True)
class Word:
    """Articles with this word."""

    term: str
    scope: Scope
    at: Span = field(default=NOWHERE, compare=False)
    """Where the clause stands in the query, here as in every leaf."""


@dataclass(frozen=True, slots=True)
class Prefix:
    """Articles with a word that begins like this: `pre*`, or a word that may still be unfinished."""

    text: str
    """What was typed, folded but not stemmed."""
    term: str
    """What it would be if it were finished."""
    scope: Scope
    at: Span = field(default=NOWHERE, compare=False)
    is_unfinished: bool = False
    """Whether more may still be typed: then it stands for all that it may become, also where no text has that form."""


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Articles with a word of this shape: `wi?d*`, where `?` is one letter and `*` any number of them, or none."""

    pattern: str
    """Folded but not stemmed, to be matched with whole folded words."""
    scope: Scope
    at: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Articles with a word that is spelt about like this: `fuzzy~`."""

    text: str
    """Folded but not stemmed, to be compared with whole folded words."""
    distance: int
    """How many letters but the first may be other, missing or too many: 1 or 2."""
    scope: Scope
    at: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Articles with these words one right after the other."""

    terms: tuple[str, ...]
    scope: Scope
    at: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Near:
    """Articles with all these words, in any order, within a stretch: `"near these"~5`.

    The stretch may have `slop` words more than the terms themselves, so `"a b"~0` is either order of a phrase.
    """

    terms: tuple[str, ...]
    slop: int
    scope: Scope
    at: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Dated:
    """Articles of these days, both included; those without a date never."""

    first: int | None
    """A day as `date.toordinal` counts; None for no bound."""
    last: int | None
    at: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class IsRead:
    """Articles that the reader has read, or has not: `is:read`, `is:unread`."""

    read: bool
    at: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Named:
    """Articles that name this person, organisation or place, by whatever name or description."""

    name: str
    type: EntityType | None
    """None for any type."""
    at: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Together:
    """Articles with a paragraph that names all of these: `person:putin with:xi`."""

    names: tuple[Named, ...]
    at: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class AllOf:
    """Articles that match every part."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Articles that match some part."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Without:
    """Articles that do not match the part."""

    part: "Node"


Worded: TypeAlias = Word | Prefix | Wildcard | Fuzzy | Phrase | Near
"""What is looked for in the words of articles, and ranked by BM25F."""
Naming: TypeAlias = Named | Together
"""What is looked for in who is named."""
Filter: TypeAlias = Dated | IsRead
"""What an article is or is not, and that counts nothing in the ranking."""
Leaf: TypeAlias = Worded | Naming | Filter
Node: TypeAlias = Leaf | AllOf | AnyOf | Without


@dataclass(frozen=True, slots=True)
class Query:
    """A query that has been understood."""

    text: str
    """What was typed."""
    root: Node | None
    """None where there is nothing to look for in it: then nothing is found."""
    problems: tuple[QueryProblem, ...] = ()
    """What is wrong with it; `root` is what makes sense all the same."""

    def wanted(self) -> Iterator[Leaf]:
        """The clauses that an article is found for, those under a NOT left out."""
        return iter(()) if self.root is None else _wanted(self.root)


def _wanted(node: Node) -> Iterator[Leaf]:
    match node:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _wanted(part)
        case Without():
            return
        case _:
            yield node
