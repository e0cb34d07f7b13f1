"""The marks there are, while a letter is awaited that sets one or goes to one."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from rich.style import Style
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.strip import Strip

from tui.panes.status import Line
from tui.row_list import RowList
from tui.row_text import BOLD, DIM, PLAIN, fit, row_strip
from tui.screens.box import Box
from tui.text_visible import visible

BACK = "'"
"""What stands for the place before the last jump where a letter is awaited."""


@dataclass(frozen=True, slots=True)
class MarkRow:
    """A mark in the list."""

    letter: str
    about: str
    """The article that it is in."""
    words: str
    """What stands there."""


class MarkList(RowList[MarkRow]):
    """The marks by letter."""

    def draw_row(self, row: MarkRow, line: int, width: int, style: Style) -> Strip:
        """One mark: its letter, its article, the words there."""
        about = fit(visible(row.about), width // 2)
        return row_strip([(f" {row.letter}  ", BOLD), (f"{about}  ", PLAIN), (row.words, DIM)], width, style)


class MarksScreen(Box[str | None]):
    """A hint at the lower edge, over the panes, until a letter is pressed. The rest of the screen stays as it is.

    Args:
        hint: What is awaited: "Set a mark: a–z, Esc".
        marks: The marks there are.
        may_go_back: Whether `'` is an answer as well.
    """

    # Bindings, not keys that are heard: Textual gives a key that was pressed in one breath with the one that opened
    # this screen to the pane below, from where it comes here only as a binding.
    BINDINGS = [
        *(Binding(letter, f"answer('{letter}')", show=False) for letter in ascii_lowercase),
        Binding("apostrophe", "answer_back", show=False),
        Binding("escape", "close", show=False),
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("enter", "choose", show=False),
    ]
    DEFAULT_CSS = """
    MarksScreen { background: transparent; align: center bottom; }
    MarksScreen #marks {
        width: 100%; height: auto; max-height: 50%;
        border: solid $accent; background: $surface; border-title-color: $text; border-title-style: bold;
    }
    MarksScreen #mark-list { height: auto; max-height: 100%; background: $surface; }
    """

    def __init__(self, hint: str, marks: Sequence[MarkRow], may_go_back: bool) -> None:
        super().__init__()
        self._hint = hint
        self._marks = marks
        self._may_go_back = may_go_back
        self.list = MarkList(id="mark-list", empty_text="No mark is set yet.")
        self._wrong = Line("wrong-mark")

    def compose(self) -> ComposeResult:
        """The marks in a box."""
        with Vertical(id="marks") as box:
            box.border_title = Content(self._hint)
            yield self.list
            yield self._wrong

    def on_mount(self) -> None:
        """Show the marks, and hear every key."""
        self._wrong.display = False
        self.list.set_rows(self._marks, key=lambda mark: mark.letter)
        self.list.styles.height = max(1, len(self._marks))
        self.list.focus()

    def on_key(self, event: events.Key) -> None:
        """Say which keys are awaited where it is none of them."""
        if event.character and event.is_printable and event.character not in {*ascii_lowercase, BACK}:
            self._refuse(event.character)

    def _refuse(self, character: str) -> None:
        self._wrong.display = True
        self._wrong.say(f"‘{character}’ is no letter for a mark: those are a to z. Esc leaves.")

    def action_answer(self, letter: str) -> None:
        """Answer with a letter."""
        self.dismiss(letter)

    def action_answer_back(self) -> None:
        """Answer with the place before the last jump, where it may be one."""
        if self._may_go_back:
            self.dismiss(BACK)
        else:
            self._refuse(BACK)

    def action_step(self, by: int) -> None:
        """Move the cursor."""
        self.list.step(by)

    def action_choose(self) -> None:
        """Answer with the letter under the cursor."""
        self.list.choose()

    @on(RowList.Chosen)
    def _answer(self) -> None:
        if (row := self.list.row) is not None:
            self.dismiss(row.letter)

    def action_close(self) -> None:
        """Leave without a letter."""
        self.dismiss(None)
