"""Word lists of several columns in `people/data/`: columns parted by semicolons, entries by commas."""

from collections.abc import Iterator
from importlib.resources import files

Row = tuple[tuple[str, ...], ...]
"""The entries of each column of a line."""


def rows(name: str, columns: int) -> Iterator[Row]:
    """The lines of a list without its heading; columns that a line leaves out are empty."""
    text = (files("index.people") / "data" / name).read_text("utf-8")
    for line in text.splitlines():
        if line and line[0] != "#":
            cells = [_entries(cell) for cell in line.split(";")]
            yield tuple(cells + [()] * (columns - len(cells)))


def _entries(cell: str) -> tuple[str, ...]:
    return tuple(entry for part in cell.split(",") if (entry := part.strip()))
