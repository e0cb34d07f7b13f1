"""Names in one line: which of them fit, and how each is told apart and the walked one marked. Plain Python."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from tui.row_text import BOLD, DIM, PLAIN, Part
from tui.text_visible import visible


@dataclass(frozen=True, slots=True)
class StripName:
    """Somebody or something that is named."""

    letter: str
    """Of its type, as in lists."""
    name: str
    is_walked: bool = False

    @property
    def parts(self) -> tuple[Part, ...]:
        """How it is drawn: as a row of a list is."""
        mark = " ◀ " if self.is_walked else " "
        return (f" {self.letter} ", DIM), (self.name, BOLD if self.is_walked else PLAIN), (mark, DIM)

    @property
    def cells(self) -> int:
        """How many cells it takes."""
        return sum(cell_len(visible(text)) for text, _ in self.parts)


def fit_names(names: Sequence[StripName], width: int) -> tuple[list[Part], list[Part]]:
    """The parts of a line at its left and at its right: the names that fit, and how many do not.

    The walked one comes before all others where there is no room for all; they stay in their order. Where none fits,
    the first is left to be cut.

    Args:
        names: In the order in which the text names them.
        width: Cells of the line.
    """
    if sum(name.cells for name in names) <= width:
        return [part for name in names for part in name.parts], []
    room = width - len(_beyond(len(names)))
    fitting: set[int] = set()
    for at in sorted(range(len(names)), key=lambda at: not names[at].is_walked):
        if names[at].cells <= room:
            fitting.add(at)
            room -= names[at].cells
    shown = sorted(fitting) or [0]
    return [part for at in shown for part in names[at].parts], [(_beyond(len(names) - len(shown)), DIM)]


def _beyond(count: int) -> str:
    return f" +{count} " if count else ""
