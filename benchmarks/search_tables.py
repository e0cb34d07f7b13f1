"""What `search.py` prints: engines side by side, in Markdown."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median

from benchmarks.engine_process import Built, Measured, Opened
from benchmarks.search_queries import Kind

BAR, FACETS_BAR = 20.0, 50.0
"""Milliseconds of CPU that 95 of 100 queries of ours may take, and counting facets."""
SLOW = 5.0
"""Where FTS5 takes longer in the middle, ours has to be ahead of it."""
WITHOUT_BAR = frozenset({Kind.NEAR, Kind.WILDCARD})
MARKS = ("p95 ≤ 20, facets 50", "p50 < FTS5")
MEGABYTE = 1_000_000
By = Mapping[str, Mapping[Kind, Measured]]
"""What was measured, by engine."""


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in which columns of figures are flush right."""
    lines = [list(headings), *(list(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(headings))]
    drawn = [
        "| " + " | ".join((str.rjust if at else str.ljust)(cell, widths[at]) for at, cell in enumerate(line)) + " |"
        for line in lines
    ]
    rule = "|" + "|".join("---" + (":" if at else "") for at in range(len(headings))) + "|"
    return "\n".join([drawn[0], rule, *drawn[1:]])


def percentile(values: Sequence[float], part: float) -> float:
    """The least value that so large a part of all is not above."""
    return sorted(values)[max(0, math.ceil(part * len(values)) - 1)]


def indexing(built: Mapping[str, Built], opened: Mapping[str, Opened], text: int) -> str:
    """What indexing and opening take.

    Args:
        built: By engine; "none" is reading the articles alone.
        opened: By engine.
        text: Bytes of all titles and bodies.
    """
    headings = (
        "",
        "index s",
        "CPU s",
        "peak MB",
        "disk MB",
        "÷ text",
        "open ms",
        "CPU ms",
        "first query ms",
        "MB + imports",
    )
    return table(headings, (_indexing_row(name, each, opened.get(name), text) for name, each in built.items()))


def _indexing_row(name: str, built: Built, opened: Opened | None, text: int) -> tuple[str, ...]:
    making = (f"{built.wall:.1f}", f"{built.cpu:.1f}", f"{built.peak:.0f}")
    if opened is None:
        return ("reading the texts alone", *making, *[""] * 6)
    memory = f"{opened.resident - opened.imported:.0f} + {opened.imported:.0f}"
    disk = (f"{built.size / MEGABYTE:.1f}", f"{built.size / text:.2f}")
    return (name, *making, *disk, f"{opened.wall:.1f}", f"{opened.cpu:.1f}", f"{opened.first:.1f}", memory)


def comparison(measured: By, times: Callable[[Measured], Sequence[float]], is_marked: bool = False) -> str:
    """p50 / p95 of each class and engine, and how ours stands to the others.

    Args:
        measured: By engine and class.
        times: Which of the times.
        is_marked: Whether to say where a bar is reached.
    """
    headings = ["", *measured, "÷ FTS5", "÷ tantivy", *(MARKS if is_marked else ())]
    kinds = [kind for kind in Kind if any(kind in each for each in measured.values())]
    return table(headings, (_class_row(kind, measured, times)[: len(headings)] for kind in kinds))


def _class_row(kind: Kind, measured: By, times: Callable[[Measured], Sequence[float]]) -> list[str]:
    middle = {name: median(times(kinds[kind])) for name, kinds in measured.items() if kind in kinds}
    late = {name: percentile(times(measured[name][kind]), 0.95) for name in middle}
    cells = [f"{_ms(middle[name])} / {_ms(late[name])}" if name in middle else "" for name in measured]
    marks = [_ratio(middle, "fts5"), _ratio(middle, "tantivy"), _below(kind, late), _ahead(middle)]
    return [kind.value, *cells, *marks]


def _ms(time: float) -> str:
    return f"{time:,.0f}" if time >= 100 else f"{time:.1f}" if time >= 1 else f"{time:.2f}"


def _ratio(middle: Mapping[str, float], other: str) -> str:
    return f"{middle['ours'] / middle[other]:.2f}" if {"ours", other} <= middle.keys() else ""


def _below(kind: Kind, late: Mapping[str, float]) -> str:
    if "ours" not in late or kind in WITHOUT_BAR:
        return ""
    return "✓" if late["ours"] <= (FACETS_BAR if kind is Kind.FACETS else BAR) else "✗"


def _ahead(middle: Mapping[str, float]) -> str:
    if not {"ours", "fts5"} <= middle.keys() or middle["fts5"] <= SLOW:
        return ""
    return "✓" if middle["ours"] < middle["fts5"] else "✗"


def found(measured: By) -> str:
    """How many articles a query finds in the middle: whether all were asked the same."""
    rows = ([kind.value, *(_found(kinds.get(kind)) for kinds in measured.values())] for kind in Kind)
    return table(["", *measured], (row for row in rows if any(row[1:])))


def _found(measured: Measured | None) -> str:
    return "" if measured is None else f"{median(measured.totals):,.0f}"
