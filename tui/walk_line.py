"""Where a walk is, fitted to a width. Plain Python."""

from dataclasses import replace

from rich.cells import cell_len

from tui.hit_walk import HitWalk
from tui.row_text import fit
from tui.walk import Walk

LEAST_TITLE = 8
"""Cells that are left of the title at the least."""


def walk_line(walk: Walk | HitWalk, named: str, width: int) -> str:
    """Where a walk is: " walk: Xi Jinping 7/26 · article 3/5 · as ‘Mr. Xi’ ".

    Where there is no room for all, how the text names whom it follows gives way first, then the end of the title.

    Args:
        walk: The walk.
        named: How the text names whom it follows where it is, ready to be appended.
        width: Cells that there are.
    """
    for line in (f" walk: {walk.describe()}{named} ", f" walk: {walk.describe()} "):
        if (beyond := cell_len(line) - width) <= 0:
            return line
    title = fit(walk.title, min(cell_len(walk.title), max(LEAST_TITLE, cell_len(walk.title) - beyond)))
    return f" walk: {replace(walk, title=title).describe()} "
