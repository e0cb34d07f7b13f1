"""The prompt in which the words are typed that a list is narrowed to."""

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.message import Message

from tui.bindings import bind
from tui.commands import BAR_WHILE_TYPING, Where
from tui.keymap import Keymap

if TYPE_CHECKING:
    from textual.widgets import Static

    from tui.field import Field


class FilterPrompt(Horizontal):
    """A line to type words into. It sends them as they are typed.

    Args:
        keymap: The keys that work while typing.
    """

    class Typed(Message):
        """The words have changed."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Kept(Message):
        """The words are to hold."""

    class Dropped(Message):
        """The whole list is wanted again."""

    class Moved(Message):
        """The cursor of the list is to move."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    WHERE, ENTER, BAR = Where.WORDS, "keep", BAR_WHILE_TYPING
    """Where commands work while it is typed into, what Enter does, as the key bar says it, and what else is in that."""

    DEFAULT_CSS = """
    FilterPrompt { height: 1; }
    FilterPrompt Static { width: auto; padding: 0 1; color: $text-accent; }
    FilterPrompt Input { width: 1fr; }
    """

    def __init__(self, keymap: Keymap) -> None:
        super().__init__(id="filter-prompt")
        bind(self, keymap, self.WHERE)
        self._keymap = keymap
        self._what: Static | None = None
        self._input: Field | None = None

    async def _make(self) -> "tuple[Static, Field]":
        """What is narrowed, and to what; made when it is first needed, for it takes a while to be drawn."""
        if self._what is None or self._input is None:
            from textual.widgets import Static

            from tui.field import Field

            self._what = Static(markup=False)
            self._input = Field(compact=True, select_on_focus=True)
            self._input.cursor_blink = False
            await self.mount(self._what, self._input)
        return self._what, self._input

    @property
    def words(self) -> str:
        """The words as they stand."""
        return self._input.value if self._input else ""

    async def open(self, what: str, fields: str, words: str) -> None:
        """Begin to type; words that hold already are selected, to be typed over.

        Args:
            what: What the list holds: "articles".
            fields: What is searched of them.
            words: What they are narrowed to.
        """
        from tui.field import Field

        showing, typing = await self._make()
        showing.update(f"{self._keymap.first_of('filter_list')} {what}")
        leave = self._keymap.first_of("stop_typing")
        typing.placeholder = f"words of the {fields}; Enter keeps them, {leave} shows all again"
        with typing.prevent(Field.Changed):
            typing.value = words
        self.display = True
        self.screen.set_focus(typing)

    def on_input_changed(self) -> None:
        """Send the words as they stand now."""
        self.post_message(self.Typed(self.words))

    def on_input_submitted(self) -> None:
        """Ask for the words to hold."""
        self.post_message(self.Kept())

    def action_stop_typing(self) -> None:
        """Leave, and show the whole list."""
        self.post_message(self.Dropped())

    def action_found_next(self) -> None:
        """Move the cursor of the list down."""
        self.post_message(self.Moved(1))

    def action_found_previous(self) -> None:
        """Move the cursor of the list up."""
        self.post_message(self.Moved(-1))
