"""The ways in which a query may go on, of which one is chosen. Plain Python."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len
from rich.style import Style

from index.model import Completion
from tui.row_text import DIM, PLAIN, Part
from tui.text_visible import visible

CHOSEN = Style(reverse=True)


@dataclass(frozen=True, slots=True)
class Offers:
    """Ways to go on, gone through in a circle in which what was typed has a place too."""

    typed: Completion
    """What was typed; its label is empty."""
    ways: Sequence[Completion]
    at: int = -1
    """The number of the chosen one, from 0; -1 for what was typed."""

    @property
    def chosen(self) -> Completion:
        """What stands in the prompt now."""
        return self.typed if self.at < 0 else self.ways[self.at]

    def turned(self, forward: bool) -> "Offers":
        """With the next way chosen, or the one before."""
        count = len(self.ways) + 1
        return replace(self, at=(self.at + 1 + (1 if forward else -1)) % count - 1)

    def parts(self, width: int) -> list[Part]:
        """The labels in a line of so many cells, from as far before the chosen one as fits; what is left out is `…`."""
        labels = [f" {visible(way.label)} " for way in self.ways]
        first = max(0, self.at)
        room = width - cell_len(labels[first]) - 4
        while first > 0 and (room := room - cell_len(labels[first - 1])) >= 0:
            first -= 1
        start = [("…", DIM)] if first else [(" ", PLAIN)]
        return [
            *start,
            *((label, CHOSEN if at == self.at else PLAIN) for at, label in enumerate(labels[first:], first)),
        ]
