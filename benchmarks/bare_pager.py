"""The least that a Textual pager can be: a `ScrollView` that draws the lines of a text in view.

    python -m benchmarks.bare_pager FILE

Long lines are wrapped once, by characters. j and space scroll by a line and by a page, q quits.
"""

import sys
import textwrap
from pathlib import Path

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

COLUMN = 76


class BarePager(ScrollView, can_focus=True):
    """Lines of text."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self._lines = lines
        self.virtual_size = Size(COLUMN, len(lines))

    def render_line(self, y: int) -> Strip:
        """A line."""
        at = self.scroll_offset.y + y
        text = self._lines[at] if at < len(self._lines) else ""
        return Strip([Segment(text)]).crop_extend(0, self.size.width, None)


class BarePagerApp(App[None]):
    """The pager, and keys."""

    BINDINGS = [("q", "quit", "Quit"), ("j", "down(1)", "Line"), ("space", "down(36)", "Page")]

    def __init__(self, lines: list[str]) -> None:
        super().__init__()
        self._pager = BarePager(lines)

    def compose(self) -> ComposeResult:
        """The pager."""
        yield self._pager

    def action_down(self, lines: int) -> None:
        """Scroll down."""
        self._pager.scroll_relative(y=lines, animate=False, immediate=True)


if __name__ == "__main__":
    text = Path(sys.argv[1]).read_text("utf-8")
    BarePagerApp([line for each in text.split("\n") for line in textwrap.wrap(each, COLUMN) or [""]]).run()
