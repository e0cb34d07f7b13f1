"""What was committed last, as one search sees it, whatever is committed meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from whoosh.columns import ColumnReader
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from index.fulltext.arrays import SegmentArrays
from index.fulltext.codec import array_reader
from index.fulltext.schema import ID
from index.fulltext.searcher import ArraySearcher
from index.fulltext.segment_files import open_segment
from index.fulltext.toc import Entry, Table, latest_table, read_table


@dataclass(frozen=True)
class Snapshot:
    """The index as it was at one moment. Its files are mapped, so that it does not matter who deletes them."""

    table: Table
    identity: tuple[str, int, int]
    """What tells its table from any other: name, inode, and time of writing."""
    segments: tuple[SegmentArrays, ...]
    """In the order of the table. A segment that two snapshots share is one object in both, deletions aside."""

    @cached_property
    def arrays(self) -> ArraySearcher:
        """Our own search on these segments, for any thread."""
        return ArraySearcher(self.segments)

    @cached_property
    def searcher(self) -> Searcher:
        """Stock Whoosh on these segments, for any thread."""
        return Searcher(array_reader(self.segments, self.table.generation), weighting=BM25F())

    @property
    def parts(self) -> Sequence[tuple[Searcher, ColumnReader]]:
        """Whoosh's searchers of the segments, each with the ids of its documents."""
        searchers = [part for part, _ in self.searcher.leaf_searchers() if part.doc_count_all()]
        return [(part, part.reader().column_reader(ID)) for part in searchers]

    @property
    def document_count(self) -> int:
        """How many documents there are, without those that have been deleted."""
        return sum(live_count(segment) for segment in self.segments)


def live_mask(segment: SegmentArrays) -> NDArray[np.bool_]:
    """Which documents of a segment have not been deleted."""
    return np.ones(len(segment), np.bool_) if segment.alive is None else segment.alive


def live_count(segment: SegmentArrays) -> int:
    """How many documents of a segment have not been deleted."""
    return len(segment) if segment.alive is None else int(segment.alive.sum())


def open_snapshot(folder: Path, previous: Snapshot | None = None) -> Snapshot:
    """The index in this folder as it is now.

    Args:
        folder: Where it is.
        previous: An earlier one, of which all that is still the same is used again.

    Raises:
        OSError: It cannot be read.
        ValueError: Its table is damaged.
        DamagedSegmentError: A segment is damaged.
    """
    while True:
        path = _table(folder)
        try:
            status = path.stat()
            identity = (path.name, status.st_ino, status.st_mtime_ns)
            if previous is not None and previous.identity == identity:
                return previous
            table = read_table(path)
            return Snapshot(table, identity, _segments(folder, table, previous))
        except FileNotFoundError:
            # Another process has committed since the folder was read, and deleted what it replaced.
            if path == _table(folder):
                raise


def _table(folder: Path) -> Path:
    path = latest_table(folder)
    if path is None:
        raise FileNotFoundError(f"no table of contents in {folder}")
    return path


def _segments(folder: Path, table: Table, previous: Snapshot | None) -> tuple[SegmentArrays, ...]:
    known = dict[str, tuple[Entry, SegmentArrays]]()
    if previous is not None:
        known = {
            entry.name: (entry, segment)
            for entry, segment in zip(previous.table.entries, previous.segments, strict=True)
        }
    return tuple(_segment(folder, entry, known.get(entry.name)) for entry in table.entries)


def _segment(folder: Path, entry: Entry, known: tuple[Entry, SegmentArrays] | None) -> SegmentArrays:
    if known is not None and known[0] == entry:
        return known[1]
    segment = open_segment(folder / entry.name) if known is None else known[1]
    if len(segment) != entry.documents:
        raise ValueError(f"{entry.name} has {len(segment)} documents instead of {entry.documents}")
    return replace(segment, alive=entry.mask())
