"""A line to type in, over the panes."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from tui.bindings import bind
from tui.commands import Where
from tui.field import Field
from tui.keymap import DEFAULT_KEYMAP, Keymap
from tui.panes.status import Line
from tui.row_text import BOLD, DIM
from tui.text_visible import visible


class AskScreen(ModalScreen[str | None]):
    """Asks for a line of text; the answer is what was typed, without blanks around it, or None.

    Args:
        question: What is asked, as the title of the box.
        proposed: What stands there to begin with.
        hint: What to say while nothing stands there.
        keymap: The keys that work while typing.
    """

    def __init__(self, question: str, proposed: str = "", keymap: Keymap = DEFAULT_KEYMAP, hint: str = "") -> None:
        super().__init__()
        bind(self, keymap, Where.WORDS)
        self._keymap = keymap
        self._question = question
        self._answer = Field(proposed, placeholder=hint, compact=True, id="answer")
        self._answer.cursor_blink = False

    def compose(self) -> ComposeResult:
        """The line in a box."""
        with Vertical(id="ask") as box:
            box.border_title = Content(visible(self._question))
            yield self._answer
            yield Line("ask-keys")

    def on_mount(self) -> None:
        """Begin to type."""
        leave = self._keymap.first_of("stop_typing")
        keys = ((" Enter", BOLD), (" does it ", DIM), (f" {leave}", BOLD), (" leaves all as it is ", DIM))
        self.query_one("#ask-keys", Line).show(keys)
        self._answer.focus()

    @on(Field.Submitted)
    def _submit(self) -> None:
        self.dismiss(self._answer.value.strip() or None)

    def action_stop_typing(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
