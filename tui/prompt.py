"""The prompt in which a search is typed."""

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.containers import Horizontal
from textual.message import Message

from index.model import ArticleId, SearchOrder
from tui.bindings import bind
from tui.commands import BAR_WHILE_SEARCHING, Where
from tui.keymap import Keymap
from tui.messages import Query

if TYPE_CHECKING:
    from textual.widgets import Static

    from tui.field import Field


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

    class Asked(Message):
        """A command is wanted that needs more than the prompt."""

        def __init__(self, command_id: str) -> None:
            super().__init__()
            self.command_id = command_id

    WHERE, ENTER, BAR = Where.PROMPT, "open", BAR_WHILE_SEARCHING
    """Where commands work while it is typed into, what Enter does, as the key bar says it, and what else is in that."""

    DEFAULT_CSS = """
    Prompt { height: 1; }
    Prompt Static { width: auto; padding: 0 1; color: $text-accent; }
    Prompt Input { width: 1fr; }
    """

    def __init__(self, keymap: Keymap) -> None:
        super().__init__(id="prompt")
        bind(self, keymap, self.WHERE)
        self._this_article_only = False
        self.order = SearchOrder.BEST
        """In which order results are wanted."""
        self.here: ArticleId | None = None
        """The article that is read."""
        self._keymap = keymap
        self._scope: Static | None = None
        self._input: Field | None = None

    async def _make(self) -> "Field":
        """Where to search, and what for; made at the first search, for it is a tenth of what starting draws."""
        from textual.widgets import Static

        from tui.typed_line import TypedLine

        self._scope = Static(markup=False)
        hint = f'words, "a phrase", person:name, date:2022; {self._keymap.first_of("complete")} completes'
        self._input = TypedLine(placeholder=hint, compact=True, select_on_focus=True)
        self._input.cursor_blink = False
        self._name_scope()
        await self.mount(self._scope, self._input)
        return self._input

    @property
    def query_typed(self) -> Query:
        """The query as it stands."""
        return Query(
            self._input.value if self._input else "", self.order, self.here if self._this_article_only else None
        )

    @property
    def cursor(self) -> int:
        """Where the cursor stands in the query."""
        return self._input.cursor_position if self._input else 0

    def column_of(self, position: int) -> int:
        """The cell of the line in which a character of the query stands."""
        if self._input is None or self._scope is None:
            return 0
        before = self._input.cells_before(position)
        return cell_len(self._scope_name) + 2 + before - round(self._input.scroll_x)

    async def open(self) -> None:
        """Begin to type; what was typed before is selected, to be typed over."""
        self.display = True
        self.screen.set_focus(self._input or await self._make())

    async def put(self, text: str, cursor: int | None = None) -> None:
        """Have another query stand there, the cursor at its end or where it is to be, and send it."""
        typing = self._input or await self._make()
        self.display = True
        typing.value = text
        typing.cursor_position = len(text) if cursor is None else cursor

    def on_input_changed(self) -> None:
        """Send what is typed now."""
        self.send()

    def on_input_submitted(self) -> None:
        """Ask for the chosen result."""
        self.post_message(self.Submitted())

    def send(self) -> None:
        """Send the query as it stands."""
        self.post_message(self.Typed(self.query_typed))

    def action_toggle_scope(self) -> None:
        """Turn from all articles to this one and back."""
        self._this_article_only = not self._this_article_only
        self._name_scope()
        self.send()

    def action_sort_found(self) -> None:
        """Turn to the next order."""
        orders = list(SearchOrder)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self.send()

    def action_stop_typing(self) -> None:
        """Leave without choosing a result."""
        self.post_message(self.Left())

    def action_found_next(self) -> None:
        """Move the cursor of the results down."""
        self.post_message(self.Moved(1))

    def action_found_previous(self) -> None:
        """Move the cursor of the results up."""
        self.post_message(self.Moved(-1))

    def action_complete(self) -> None:
        """Ask for what the word may become."""
        self.post_message(self.Asked("complete"))

    def action_complete_previous(self) -> None:
        """Ask for what it might have become before."""
        self.post_message(self.Asked("complete_previous"))

    def action_earlier_search(self) -> None:
        """Ask for the search before."""
        self.post_message(self.Asked("earlier_search"))

    def action_later_search(self) -> None:
        """Ask for the search after."""
        self.post_message(self.Asked("later_search"))

    def action_narrow_found(self) -> None:
        """Ask to go to the facets."""
        self.post_message(self.Asked("focus_facets"))

    def action_save_search(self) -> None:
        """Ask to save the search."""
        self.post_message(self.Asked("save_search"))

    @property
    def _scope_name(self) -> str:
        return "/ in this article" if self._this_article_only else "/"

    def _name_scope(self) -> None:
        if self._scope is not None:
            self._scope.update(self._scope_name)
