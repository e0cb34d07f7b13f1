"""Which panes are in view at which size of the terminal. Plain Python."""

from dataclasses import dataclass
from enum import StrEnum

SMALLEST = (40, 10)
"""Columns and rows under which nothing is shown but the wish for more room."""
ONE_PANE = (60, 20)
"""Columns or rows under which there is one pane at a time."""
THREE_PANES = 100
"""Columns from which articles, reader and entities stand side by side."""


class Pane(StrEnum):
    """The panes, by the ids of their widgets."""

    ARTICLES = "articles"
    READER = "reader-pane"
    ENTITIES = "entities"
    DRAWER = "drawer"


class InDrawer(StrEnum):
    """The lists that live in the drawer, by the ids of their widgets."""

    RESULTS = "results"
    FACETS = "facets"
    REFERENCES = "references"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the reader wants to see."""

    focus: Pane = Pane.ARTICLES
    side: Pane = Pane.ARTICLES
    """The pane beside the reader where there is room for one only."""
    drawer: bool = False
    zoomed: bool = False
    listed: InDrawer = InDrawer.RESULTS
    """Which of its lists is wanted in the drawer."""


def arrange(columns: int, rows: int, wishes: Wishes) -> frozenset[Pane]:
    """The panes in view: all of them, or what fits; none where the terminal is too small."""
    if columns < SMALLEST[0] or rows < SMALLEST[1]:
        return frozenset()
    if wishes.zoomed or columns < ONE_PANE[0] or rows < ONE_PANE[1]:
        return frozenset({wishes.focus})
    side = {Pane.ARTICLES, Pane.ENTITIES} if columns >= THREE_PANES else {wishes.side}
    return frozenset({Pane.READER, *side, *([Pane.DRAWER] if wishes.drawer else [])})


def in_drawer(columns: int, wishes: Wishes) -> frozenset[InDrawer]:
    """The lists in view in the drawer: where there is room, results and facets stand side by side."""
    if wishes.listed is InDrawer.REFERENCES or columns < THREE_PANES:
        return frozenset({wishes.listed})
    return frozenset({InDrawer.RESULTS, InDrawer.FACETS})
