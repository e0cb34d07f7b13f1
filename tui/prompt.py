"""The prompt in which a search is typed."""

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from tui.messages import Query


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
        self._scope = Static(markup=False)
        hint = 'words, "a phrase", AND OR NOT, title:word; Tab changes where'
        self._input = Input(placeholder=hint, compact=True, select_on_focus=True)
        self._input.cursor_blink = False

    def compose(self) -> ComposeResult:
        """Where to search, and what for."""
        yield self._scope
        yield self._input

    def on_mount(self) -> None:
        """Begin with all articles."""
        self._name_scope()

    @property
    def query_typed(self) -> Query:
        """The query as it stands."""
        return Query(self._input.value, self._this_article_only)

    def open(self) -> None:
        """Begin to type; what was typed before is selected, to be typed over."""
        self.display = True
        self._input.focus()

    @on(Input.Changed)
    def _send(self) -> None:
        self.post_message(self.Typed(self.query_typed))

    @on(Input.Submitted)
    def _submit(self) -> None:
        self.post_message(self.Submitted())

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
        self._scope.update("/ in this article" if self._this_article_only else "/")
