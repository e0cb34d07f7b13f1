"""The lines at the edges of the screen: what library and walk, what was just said, which keys work."""

from collections.abc import Callable, Iterable

from rich.style import Style
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.row_text import Part, row_strip


class Line(Widget):
    """One line of text: parts at the left, parts at the right."""

    DEFAULT_CSS = """
    Line { height: 1; }
    """

    class Clicked(Message):
        """The line was clicked."""

        def __init__(self, line: "Line") -> None:
            super().__init__()
            self.line = line

        @property
        def control(self) -> "Line":
            """The line."""
            return self.line

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._left: tuple[Part, ...] = ()
        self._right: tuple[Part, ...] = ()

    def show(self, left: Iterable[Part], right: Iterable[Part] = ()) -> None:
        """Show these parts."""
        parts = tuple(left), tuple(right)
        if parts != (self._left, self._right):
            self._left, self._right = parts
            self.refresh()

    def say(self, sentence: str) -> None:
        """Show a sentence."""
        self.show([(f" {sentence}", Style())])

    def on_click(self) -> None:
        """Say that it was clicked."""
        self.post_message(self.Clicked(self))

    def render_line(self, y: int) -> Strip:
        """The line."""
        return row_strip(self._left, self.size.width, self.rich_style, self._right)


class Said(Line):
    """What was just said; while nothing is being said, something else."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.otherwise: Callable[[int], tuple[Iterable[Part], Iterable[Part]]] = lambda _: ((), ())
        """What to show instead in so many cells: parts at the left, parts at the right."""

    def say(self, sentence: str) -> None:
        """Show a sentence; an empty one says nothing."""
        self.show([(f" {sentence}", Style())] if sentence else [])

    def render_line(self, y: int) -> Strip:
        """What was said, or what stands in for it."""
        if self._left:
            return super().render_line(y)
        left, right = self.otherwise(self.size.width)
        return row_strip(left, self.size.width, self.rich_style, right)
