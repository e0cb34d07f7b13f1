"""The prompt in which a search is typed."""

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.message import Message

from tui.bindings import bind
from tui.commands import Where
from tui.keymap import Keymap
from tui.messages import Query

if TYPE_CHECKING:
    from textual.widgets import Input, Static


class Prompt(Horizontal):
    """A line to type a search into. It sends each version of the query as it is typed.

    Args:
        keymap: The keys that work while typing.
    """

    class Typed(Message):
        """The query has changed."""

        def __init__(self, query: Query) -> None:
            super().__init__()
            self.query = query

    class Submitted(Message):
        """The chosen result is to be opened."""

    class Left(Message):
        """The prompt was left without choosing a result."""

    class Moved(Message):
        """The cursor of the results is to move."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    WHERE, ENTER = Where.PROMPT, "open"
    """Where commands work while it is typed into, and what Enter does, as the key bar says it."""

    DEFAULT_CSS = """
    Prompt { height: 1; }
    Prompt Static { width: auto; padding: 0 1; color: $text-accent; }
    Prompt Input { width: 1fr; }
    """

    def __init__(self, keymap: Keymap) -> None:
        super().__init__(id="prompt")
        bind(self, keymap, self.WHERE)
        self._this_article_only = False
        self._keymap = keymap
        self._scope: Static | None = None
        self._input: Input | None = None

    async def _make(self) -> "Input":
        """Where to search, and what for; made at the first search, for it is a tenth of what starting draws."""
        from textual.widgets import Input, Static

        self._scope = Static(markup=False)
        hint = f'words, "a phrase", AND OR NOT, title:word; {self._keymap.first_of("toggle_scope")} changes where'
        self._input = Input(placeholder=hint, compact=True, select_on_focus=True)
        self._input.cursor_blink = False
        self._name_scope()
        await self.mount(self._scope, self._input)
        return self._input

    @property
    def query_typed(self) -> Query:
        """The query as it stands."""
        return Query(self._input.value if self._input else "", self._this_article_only)

    async def open(self) -> None:
        """Begin to type; what was typed before is selected, to be typed over."""
        self.display = True
        self.screen.set_focus(self._input or await self._make())

    def on_input_changed(self) -> None:
        """Send what is typed now."""
        self._send()

    def on_input_submitted(self) -> None:
        """Ask for the chosen result."""
        self.post_message(self.Submitted())

    def _send(self) -> None:
        self.post_message(self.Typed(self.query_typed))

    def action_toggle_scope(self) -> None:
        """Turn from all articles to this one and back."""
        self._this_article_only = not self._this_article_only
        self._name_scope()
        self._send()

    def action_stop_typing(self) -> None:
        """Leave without choosing a result."""
        self.post_message(self.Left())

    def action_found_next(self) -> None:
        """Move the cursor of the results down."""
        self.post_message(self.Moved(1))

    def action_found_previous(self) -> None:
        """Move the cursor of the results up."""
        self.post_message(self.Moved(-1))

    def _name_scope(self) -> None:
        if self._scope is not None:
            self._scope.update("/ in this article" if self._this_article_only else "/")
