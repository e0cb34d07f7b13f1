"""Our own full-text index, asked through `parse` and `search` as the library asks it."""

from collections.abc import Iterable
from functools import cached_property
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.engines import TOP, Found
from benchmarks.people_in import Person, read_people
from benchmarks.records import Record
from benchmarks.search_queries import SLOP, Kind, Request
from index.fulltext import Document, FullTextIndex, parse, search
from index.fulltext.query import Named, Together
from index.fulltext.register import Counted
from index.model import SearchOrder

SUPPORTED = frozenset(Kind) - {Kind.FACETS}
BATCH = 5000
"""Articles in one commit."""


def build(records: Iterable[Record], folder: Path) -> None:
    """In commits as large as an indexer makes them that is in no hurry to show anything; then merged as when idle."""
    index = FullTextIndex.open(folder)
    documents = map(_document, records)
    while batch := list(islice(documents, BATCH)):
        index.update(batch)
    while index.merge():
        pass


def _document(record: Record) -> Document:
    return Document(
        record.number, record.title, record.body, source=record.source, path=f"{record.id}.txt", day=record.day
    )


def open_index(folder: Path) -> "Ours":
    """Open what was built."""
    return Ours(FullTextIndex.open(folder), NamesByCapitals(folder.parent / "people.json"))


class NamesByCapitals:
    """Who is named, from a file: what the catalog takes to answer is measured with the library, not here."""

    def __init__(self, file: Path) -> None:
        self._file = file

    @cached_property
    def _people(self) -> dict[str, Person]:
        return {person.name: person for person in read_people(self._file)}

    def naming(self, clause: Named) -> Counted:
        """The articles with this name."""
        person = self._people[clause.name]
        return Counted(np.array(person.articles, np.int64), np.array(person.times, np.int64))

    def together(self, clause: Together) -> Counted:
        """Not asked for."""
        raise NotImplementedError

    def read(self) -> NDArray[np.int64]:
        """Nothing is read."""
        return np.empty(0, np.int64)


class Ours:
    """An index."""

    def __init__(self, index: FullTextIndex, names: NamesByCapitals) -> None:
        self._index, self._names = index, names

    def search(self, request: Request) -> Found:
        """The query is typed and understood like any other."""
        query = parse(typed(request), typing=request.kind.is_prefix)
        order = SearchOrder.LATEST if request.kind is Kind.BY_DATE else SearchOrder.BEST
        matches = search(self._index, query, self._names, order=order, limit=TOP)
        if matches is None:
            raise RuntimeError("a search that nobody cancels has matches")
        return Found(tuple(int(number) for number in matches.ids), matches.total)


def typed(request: Request) -> str:
    """How somebody would type it."""
    words = request.words
    match request.kind:
        case Kind.PERSON:
            return f'person:"{words[0]}"'
        case Kind.FUZZY:
            return f"{words[0]}~"
        case Kind.NEAR:
            return f'"{" ".join(words)}"~{SLOP}'
        case Kind.FILTERED:
            return f"{words[0]} date:{request.year}"
        case kind if kind.is_phrase:
            return f'"{" ".join(words)}"'
        case Kind.OR_2 | Kind.OR_3:
            return " OR ".join(words)
    return " ".join(words)
