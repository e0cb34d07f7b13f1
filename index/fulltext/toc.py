"""The table of contents: which files make up the index, and which documents in them have been deleted.

Each commit writes another one, `_<index>_<generation>.toc`, as Whoosh calls them: a line with the CRC-32 of
what follows, which is JSON. Nothing in it is code, unlike in Whoosh's own tables, which are pickles.
"""

import base64
import json
import os
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.fulltext.schema import INDEX_NAME

_TABLE = re.compile(rf"_{INDEX_NAME}_([0-9]+)\.toc")
_SEGMENT = re.compile(rf"{INDEX_NAME}_[0-9a-z]+\.seg")


@dataclass(frozen=True, slots=True)
class Entry:
    """A segment that belongs to the index."""

    name: str
    """Its file."""
    documents: int
    """How many it has, those that have been deleted included."""
    alive: str = ""
    """A bit for each, 1 where it has not been deleted, packed, compressed, in base 64; empty where none has."""

    def mask(self) -> NDArray[np.bool_] | None:
        """Which documents have not been deleted; None where none has.

        Raises:
            ValueError: It cannot be read.
        """
        if not self.alive:
            return None
        size = (self.documents + 7) // 8
        try:
            packed = zlib.decompressobj().decompress(base64.b64decode(self.alive, validate=True), size + 1)
        except zlib.error as error:
            raise ValueError(str(error)) from error
        if len(packed) != size:
            raise ValueError("bits are missing")
        return np.unpackbits(np.frombuffer(packed, np.uint8), count=self.documents).view(np.bool_)


def entry_of(name: str, alive: NDArray[np.bool_] | None, documents: int) -> Entry:
    """The entry of a segment, some of whose documents may be deleted."""
    if alive is None or alive.all():
        return Entry(name, documents)
    return Entry(name, documents, base64.b64encode(zlib.compress(np.packbits(alive).tobytes(), 1)).decode())


@dataclass(frozen=True, slots=True)
class Table:
    """The index as it was committed once."""

    generation: int
    entries: tuple[Entry, ...]


def table_path(folder: Path, generation: int) -> Path:
    """Where the table of a generation is kept."""
    return folder / f"_{INDEX_NAME}_{generation}.toc"


def latest_table(folder: Path) -> Path | None:
    """The table that was committed last; None where there is no index.

    Raises:
        OSError: The folder cannot be read.
    """
    found = [int(match[1]) for match in map(_TABLE.fullmatch, os.listdir(folder)) if match]
    return table_path(folder, max(found)) if found else None


def read_table(path: Path) -> Table:
    """What a table of contents says.

    Raises:
        OSError: It cannot be read.
        ValueError: It is damaged.
    """
    checksum, _, body = path.read_bytes().partition(b"\n")
    if checksum != _checksum(body):
        raise ValueError(f"{path} is damaged")
    content = json.loads(body)
    match = _TABLE.fullmatch(path.name)
    if match is None or content["generation"] != int(match[1]):
        raise ValueError(f"{path} has another name than it had")
    return Table(content["generation"], tuple(Entry(*entry) for entry in content["segments"]))


def write_table(folder: Path, table: Table) -> None:
    """Make this what the index is, in one step, and wait until that is on disk.

    Raises:
        OSError: It cannot be written.
    """
    segments = [(entry.name, entry.documents, entry.alive) for entry in table.entries]
    body = json.dumps({"generation": table.generation, "segments": segments}).encode()
    path = table_path(folder, table.generation)
    unfinished = path.with_suffix(".toc.tmp")
    with unfinished.open("wb") as file:
        file.write(_checksum(body) + b"\n" + body)
        file.flush()
        os.fsync(file.fileno())
    unfinished.rename(path)
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def is_segment(name: str) -> bool:
    """Whether a file is called as segments are."""
    return _SEGMENT.fullmatch(name) is not None


def stale_files(folder: Path, table: Table) -> Iterable[Path]:
    """The files of this index that the table does not need: of earlier commits, or of some that were killed."""
    needed = {entry.name for entry in table.entries} | {table_path(folder, table.generation).name}
    for name in os.listdir(folder):
        if name not in needed and (is_segment(name) or name.startswith(f"_{INDEX_NAME}_")):
            yield folder / name


def _checksum(body: bytes) -> bytes:
    return b"%08x" % zlib.crc32(body)
