"""What a command said, to be scrolled."""

from rich.segment import Segment
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.strip import Strip

from tui.bindings import bind
from tui.commands import Where
from tui.keymap import Keymap
from tui.line_view import LineView
from tui.moving import Moving
from tui.screens.box import Box
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


class OutputScreen(Moving, Box[None]):
    """The output of a command, over the panes.

    Args:
        title: The command.
        keymap: The keys that work in it.
    """

    DEFAULT_CSS = """
    OutputScreen { align: center middle; }
    OutputScreen > Vertical {
        width: 90%; height: 90%; border: solid $accent; background: $surface;
        border-title-color: $text; border-title-style: bold; border-subtitle-color: $text-muted;
    }
    OutputScreen TextView { height: 1fr; background: $surface; scrollbar-size-vertical: 1; }
    """

    def __init__(self, title: str, keymap: Keymap) -> None:
        super().__init__()
        bind(self, keymap, Where.CARD)
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

    def moving_view(self) -> LineView:
        """The text."""
        return self.view

    def action_cancel(self) -> None:
        """Back to the panes."""
        self.dismiss(None)

    action_leave = action_go_in = action_go_out = action_card = action_cancel

    def action_quit(self) -> None:
        """Quit."""
        self.app.exit()
