"""One change of the index: all of it or, where anything goes wrong, nothing."""

import secrets
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from whoosh.filedb.filestore import FileStorage
from whoosh.util.filelock import LockBase

from index.errors import NotWritableError
from index.fulltext.arrays import SegmentArrays
from index.fulltext.damage import damage_reported
from index.fulltext.reading import Snapshot, live_count, open_snapshot
from index.fulltext.schema import INDEX_NAME
from index.fulltext.segment_files import open_segment, save_segment
from index.fulltext.toc import Table, entry_of, stale_files, write_table


@dataclass(frozen=True, slots=True)
class Part:
    """A segment and its file."""

    name: str
    segment: SegmentArrays


@contextmanager
def transaction(folder: Path, known: Snapshot | None = None) -> Iterator["Transaction"]:
    """Be the one who writes. What is not committed at the end is forgotten, and its files are deleted.

    Args:
        folder: Where the index is.
        known: A snapshot that is open already, of which all that is still the same is used.

    Raises:
        LibraryError: Another process is writing, or the index is damaged.
    """
    lock = writing_lock(folder)
    with damage_reported(folder, is_writing=True):
        is_ours = lock.acquire()
    if not is_ours:
        raise NotWritableError(
            f"Another process is writing to the full-text index in {folder}",
            "Wait until it has finished, then try again.",
        )
    try:
        with damage_reported(folder):
            change = Transaction(folder, known)
        try:
            yield change
        finally:
            change.forget()
    finally:
        lock.release()


def writing_lock(folder: Path) -> LockBase:
    """What one process at a time holds while it writes: Whoosh's own lock."""
    return FileStorage(str(folder)).lock(f"{INDEX_NAME}_WRITELOCK")


class Transaction:
    """A change of the index that is being made; see `transaction`. Every method raises LibraryError."""

    def __init__(self, folder: Path, known: Snapshot | None) -> None:
        snapshot = open_snapshot(folder, known)
        self._folder, self._generation = folder, snapshot.table.generation
        names = [entry.name for entry in snapshot.table.entries]
        self.old = [Part(*pair) for pair in zip(names, snapshot.segments, strict=True)]
        """The segments that were there before."""
        self.added: list[Part] = []
        """Those that come to it."""
        self._written: list[Path] = []

    def add(self, segment: SegmentArrays) -> None:
        """Put a segment in."""
        path = self._folder / f"{INDEX_NAME}_{secrets.token_hex(8)}.seg"
        self._written.append(path)
        with damage_reported(self._folder, is_writing=True):
            save_segment(segment, path)
            # What is mapped need not be kept in memory.
            self.added.append(Part(path.name, replace(open_segment(path), alive=segment.alive)))

    def remove(self, ids: NDArray[np.int64]) -> None:
        """Delete documents from the segments that were there before."""
        self.old = [Part(part.name, _without(part.segment, ids)) for part in self.old]

    def drop(self, names: Collection[str]) -> None:
        """Take out segments altogether."""
        self.old = [part for part in self.old if part.name not in names]
        self.added = [part for part in self.added if part.name not in names]

    def commit(self) -> None:
        """Make it so, on disk. What has no documents left is taken out."""
        parts = [part for part in (*self.old, *self.added) if live_count(part.segment)]
        entries = tuple(entry_of(part.name, part.segment.alive, len(part.segment)) for part in parts)
        table = Table(self._generation + 1, entries)
        with damage_reported(self._folder, is_writing=True):
            write_table(self._folder, table)
            self._written.clear()
            for path in stale_files(self._folder, table):
                path.unlink(missing_ok=True)

    def forget(self) -> None:
        """Delete the files of what was not committed."""
        for path in self._written:
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _without(segment: SegmentArrays, ids: NDArray[np.int64]) -> SegmentArrays:
    found = np.isin(segment.ids, ids)
    if not found.any():
        return segment
    return replace(segment, alive=~found if segment.alive is None else segment.alive & ~found)
