"""What a whole collection says, where only some of its documents are at hand.

Linking afresh has all documents, begins with nothing known, and leaves here all that it counted. Linking some more
documents begins with what was known before; it looks that up by key, so it costs what these documents cost.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Protocol

from index.known import Known, KnownEntity, KnownHolder, KnownPerson, Learnt


class Topic(StrEnum):
    """What is counted all over a collection."""

    AGREED = "agreed"
    """Names that all models take for a person's."""
    PART = "part"
    """Words of persons' names."""
    LISTED = "listed"
    """As what names are taken, before the lists are asked."""
    ELECTION = "election"
    """As what names are taken by the models."""
    FULL_NAME = "full name"
    LENGTH = "length"
    """Of how many words the full names are that begin with a word."""
    LONE = "lone"
    """As what lone words are taken, when all full names are found."""
    SURNAME = "surname"
    """Surnames with their particles, by their last words."""
    BEARER = "bearer"
    """Words of full names, and surnames, once a document."""
    NAMED = "named"
    """As what names are taken in the end, where they stand in articles' own text."""
    EXPLAINED = "explained"
    """What acronyms stand for."""
    WELL_KNOWN = "well known"
    """As what names with well-known others are taken."""


class Lookup(Protocol):
    """Counts by key: a dictionary of them, or what looks them up."""

    def get(self, key: str, /) -> Counter[str] | None:
        """What was counted under a key; None if nothing was."""

    def __getitem__(self, key: str, /) -> Counter[str]: ...

    def __contains__(self, key: object, /) -> bool: ...


class _Joined:
    """Counts of the documents at hand and of those before them, together."""

    def __init__(self, topic: Topic, added: Mapping[str, Counter[str]], known: Known) -> None:
        self._topic = topic
        self._added = added
        self._known = known
        self._found: dict[str, Counter[str]] = {}

    def get(self, key: str, /) -> Counter[str] | None:
        if key not in self._found:
            self._found[key] = self._known.counts(self._topic, key) + self._added.get(key, Counter())
        return self._found[key] or None

    def __getitem__(self, key: str, /) -> Counter[str]:
        return self.get(key) or Counter()

    def __contains__(self, key: object, /) -> bool:
        return isinstance(key, str) and self.get(key) is not None


class Collection:
    """What is known of a collection before some documents, and what these add.

    Args:
        known: What is known; None where the documents at hand are all there are.
    """

    def __init__(self, known: Known | None = None) -> None:
        self.known = known
        self.persons: list[KnownPerson] = []
        self.name_keys: list[tuple[str, int]] = []
        self.entities: list[KnownEntity] = []
        self.holders: list[KnownHolder] = []
        self._counted: dict[Topic, Mapping[str, Counter[str]]] = {}

    def join(self, topic: Topic, counted: Mapping[str, Counter[str]]) -> Lookup:
        """Note what was counted in the documents at hand. Returns it with what was counted before them."""
        self._counted[topic] = counted
        return counted if self.known is None else _Joined(topic, counted, self.known)

    def learnt(self) -> Learnt:
        """What the documents at hand have added."""
        return Learnt(self._rows(), self.persons, self.name_keys, self.entities, self.holders)

    def _rows(self) -> Iterator[tuple[str, str, str, int]]:
        for topic, counted in self._counted.items():
            for key, counts in counted.items():
                for value, times in counts.items():
                    yield topic, key, value, times


def join(collection: Collection | None, topic: Topic, counted: Mapping[str, Counter[str]]) -> Lookup:
    """The same for a collection that may be none: then the documents at hand are all there are."""
    return counted if collection is None else collection.join(topic, counted)


def times(counts: Lookup, key: str) -> int:
    """How often anything was counted under a key."""
    counted = counts.get(key)
    return counted.total() if counted else 0


def presence(keys: Iterable[str]) -> dict[str, Counter[str]]:
    """Counts of keys that have no values."""
    return {key: Counter({"": count}) for key, count in Counter(keys).items()}
