"""Hints: letters that are drawn over places of a text, to be typed to choose one of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.hint_labels import hint_labels
from tui.line_view import LineView, Place
from tui.strip_cut import cut


@dataclass(frozen=True, slots=True)
class Hint:
    """A label, and where it is drawn."""

    label: str
    place: Place


class Hinted(LineView):
    """A view that can show hints. While it does, it takes every key: letters choose, all others cancel."""

    COMPONENT_CLASSES = {"hinted--hint", "hinted--typed"}
    DEFAULT_CSS = """
    Hinted > .hinted--hint { background: $warning; color: $background; text-style: bold; }
    Hinted > .hinted--typed { background: $warning-muted; color: $text-warning; }
    """

    class HintChosen(Message):
        """The letters of a hint have been typed."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number
            """Which of the places that were given, from 0."""

    class HintsLeft(Message):
        """The hints are gone, and none was chosen."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._hints: tuple[Hint, ...] = ()
        self._typed = ""

    @property
    def hints(self) -> tuple[Hint, ...]:
        """The hints that what was typed so far may mean."""
        return tuple(hint for hint in self._hints if hint.label.startswith(self._typed))

    def show_hints(self, places: Sequence[Place]) -> None:
        """Show a hint at each place, in order, until one is chosen or they are left."""
        labels = hint_labels(len(places))
        self._hints = tuple(Hint(label, place) for label, place in zip(labels, places, strict=True))
        self._typed = ""
        self.refresh()

    def leave_hints(self) -> None:
        """Take the hints away, if there are any."""
        if self._hints:
            self.show_hints(())
            self.post_message(self.HintsLeft())

    def on_key(self, event: events.Key) -> None:
        """Take the key as a letter of a hint, before it means anything else."""
        if not self._hints:
            return
        event.prevent_default().stop()
        if event.key == "backspace" and self._typed:
            self._type(self._typed[:-1])
        elif event.is_printable and event.character:
            self._type(self._typed + event.character.lower())
        else:
            self.leave_hints()

    def _type(self, typed: str) -> None:
        self._typed = typed
        left = self.hints
        if not left:
            self.leave_hints()
        elif left[0].label == typed:
            number = self._hints.index(left[0])
            self.show_hints(())
            self.post_message(self.HintChosen(number))
        self.refresh()

    def on_blur(self) -> None:
        """Take the hints away: keys go elsewhere."""
        self.leave_hints()

    def on_mouse_down(self) -> None:
        """Take the hints away: the mouse has chosen something."""
        self.leave_hints()

    def set_line_count(self, count: int) -> None:
        """Take the hints away with the lines that they are on."""
        super().set_line_count(count)
        self.leave_hints()

    def render_line(self, y: int) -> Strip:
        """A row of the screen, with its hints."""
        strip = super().render_line(y)
        here = [hint for hint in self.hints if hint.place.line == self.first_visible + y] if self._hints else []
        if not here:
            return strip
        hint, typed = (self.get_component_rich_style(f"hinted--{name}") for name in ("hint", "typed"))
        labels = [(one.place.column, one.label) for one in here]
        return with_labels(strip, labels, len(self._typed), hint, typed)


def with_labels(strip: Strip, labels: Sequence[tuple[int, str]], typed: int, style: Style, typed_style: Style) -> Strip:
    """A line of the same width with labels over it; of a wide character that is half covered a blank stays.

    Args:
        strip: The line.
        labels: The cell that each begins at, in order. One that would cover another, or reach beyond the end,
            is moved.
        typed: How many letters of each have been typed.
        style: Of the letters that are to be typed.
        typed_style: Of the others.
    """
    parts, at = [], 0
    for column, label in labels:
        begin = max(at, min(column, strip.cell_length - len(label)))
        end = min(begin + len(label), strip.cell_length)
        parts.append(cut(strip, at, begin))
        shown = label[: end - begin]
        parts.append(Strip([Segment(shown[:typed], typed_style), Segment(shown[typed:], style)]))
        at = end
    return Strip.join([*parts, cut(strip, at, strip.cell_length)])
