"""SQLite FTS5 with an index of all prefixes of one to four letters: a larger index, made for typing."""

from collections.abc import Iterable
from pathlib import Path

from benchmarks.engines import fts5
from benchmarks.engines.fts5 import SUPPORTED, open_index
from benchmarks.records import Record

__all__ = ["SUPPORTED", "build", "open_index"]


def build(records: Iterable[Record], folder: Path) -> None:
    """As `fts5` does it."""
    fts5.build(records, folder, ", prefix='1 2 3 4'")
