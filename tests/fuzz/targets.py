"""What can be tried with inputs, by name: each takes bytes and raises only where something is wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.fuzz import reading_targets, source_targets, store_targets


@dataclass(frozen=True, slots=True)
class Made:
    """A target that is ready."""

    run: Callable[[bytes], None]
    seeds: list[bytes]
    """What it begins with."""


def _source(name: str, folder: Path) -> Made:
    file, seeds = source_targets.SEEDS[name]
    return Made(source_targets.reader(folder, file), seeds())


_OTHERS: dict[str, Callable[[Path], Made]] = {
    "query": lambda folder: Made(reading_targets.query(folder), reading_targets.QUERIES),
    "days": lambda _: Made(reading_targets.days, reading_targets.DAYS),
    "config": lambda folder: Made(reading_targets.config(folder), reading_targets.CONFIG),
    "keys": lambda folder: Made(reading_targets.keys(folder), reading_targets.KEYS),
    "decisions": lambda folder: Made(store_targets.decisions(folder), store_targets.DECISIONS),
    "toc": lambda folder: Made(*store_targets.table(folder)),
    "segment": lambda folder: Made(*store_targets.segment(folder)),
}
_ALL: dict[str, Callable[[Path], Made]] = {
    **{name: partial(_source, name) for name in source_targets.SEEDS},
    **_OTHERS,
}
NAMES = tuple(_ALL)


def make(name: str, folder: Path) -> Made:
    """A target whose files are in this folder.

    Raises:
        KeyError: There is none of this name.
    """
    return _ALL[name](folder)
