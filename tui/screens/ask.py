"""A question that is answered with a line of text."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.screen import ModalScreen
from textual.widgets import Input, Static


class AskScreen(ModalScreen[str | None]):
    """A prompt at the foot of the screen; it answers with what was typed, or with None.

    Args:
        question: What is asked for.
        proposal: What stands there to begin with.
        hint: What to say while nothing stands there.
    """

    BINDINGS = [Binding("escape", "leave", show=False)]
    DEFAULT_CSS = """
    AskScreen { align: left bottom; background: $background 0%; }
    AskScreen Horizontal { height: 1; margin-bottom: 1; background: $surface; }
    AskScreen Static { width: auto; padding: 0 1; color: $text-accent; }
    AskScreen Input { width: 1fr; }
    """

    def __init__(self, question: str, proposal: str = "", hint: str = "") -> None:
        super().__init__()
        self._question = Static(question, markup=False)
        self._input = Input(proposal, placeholder=hint, compact=True, select_on_focus=False)
        self._input.cursor_blink = False

    def compose(self) -> ComposeResult:
        """The question and the line."""
        with Horizontal():
            yield self._question
            yield self._input

    def on_mount(self) -> None:
        """Begin to type."""
        self._input.focus()

    @on(Input.Submitted)
    def _answer(self, message: Input.Submitted) -> None:
        self.dismiss(message.value.strip() or None)

    def action_leave(self) -> None:
        """Answer nothing."""
        self.dismiss(None)
