"""The engines that are measured side by side. Each module makes an index of articles in a folder, and opens it.

A module has `SUPPORTED`, `build` and `open_index`, as `Engine` says; only the process that measures it imports it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from benchmarks.records import Record
from benchmarks.search_queries import Kind, Request

TOP = 100
"""How many of the best are fetched."""
NAMES = ("ours", "whoosh", "fts5", "tantivy", "ripgrep", "library")
"""Those that run if no others are asked for. `library` is ours with all around it; `fts5_prefix`, which is left out, is
SQLite FTS5 with an index of prefixes of 1 to 4 letters."""


@dataclass(frozen=True, slots=True)
class Found:
    """What an engine answered."""

    numbers: tuple[int, ...]
    """The best articles, best first."""
    total: int


class Index(Protocol):
    """An opened index."""

    def search(self, request: Request) -> Found:
        """The best articles, fetched, and how many there are."""


class Engine(Protocol):
    """A module of this package."""

    SUPPORTED: frozenset[Kind]
    """What it can answer."""

    def build(self, records: Iterable[Record], folder: Path) -> None:
        """Index articles in a folder, which is there and empty."""

    def open_index(self, folder: Path) -> Index:
        """Open what was built."""


def load(name: str) -> Engine:
    """The module of this name, with what it imports."""
    return cast(Engine, import_module(f"benchmarks.engines.{name}"))
