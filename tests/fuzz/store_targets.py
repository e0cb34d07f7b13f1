"""Readers of what is on disk or comes from a colleague: decisions, tables of contents, segments."""

import json
import os
import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from index import Library, open_library
from index import decision_records as records
from index.errors import DecisionError, LibraryError
from index.fulltext import Document, FullTextIndex
from index.fulltext.toc import latest_table
from tests.fuzz.faults import WrongError
from tests.searching import search

Target = tuple[Callable[[bytes], None], list[bytes]]

_ANNA = {"type": "person", "name": "Anna Lindqvist", "forms": ["Lindqvist"], "titles": ["Talks in Oslo"]}
_PETER = {"type": "person", "name": "Peter Marlowe"}
_ARTICLE = {"title": "Talks in Oslo", "path": "one.txt", "digest": "0"}
_QUOTE = {"exact": "Lindqvist", "prefix": "President Anna ", "suffix": " met", "start": 30}
DECISIONS = [
    json.dumps(one).encode() + b"\n"
    for one in (
        {"decision": "merge", "one": _ANNA, "other": _PETER},
        {"decision": "split", "entity": _ANNA, "form": "Lindqvist"},
        {"decision": "rename", "entity": _ANNA, "name": "Anna L."},
        {"decision": "hide", "entity": _PETER},
        {"decision": "unhide", "entity": _PETER},
        {"decision": "not-this", "entity": _ANNA, "article": _ARTICLE, "quote": _QUOTE},
        {"decision": "not-this", "entity": _ANNA, "form": "Lindqvist"},
    )
]
_FULL = 50
"""Imports into one library: what is decided is never deleted, so that it becomes slow."""


def decisions(folder: Path) -> Callable[[bytes], None]:
    """Reads decisions, and decides and undoes them in a library."""
    for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
        os.environ[f"XDG_{kind}_HOME"] = str(folder / kind.lower())
    numbers, current = count(), list[Library]()

    def fresh() -> Library:
        """Another library, in which nothing is decided."""
        texts = folder / f"articles{next(numbers)}"
        texts.mkdir()
        (texts / "one.txt").write_text("Talks in Oslo\n\nAnna Lindqvist met Peter Marlowe. Lindqvist said so.\n")
        library = open_library([texts])
        for _ in library.ingest():
            pass
        return library

    imported = count(1)

    def run(content: bytes) -> None:
        lines = content.decode("utf-8", "surrogateescape").splitlines()
        try:
            read = records.read(lines)
        except DecisionError as error:
            str(error).encode("utf-8", "surrogatepass")
            return
        if records.read(map(records.write, read)) != read:
            raise WrongError("what was written is read as something else")
        if not current or next(imported) % _FULL == 0:
            for library in current:
                library.close()
            current[:] = [fresh()]
        (library,) = current
        try:
            library.import_decisions(lines)
        except DecisionError:
            return
        library.entities(hidden=True)
        records.read(library.export_decisions().splitlines())
        while library.undo().decisions:
            pass

    return run


@contextmanager
def _reported() -> Iterator[None]:
    try:
        yield
    except LibraryError as error:
        str(error).encode()


def _index(folder: Path) -> Path:
    """A small index of two commits, with something deleted."""
    place = folder / "fulltext"
    index = FullTextIndex.open(place)
    index.update(
        [Document(1, "Putin meets Xi", "Talks in Beijing.", "AP", "Jane", "a.txt", 738_000), Document(2, "b", "c")]
    )
    index.update([Document(3, "Orbán", "The new era in Beijing.")], removed=[2])
    return place


def _look(place: Path) -> None:
    with _reported():
        index = FullTextIndex.open(place)
        for query in ("beijing", '"new era"', "title:putin", "NOT xi", "b*", "orbon~", "date:2021.."):
            search(index, query)


def table(folder: Path) -> Target:
    """Opens an index with this table of contents, with a right checksum where the first byte is odd."""
    place = _index(folder)
    path = latest_table(place)
    assert path is not None
    _, _, body = path.read_bytes().partition(b"\n")

    def run(content: bytes) -> None:
        rest = content[1:]
        path.write_bytes(b"%08x\n" % zlib.crc32(rest) + rest if content[:1] > b"P" else rest)
        _look(place)

    return run, [b"Q" + body]


_START = struct.Struct("<16sII")


def segment(folder: Path) -> Target:
    """Opens an index with this segment, whose header has a right checksum where the first byte is odd."""
    place = _index(folder)
    path = max(place.glob("*.seg"), key=lambda one: one.stat().st_size)

    def run(content: bytes) -> None:
        rest = content[1:]
        if content[:1] > b"P" and len(rest) > _START.size:
            magic, length, _ = _START.unpack_from(rest)
            rest = (
                _START.pack(magic, length, zlib.crc32(rest[_START.size : _START.size + length])) + rest[_START.size :]
            )
        # In place, a file that is mapped would be cut short under whoever reads it, which no other program does here.
        path.unlink(missing_ok=True)
        path.write_bytes(rest)
        _look(place)

    return run, [b"Q" + path.read_bytes(), b"A" + path.read_bytes()]
