"""Our own full-text index, asked through `parse` and `search` as the library asks it."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from benchmarks.engines import TOP, Found
from benchmarks.records import Record
from benchmarks.search_queries import SLOP, Kind, Request
from index.fulltext import Document, FullTextIndex, search

SUPPORTED = frozenset(Kind) - {Kind.NEAR, Kind.WILDCARD, Kind.FUZZY, Kind.PERSON, Kind.FILTERED, Kind.BY_DATE}
BATCH = 5000
"""Articles in one commit."""


def build(records: Iterable[Record], folder: Path) -> None:
    """In a few commits, since all that is indexed at once is in memory."""
    index = FullTextIndex.open(folder)
    documents = map(_document, records)
    while batch := list(islice(documents, BATCH)):
        index.update(batch)


def _document(record: Record) -> Document:
    return Document(
        record.number, record.title, record.body, source=record.source, path=f"{record.id}.txt", day=record.day
    )


def open_index(folder: Path) -> "Ours":
    """Open what was built."""
    return Ours(FullTextIndex.open(folder))


class Ours:
    """An index."""

    def __init__(self, index: FullTextIndex) -> None:
        self._index = index

    def search(self, request: Request) -> Found:
        """The query is typed and understood like any other."""
        matches = search(self._index, typed(request), limit=TOP, typing=request.kind.is_prefix)
        if matches is None:
            raise RuntimeError("a search that nobody cancels has matches")
        return Found(matches.ids, matches.total)


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
        case kind if kind.is_prefix:
            return words[0]
        case kind if kind.is_phrase:
            return f'"{" ".join(words)}"'
        case Kind.OR_2 | Kind.OR_3:
            return " OR ".join(words)
    return " ".join(words)
