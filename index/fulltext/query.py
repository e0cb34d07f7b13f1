"""What a query means, as plain data that no longer knows of Whoosh."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Scope(StrEnum):
    """Where a word or phrase is looked for."""

    ANYWHERE = "anywhere"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Word:
    """Articles with this word."""

    term: str
    scope: Scope


@dataclass(frozen=True, slots=True)
class Prefix:
    """Articles with a word that begins like this: it may still be unfinished."""

    text: str
    """What was typed, folded but not stemmed."""
    term: str
    """What it would be if it were finished."""
    scope: Scope


@dataclass(frozen=True, slots=True)
class Phrase:
    """Articles with these words one right after the other."""

    terms: tuple[str, ...]
    scope: Scope


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


Leaf: TypeAlias = Word | Prefix | Phrase
Node: TypeAlias = Leaf | AllOf | AnyOf | Without


@dataclass(frozen=True, slots=True)
class Query:
    """A query that has been understood."""

    text: str
    """What was typed."""
    root: Node | None
    """None where there is no word in it: then nothing is found."""

    def wanted(self) -> Iterator[Leaf]:
        """The words and phrases that an article is found for, those under a NOT left out."""
        return iter(()) if self.root is None else _wanted(self.root)


def _wanted(node: Node) -> Iterator[Leaf]:
    match node:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _wanted(part)
        case Word() | Prefix() | Phrase():
            yield node
