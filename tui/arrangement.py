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


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the reader wants to see."""

    focus: Pane = Pane.ARTICLES
    side: Pane = Pane.ARTICLES
    """The pane beside the reader where there is room for one only."""
    drawer: bool = False
    zoomed: bool = False


def arrange(columns: int, rows: int, wishes: Wishes) -> frozenset[Pane]:
    """The panes in view: all of them, or what fits; none where the terminal is too small."""
    if columns < SMALLEST[0] or rows < SMALLEST[1]:
        return frozenset()
    if wishes.zoomed or columns < ONE_PANE[0] or rows < ONE_PANE[1]:
        return frozenset({wishes.focus})
    side = {Pane.ARTICLES, Pane.ENTITIES} if columns >= THREE_PANES else {wishes.side}
    return frozenset({Pane.READER, *side, *([Pane.DRAWER] if wishes.drawer else [])})
