"""The one widget that draws long things: a list of lines of which only those in view are ever drawn."""

from typing import NamedTuple

from rich.cells import cell_len, split_text
from rich.segment import Segment
from textual.cache import LRUCache
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollDown, ScrollTo, ScrollUp
from textual.selection import Selection
from textual.strip import Strip

from tui.strip_cut import cut

OVERLAP = 2
"""Lines of a page that stay in view when it is turned."""
KEPT_STRIPS = 1000
"""Drawn lines that are kept."""


class Place(NamedTuple):
    """A cell of the whole list of lines."""

    line: int
    column: int


class LineView(ScrollView, can_focus=True, inherit_bindings=False):
    """Lines that are drawn when they come into view, and once until they change.

    A subclass says how many lines there are (`set_line_count`), draws one (`draw_line`), and says when lines
    are no longer what they were (`changed`, `line_changed`). There are no keys: they come from elsewhere.
    Lines are as wide as the widget, which never scrolls sideways.
    """

    ALLOW_SELECT = True
    DEFAULT_CSS = """
    LineView {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    """

    class Scrolled(Message):
        """Another line is the first in view."""

        def __init__(self, line_view: "LineView", first_visible: int) -> None:
            super().__init__()
            self.line_view = line_view
            self.first_visible = first_visible

        @property
        def control(self) -> "LineView":
            """The view that scrolled."""
            return self.line_view

        def can_replace(self, message: Message) -> bool:
            """Tell whether the other is an earlier one from the same view, which says nothing any more."""
            return isinstance(message, LineView.Scrolled) and message.line_view is self.line_view

    def __init__(
        self,
        *,
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes, disabled=disabled)
        self._strips: LRUCache[int, Strip] = LRUCache(KEPT_STRIPS)
        self._line_width = 0
        self._page_height = 0
        self.is_settled = False
        """Whether the layout that gave it its size had the scrollbar that it needs now, or had none with right."""
        self._is_painting = False
        self._selection: Selection | None = None
        """What is selected, while it is painted."""

    # What a subclass says

    def draw_line(self, index: int, width: int) -> Strip:
        """Draw a line; what is missing of the width stays blank. To be overridden."""
        raise NotImplementedError

    def draw_below(self, y: int, width: int) -> Strip:
        """Draw a row of the screen that is below the last line: blank, unless overridden."""
        return Strip.blank(width)

    def line_text(self, index: int) -> str:
        """Return the text of a line for copying: what is drawn, unless overridden."""
        return self._strip(index).text.rstrip()

    def text_between(self, start: Place, end: Place) -> str:
        """Return the text to copy when this is selected; a subclass may know of more than the lines' texts.

        Args:
            start: The first selected cell.
            end: The cell after the last selected one, in the same line or a later one.
        """
        lines = [self.line_text(index) for index in range(start.line, end.line + 1)]
        lines[-1] = _split(lines[-1], end.column)[0]
        lines[0] = _split(lines[0], start.column)[1]
        return "\n".join(lines)

    def width_changed(self, width: int) -> None:
        """Wrap lines to another width, before they are painted. Does nothing unless overridden."""

    def height_changed(self, height: int) -> None:
        """Adapt to another height of the page, before it is painted. Does nothing unless overridden."""

    # Lines

    @property
    def line_count(self) -> int:
        """How many lines there are."""
        return self.virtual_size.height

    @property
    def line_width(self) -> int:
        """How many cells a line has; 0 before the first layout."""
        return self._line_width

    def set_line_count(self, count: int) -> None:
        """Say how many lines there are now.

        The place is kept, as far as there are lines. What was selected is not: it may be elsewhere.
        """
        self.virtual_size = Size(self._line_width, count)
        self.scroll_to_line(self.first_visible)
        if self.is_mounted and self.text_selection is not None:
            self.screen.clear_selection()

    def changed(self) -> None:
        """Draw all lines anew."""
        self._strips.clear()
        self.refresh()

    def line_changed(self, index: int) -> None:
        """Draw a line anew."""
        self._strips.discard(index)
        if self.first_visible <= index <= self.last_visible:
            self.refresh_line(index)

    # Scrolling, always at once

    @property
    def page_height(self) -> int:
        """How many lines are in view, at least one."""
        return max(1, self._page_height)

    @property
    def first_visible(self) -> int:
        """Index of the line at the top."""
        return self.scroll_offset.y

    @property
    def last_visible(self) -> int:
        """Index of the last line in view; -1 when there are no lines."""
        return min(self.first_visible + self.page_height, self.line_count) - 1

    def scroll_to_line(self, index: int) -> None:
        """Put a line at the top, or as near to it as there are lines below."""
        if self.is_mounted:
            self.scroll_to(y=index, animate=False, force=True, immediate=True)
        else:
            self.set_scroll(None, max(0, index))

    def scroll_by(self, lines: int) -> None:
        """Scroll down by lines, or up by a negative number of them."""
        self.scroll_to_line(self.first_visible + lines)

    def scroll_page(self, direction: int) -> None:
        """Scroll down (1) or up (-1) by a page, of which two lines stay in view."""
        self.scroll_by(direction * max(1, self.page_height - OVERLAP))

    def show_line(self, index: int, centre: bool = False, height: int = 1) -> None:
        """Bring a line into view.

        Args:
            index: The line.
            centre: Put it in the middle even if it is in view; else scroll no further than needed.
            height: Lines from there on that are to be in view with it.
        """
        if centre:
            self.scroll_to_line(index - (self.page_height - height) // 2)
        elif index < self.first_visible:
            self.scroll_to_line(index)
        elif index + height - 1 > self.last_visible:
            self.scroll_to_line(min(index, index + height - self.page_height))

    # What keys do; a list moves its cursor instead

    def step(self, lines: int) -> None:
        """Move by lines."""
        self.scroll_by(lines)

    def page(self, direction: int) -> None:
        """Move down (1) or up (-1) by a page."""
        self.scroll_page(direction)

    def half_page(self, direction: int) -> None:
        """Move down (1) or up (-1) by half a page."""
        self.step(direction * max(1, self.page_height // 2))

    def to_top(self) -> None:
        """Move to the first line."""
        self.scroll_to_line(0)

    def to_bottom(self) -> None:
        """Move to the last line."""
        self.scroll_to_line(self.line_count)

    def on_scroll_up(self, event: ScrollUp) -> None:
        """Turn a page back: the scrollbar was clicked above its handle."""
        event.prevent_default().stop()
        self.scroll_page(-1)

    def on_scroll_down(self, event: ScrollDown) -> None:
        """Turn a page: the scrollbar was clicked below its handle."""
        event.prevent_default().stop()
        self.scroll_page(1)

    def on_scroll_to(self, event: ScrollTo) -> None:
        """Follow the handle of the scrollbar."""
        event.prevent_default().stop()
        if event.y is not None:
            self.scroll_to_line(round(event.y))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say that another line is at the top."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled(self, round(new_value)))

    def watch_show_vertical_scrollbar(self, shown: bool) -> None:
        """Tell a scrollbar that comes up where it stands: Textual tells it of scrolling only while it is shown."""
        if shown:
            self.vertical_scrollbar.position = self.scroll_y

    # Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """Give the compositor what is to be painted."""
        self._is_painting, self._selection = True, self.text_selection
        try:
            return super().render_lines(crop)
        finally:
            self._is_painting = False

    def render_line(self, y: int) -> Strip:
        """Give a row of the screen, to be painted or to find the character under the mouse in it."""
        index = self.first_visible + y
        if index >= self.line_count:
            return self.draw_below(y, self._line_width).apply_style(self.visual_style.rich_style)
        strip = self._strip(index)
        if self._is_painting:
            selected = self._selection
            return strip if selected is None else self._with_selection(strip, selected.get_span(index))
        # Offsets are for the mouse alone; painted too, they would make each piece a style of its own, which
        # costs a quarter of the time of a page.
        return strip.apply_offsets(0, index) if self.allow_select else strip

    def _strip(self, index: int) -> Strip:
        strip = self._strips.get(index)
        if strip is None:
            blank = self.visual_style.rich_style
            strip = self.draw_line(index, self._line_width).crop_extend(0, self._line_width, blank)
            self._strips[index] = strip
        return strip

    def _with_selection(self, strip: Strip, span: tuple[int, int] | None) -> Strip:
        if span is None:
            return strip
        start, end = (_column(strip, character) for character in span)
        if end <= start:
            return strip
        marked = Segment.apply_style(cut(strip, start, end), post_style=self.selection_style)
        return Strip.join([cut(strip, 0, start), Strip(marked, end - start), cut(strip, end, strip.cell_length)])

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text and what ends it, for Textual to copy."""
        if not self.line_count:
            return None
        last = self.line_count - 1
        start = Place(0, 0) if selection.start is None else self._place(selection.start)
        end = Place(last, self._line_width) if selection.end is None else self._place(selection.end)
        return (self.text_between(start, end), "\n") if start < end else None

    def _place(self, offset: Offset) -> Place:
        """Turn a place that Textual counts in characters of what is drawn into cells."""
        line = min(offset.y, self.line_count - 1)
        return Place(line, _column(self._strip(line), offset.x))

    def selection_updated(self, selection: Selection | None) -> None:
        """Paint another selection; the lines are still what they were."""
        self.refresh()

    def notify_style_update(self) -> None:
        """Draw all lines anew in the styles of another theme or state."""
        super().notify_style_update()
        self._strips.clear()

    # Textual lays out, paints, and only then tells of a new size by an event: too late to wrap lines.
    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        had_scrollbar = self.show_vertical_scrollbar
        resized = super()._size_updated(size, virtual_size, container_size, layout)
        width, height = size - self.gutter.totals
        if width != self._line_width:
            self._line_width = width
            self.changed()
            self.set_line_count(self.line_count)
            self.width_changed(width)
        if height != self._page_height:
            self._page_height = height
            self.height_changed(height)
        if self.show_vertical_scrollbar:
            # It hears of scrolling only while it is shown, and the lines may be others than were laid out.
            self.vertical_scrollbar.window_virtual_size = self.line_count
            self.vertical_scrollbar.position = self.scroll_y
        needs_scrollbar = self.line_count > self._page_height
        self.is_settled = had_scrollbar == self.show_vertical_scrollbar == needs_scrollbar
        return resized


def _column(strip: Strip, character: int) -> int:
    """Return the cell at which a character of a strip starts; -1 stands for the end."""
    return strip.cell_length if character < 0 else cell_len(strip.text[:character])


def _split(line: str, column: int) -> tuple[str, str]:
    return split_text(line, column) if column < cell_len(line) else (line, "")
