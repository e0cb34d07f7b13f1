"""What a command said, to be scrolled."""

from rich.segment import Segment
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.strip import Strip

from tui.line_view import LineView
from tui.text_layout import lay_out
from tui.text_visible import visible


class TextView(LineView):
    """A text, wrapped."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.text = ""
        self._layout = lay_out("", 2)

    def show(self, text: str) -> None:
        """Show another text from its beginning."""
        self.text = text
        self._wrap()
        self.to_top()

    def width_changed(self, width: int) -> None:
        """Wrap to another width, keeping the character at the top where it is."""
        offset = self._layout.lines[min(self.first_visible, self._layout.height - 1)].start
        self._wrap()
        self.scroll_to_line(self._layout.line_at(offset))

    def _wrap(self) -> None:
        self._layout = lay_out(self.text, max(2, self.line_width - 2))
        self.set_line_count(self._layout.height)
        self.changed()

    def draw_line(self, index: int, width: int) -> Strip:
        """One line."""
        style = self.visual_style.rich_style
        return Strip([Segment(" " + "".join(piece.text for piece in self._layout.pieces(index)), style)])


class OutputScreen(ModalScreen[None]):
    """The output of a command, over the panes.

    Args:
        title: The command.
    """

    BINDINGS = [
        Binding("j,down", "step(1)", show=False),
        Binding("k,up", "step(-1)", show=False),
        Binding("space,pagedown,ctrl+f", "page(1)", show=False),
        Binding("b,pageup,ctrl+b", "page(-1)", show=False),
        Binding("g,home", "to_top", show=False),
        Binding("G,end", "to_bottom", show=False),
        Binding("escape,q,enter", "leave", show=False),
    ]
    DEFAULT_CSS = """
    OutputScreen { align: center middle; }
    OutputScreen > Vertical {
        width: 90%; height: 90%; border: solid $accent; background: $surface;
        border-title-color: $text; border-title-style: bold; border-subtitle-color: $text-muted;
    }
    OutputScreen TextView { height: 1fr; background: $surface; scrollbar-size-vertical: 1; }
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self.view = TextView(id="output-text")
        self._box = Vertical(self.view)
        self._box.border_title = Content(visible(title))
        self._box.border_subtitle = "running; Esc ends it"

    def compose(self) -> ComposeResult:
        """The text in a box."""
        yield self._box

    def on_mount(self) -> None:
        """Wait."""
        self.view.focus()

    def show(self, text: str, note: str) -> None:
        """Show what was said, and a note under it."""
        self._box.border_subtitle = Content(visible(note))
        self.view.show(text)

    def action_step(self, by: int) -> None:
        """Move by lines."""
        self.view.step(by)

    def action_page(self, direction: int) -> None:
        """Move by a page."""
        self.view.page(direction)

    def action_to_top(self) -> None:
        """Move to the top."""
        self.view.to_top()

    def action_to_bottom(self) -> None:
        """Move to the bottom."""
        self.view.to_bottom()

    def action_leave(self) -> None:
        """Back to the panes."""
        self.dismiss(None)
