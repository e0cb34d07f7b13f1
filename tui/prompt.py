"""The prompt in which a search is typed."""

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message

from tui.messages import Query

if TYPE_CHECKING:
    from textual.widgets import Input, Static


class Prompt(Horizontal):
    """A line to type a search into. It sends each version of the query as it is typed."""

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

    BINDINGS = [
        Binding("tab", "toggle_scope", show=False),
        Binding("escape", "leave", show=False),
        Binding("down,ctrl+n", "move(1)", show=False),
        Binding("up,ctrl+p", "move(-1)", show=False),
    ]
    DEFAULT_CSS = """
    Prompt { height: 1; }
    Prompt Static { width: auto; padding: 0 1; color: $text-accent; }
    Prompt Input { width: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__(id="prompt")
        self._this_article_only = False
        self._scope: Static | None = None
        self._input: Input | None = None

    async def _make(self) -> "Input":
        """Where to search, and what for; made at the first search, for it is a tenth of what starting draws."""
        from textual.widgets import Input, Static

        hint = 'words, "a phrase", AND OR NOT, title:word; Tab changes where'
        self._scope = Static(markup=False)
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

    def action_leave(self) -> None:
        """Leave without choosing a result."""
        self.post_message(self.Left())

    def action_move(self, by: int) -> None:
        """Move the cursor of the results."""
        self.post_message(self.Moved(by))

    def _name_scope(self) -> None:
        if self._scope is not None:
            self._scope.update("/ in this article" if self._this_article_only else "/")
