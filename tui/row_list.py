"""A list of rows with a cursor, as long as you like."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip

from tui.line_view import LineView
from tui.text_layout import lay_out

T = TypeVar("T")


class RowList(LineView, Generic[T]):
    """Rows that are drawn when they come into view, one of them under the cursor.

    A subclass draws a row (`draw_row`). The mouse wheel scrolls and leaves the cursor where it is.

    Args:
        row_height: Lines of a row.
        empty_text: What to say when there are no rows.
    """

    # A drag would select the text of all rows; what can be copied from a list is up to the program.
    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"row-list--cursor", "row-list--cursor-blurred", "row-list--empty"}
    DEFAULT_CSS = """
    RowList > .row-list--cursor {
        color: $block-cursor-foreground;
        background: $block-cursor-background;
        text-style: $block-cursor-text-style;
    }
    RowList > .row-list--cursor-blurred {
        color: $block-cursor-blurred-foreground;
        background: $block-cursor-blurred-background;
        text-style: $block-cursor-blurred-text-style;
    }
    RowList > .row-list--empty {
        color: $text-muted;
    }
    """

    class RowMessage(Message):
        """Something about one row of a list."""

        def __init__(self, row_list: LineView, row_index: int) -> None:
            super().__init__()
            self.row_list = row_list
            self.row_index = row_index

        @property
        def control(self) -> LineView:
            """The list that the row is in."""
            return self.row_list

    class Highlighted(RowMessage):
        """Another row is under the cursor."""

        def can_replace(self, message: Message) -> bool:
            """Tell whether the other is an earlier one from the same list, which says nothing any more."""
            return isinstance(message, RowList.Highlighted) and message.row_list is self.row_list

    class Chosen(RowMessage):
        """The row under the cursor was clicked or chosen."""

    def __init__(
        self,
        *,
        row_height: int = 1,
        empty_text: str = "",
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        self.row_height = row_height
        self.empty_text = empty_text
        self._rows: Sequence[T] = ()
        self._cursor = 0

    def draw_row(self, row: T, line: int, width: int, style: Style) -> Strip:
        """Draw a line of a row. To be overridden.

        Args:
            row: The row.
            line: Which of its lines, from 0.
            width: Cells to fill; what is missing is filled in the row's style.
            style: Colours of the row, which are others under the cursor.
        """
        raise NotImplementedError

    # Rows

    @property
    def rows(self) -> Sequence[T]:
        """The rows."""
        return self._rows

    def set_rows(self, rows: Sequence[T], key: Callable[[T], Hashable] | None = None) -> None:
        """Show other rows.

        Args:
            rows: The rows. They are not copied or looked through, so any number of them shows at once.
            key: What a row is known by. The cursor stays on the row with the same key, or on the same line
                if that is gone, and the rows in view stay where they are. Without it the cursor goes to
                the first row.
        """
        before, cursor, top = self._rows, self._cursor, self.first_visible
        kept = _find(rows, before, cursor, key)
        anchor = cursor if self._is_in_view(cursor) else top // self.row_height
        moved = _find(rows, before, anchor, key)
        if key is None:
            cursor = top = 0
        elif moved is not None:
            top += (moved - anchor) * self.row_height
        self._rows = rows
        self._cursor = max(0, min(cursor, len(rows) - 1)) if kept is None else kept
        self.set_line_count(len(rows) * self.row_height)
        self.scroll_to_line(top)
        self.changed()
        if rows and kept is None:
            self.post_message(self.Highlighted(self, self._cursor))

    def update_rows(self, rows: Sequence[T]) -> None:
        """Show the same rows, as many in the same order, of which those that are other objects are drawn anew."""
        before, self._rows = self._rows, rows
        for line in list(self._strips.keys()):
            row = line // self.row_height
            if rows[row] is not before[row]:
                self.line_changed(line)

    # The cursor

    @property
    def cursor(self) -> int | None:
        """Index of the row under the cursor; None when there are no rows."""
        return self._cursor if self._rows else None

    @property
    def row(self) -> T | None:
        """The row under the cursor."""
        return self._rows[self._cursor] if self._rows else None

    def move_to(self, index: int) -> None:
        """Put the cursor on a row, or on the nearest there is, and bring it into view."""
        if not self._rows:
            return
        before, self._cursor = self._cursor, min(max(0, index), len(self._rows) - 1)
        self._show_cursor()
        if self._cursor != before:
            self._redraw_row(before)
            self._redraw_row(self._cursor)
            self.post_message(self.Highlighted(self, self._cursor))

    def move(self, rows: int) -> None:
        """Move the cursor down by rows, or up by a negative number of them."""
        self.move_to(self._cursor + rows)

    def move_page(self, direction: int) -> None:
        """Move the cursor down (1) or up (-1) by a page, of which one row stays in view."""
        self.move(direction * max(1, self.page_height // self.row_height - 1))

    def to_first(self) -> None:
        """Put the cursor on the first row."""
        self.move_to(0)

    def to_last(self) -> None:
        """Put the cursor on the last row."""
        self.move_to(len(self._rows) - 1)

    def choose(self) -> None:
        """Choose the row under the cursor, as a click on it does."""
        if self._rows:
            self.post_message(self.Chosen(self, self._cursor))

    def step(self, lines: int) -> None:
        """Move the cursor."""
        self.move(lines)

    def page(self, direction: int) -> None:
        """Move the cursor by a page."""
        self.move_page(direction)

    def half_page(self, direction: int) -> None:
        """Move the cursor by half a page."""
        self.move(direction * max(1, self.page_height // self.row_height // 2))

    def to_top(self) -> None:
        """Put the cursor on the first row."""
        self.to_first()

    def to_bottom(self) -> None:
        """Put the cursor on the last row."""
        self.to_last()

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked."""
        place = event.get_content_offset(self)
        if place is None:
            return
        index = (self.first_visible + place.y) // self.row_height
        if index < len(self._rows):
            self.move_to(index)
            self.choose()

    def height_changed(self, height: int) -> None:
        """Keep the cursor in view."""
        self._show_cursor()

    def _show_cursor(self) -> None:
        if self._rows:
            self.show_line(self._cursor * self.row_height, height=self.row_height)

    def _is_in_view(self, row: int) -> bool:
        return self.first_visible <= row * self.row_height <= self.last_visible

    def _redraw_row(self, index: int) -> None:
        for line in range(self.row_height):
            self.line_changed(index * self.row_height + line)

    # Drawing

    def draw_line(self, index: int, width: int) -> Strip:
        """Draw a line of a row."""
        row, line = divmod(index, self.row_height)
        style = self._row_style(row)
        return self.draw_row(self._rows[row], line, width, style).extend_cell_length(width, style)

    def draw_below(self, y: int, width: int) -> Strip:
        """Say in the middle why there are no rows."""
        if self._rows or not self.empty_text:
            return super().draw_below(y, width)
        layout = lay_out(self.empty_text, width - 2)
        line = y - (self.page_height - layout.height) // 2
        if not 0 <= line < layout.height:
            return super().draw_below(y, width)
        text = "".join(piece.text for piece in layout.pieces(line))
        style = self.get_component_rich_style("row-list--empty")
        return Strip([Segment(text, style)]).text_align(width, "center")

    def _row_style(self, row: int) -> Style:
        if row != self._cursor:
            return self.visual_style.rich_style
        return self.get_component_rich_style("row-list--cursor" if self.has_focus else "row-list--cursor-blurred")


def _find(rows: Sequence[T], before: Sequence[T], index: int, key: Callable[[T], Hashable] | None) -> int | None:
    """Return where a row of the list as it was before is now, looking in the same place first."""
    if key is None or index >= len(before):
        return None
    wanted = key(before[index])
    if index < len(rows) and key(rows[index]) == wanted:
        return index
    return next((at for at, row in enumerate(rows) if key(row) == wanted), None)
