"""The prompt in which a search is typed."""

from textual.binding import Binding
from textual.message import Message
from textual.widgets import Input

from tui.messages import Query


class Prompt(Input):
    """A line to type a search into. It sends each version of the query as it is typed."""

    class Typed(Message):
        """The query has changed."""

        def __init__(self, query: Query) -> None:
            super().__init__()
            self.query = query

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
    Prompt { height: 1; border: none; padding: 0 1; }
    Prompt:focus { border: none; }
    """

    def __init__(self) -> None:
        super().__init__(id="prompt", compact=True, select_on_focus=False)
        self.cursor_blink = False
        self._this_article_only = False
        self._name_scope()

    @property
    def query_typed(self) -> Query:
        """The query as it stands."""
        return Query(self.value, self._this_article_only)

    def watch_value(self, value: str) -> None:
        """Send the query that was typed."""
        self.post_message(self.Typed(self.query_typed))

    def action_toggle_scope(self) -> None:
        """Turn from all articles to this one and back."""
        self._this_article_only = not self._this_article_only
        self._name_scope()
        self.post_message(self.Typed(self.query_typed))

    def action_leave(self) -> None:
        """Leave without choosing a result."""
        self.post_message(self.Left())

    def action_move(self, by: int) -> None:
        """Move the cursor of the results."""
        self.post_message(self.Moved(by))

    def _name_scope(self) -> None:
        where = "this article" if self._this_article_only else "all articles"
        self.placeholder = f'Search {where}: words, "a phrase", AND OR NOT, title:word · Tab changes where'
