"""The reader: an article with every name in it highlighted by type, the hits of a search, and the walk."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from index.model import Article, ArticleHeading, Mention, Span
from tui.line_view import LineView, Place
from tui.panes.hinted import Hinted
from tui.panes.status import Line
from tui.row_text import BOLD, DIM
from tui.text_layout import Layout, lay_out
from tui.text_runs import Layer

WORDS_A_MINUTE = 230
NO_LAYER = Layer.of(())
_lay_out = lru_cache(maxsize=4)(lay_out)
"""Going to and fro between articles lays each of them out once."""


class Reader(Hinted):
    """The text of an article. Names are told apart by colour and by bold, underline or italics.

    Args:
        text_width: Cells of a line at the most.
    """

    COMPONENT_CLASSES = {
        "reader--headline",
        "reader--furniture",
        "reader--person",
        "reader--organisation",
        "reader--place",
        "reader--unsure",
        "reader--hit",
        "reader--stop",
        "reader--current",
        "reader--name",
    }

    class NameClicked(Message):
        """A name in the text was clicked; it is now the name under the cursor."""

    def __init__(self, text_width: int) -> None:
        super().__init__(id="reader")
        self._text_width = text_width
        self.article: Article | None = None
        self.named: Mention | None = None
        """The mention under the name cursor."""
        self._mentions: tuple[Mention, ...] = ()
        self._layout = lay_out("", text_width)
        self._place_layer = self._name_layer = self._walk_layer = self._cursor_layer = NO_LAYER
        self._current: Span | None = None
        self._kept = _Kept(0, 0, self._layout)
        self._styles: dict[tuple[str, ...], Style] = {}

    # What is shown

    def show(self, article: Article, mentions: Iterable[Mention], offset: int) -> None:
        """Show an article with its mentions, the line of this offset at the top."""
        before, self.article, self._mentions = self.article, article, tuple(mentions)
        if before is None or (before.heading.id, before.text) != (article.heading.id, article.text):
            self.named, self._walk_layer, self._cursor_layer, self._current = None, NO_LAYER, NO_LAYER, None
        self._place_layer = Layer.of(
            [
                *((span.start, span.end, "furniture") for span in article.furniture),
                *((span.start, span.end, "headline") for span in [article.headline] if span),
            ]
        )
        self._name_layer = Layer.of(
            [
                *((m.start, m.end, str(m.type)) for m in self._mentions),
                *((m.start, m.end, "unsure") for m in self._mentions if m.unsure),
            ]
        )
        self._wrap()
        self._put_at_top(offset)

    def clear(self) -> None:
        """Show nothing."""
        self.article, self.named, self._mentions = None, None, ()
        self._wrap()

    def mark_walk(self, stops: Iterable[Span], current: Span | None) -> None:
        """Mark the stops of the walk that are in this article, and the one that it is at."""
        self._current = current
        before, self._walk_layer = (
            self._walk_layer,
            Layer.of(
                [
                    *((span.start, span.end, "stop") for span in stops),
                    *((span.start, span.end, "current") for span in [current] if span),
                ]
            ),
        )
        self._draw_spans(before.differing(self._walk_layer))

    def _draw_spans(self, spans: Iterable[tuple[int, int, str]]) -> None:
        """Draw anew the lines of spans whose style has changed."""
        line_at = self._layout.line_at
        for line in {line for start, end, _ in spans for line in range(line_at(start), line_at(end) + 1)}:
            self.line_changed(line)

    def _wrap(self) -> None:
        text = self.article.text if self.article and self.line_width else ""
        self._layout = _lay_out(text, min(self._text_width, max(2, self.line_width - 2)))
        self.set_line_count(self._layout.height if self.article else 0)
        self.changed()

    def width_changed(self, width: int) -> None:
        """Wrap to another width."""
        self._wrap()

    def height_changed(self, height: int) -> None:
        """Say that other lines are in view."""
        self.post_message(self.Scrolled(self, self.first_visible))

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        """Keep at the top the character that is there, and in view the name that reading is at."""
        offset, span, before = self._offset_kept, self._cursor_span(), (self.line_width, self.page_height)
        is_in_view = span is not None and self.shows(span)
        resized = super()._size_updated(size, virtual_size, container_size, layout)
        if (self.line_width, self.page_height) != before:
            self._put_at_top(offset, span if is_in_view else None)
        return resized

    def _put_at_top(self, offset: int, in_view: Span | None = None) -> None:
        """Put an offset into the first line, or as near as can be with a span in view."""
        self.scroll_to_line(self._layout.line_at(offset))
        if in_view is not None:
            self.show_line(self._layout.line_at(in_view.start))
        self._kept = _Kept(offset, self.first_visible, self._layout)

    @property
    def _offset_kept(self) -> int:
        """The offset to be put at the top at another size: what was put there last, for as long as nobody scrolled."""
        kept = self._kept
        if kept.layout is self._layout and kept.first_visible == self.first_visible:
            return kept.offset
        return self._layout.lines[min(self.first_visible, self._layout.height - 1)].start

    # Where the reader is

    @property
    def top_offset(self) -> int:
        """The offset of the first character in view, or of the one in the first line that is kept there."""
        kept = self._offset_kept
        first = min(self.first_visible, self._layout.height - 1)
        return kept if self._layout.line_at(kept) == first else self._layout.lines[first].start

    @property
    def point(self) -> int:
        """Where reading is: at the name cursor or the stop of the walk if that is in view, else at the top."""
        span = self._cursor_span()
        if span is not None and self.shows(span):
            return span.start
        return self.top_offset

    def _cursor_span(self) -> Span | None:
        """The name under the name cursor, or else the stop of the walk."""
        return Span(self.named.start, self.named.end) if self.named else self._current

    @property
    def is_on_name(self) -> bool:
        """Whether the point is at the name cursor."""
        return self.named is not None and self.named.start == self.point

    @property
    def percent(self) -> int:
        """How much of the article has been in view, in percent."""
        return round(100 * min(1.0, (self.last_visible + 1) / max(1, self._layout.height)))

    @property
    def name_at_point(self) -> Mention | None:
        """The name under the name cursor or at the stop of the walk, or else the first one in view."""
        behind = bisect_left(self._mentions, self.point, key=lambda mention: mention.start)
        for mention in self._mentions[max(0, behind - 1) :]:
            if mention.end > self.point:
                return mention if self.shows(Span(mention.start, mention.end)) else None
        return None

    def shows(self, span: Span) -> bool:
        """Whether the start of a span is in view."""
        return self.shows_offset(span.start)

    def shows_offset(self, offset: int) -> bool:
        """Whether the line of an offset is in view."""
        return self.first_visible <= self._layout.line_at(offset) <= self.last_visible

    @property
    def names_in_view(self) -> tuple[Mention, ...]:
        """The names of which something is in view, but for those in furniture."""
        if self.article is None or self.last_visible < 0:
            return ()
        bottom = self._layout.lines[min(self.last_visible, self._layout.height - 1)].end
        first, last = (bisect_left(self._mentions, at, key=lambda m: m.start) for at in (self.top_offset, bottom))
        near = self._mentions[max(0, first - 1) : last]
        return tuple(mention for mention in near if mention.end > self.top_offset and not mention.in_furniture)

    def place_of(self, mention: Mention) -> Place:
        """The first cell of a name, or of what is in view of it."""
        start = max(mention.start, self.top_offset)
        return Place(self._layout.line_at(start), self._margin(self.line_width) + self._layout.column_at(start))

    # Going somewhere

    def go_to(self, span: Span, centre: bool = False) -> None:
        """Bring a span into view, in the middle where it was not or where asked; the name cursor goes with it."""
        self.put_cursor(span.start)
        line = self._layout.line_at(span.start)
        self.show_line(line, centre=centre or not self.shows(span))

    def move_name_cursor(self, forward: bool) -> bool:
        """Move the name cursor to the next name, or the previous one. Returns whether there is one."""
        at = bisect_left(self._mentions, self.point, key=lambda mention: mention.start)
        if forward:
            at += self.is_on_name
        else:
            at -= 1
        if not 0 <= at < len(self._mentions):
            return False
        mention = self._mentions[at]
        self.go_to(Span(mention.start, mention.end))
        return True

    def _mention_at(self, offset: int) -> Mention | None:
        at = bisect_right(self._mentions, offset, key=lambda mention: mention.start) - 1
        return self._mentions[at] if at >= 0 and offset < self._mentions[at].end else None

    def is_unsure(self, offset: int) -> bool:
        """Whether the name at an offset is unsure."""
        mention = self._mention_at(offset)
        return mention is not None and mention.unsure

    def put_cursor(self, offset: int) -> None:
        """Put the name cursor on the name at an offset; on none where there is none."""
        self._set_name(self._mention_at(offset))

    def _set_name(self, mention: Mention | None) -> None:
        self.named = mention
        before = self._cursor_layer
        self._cursor_layer = Layer.of([(mention.start, mention.end, "name")] if mention else [])
        self._draw_spans(before.differing(self._cursor_layer))

    def on_click(self, event: events.Click) -> None:
        """Put the name cursor on the name that was clicked; a drag that ends on a name has selected text instead."""
        place = event.get_content_offset(self)
        line = self.first_visible + (place.y if place else 0)
        if place is None or line >= self._layout.height or self.text_selection is not None:
            return
        mention = self._mention_at(self._layout.offset_at(line, place.x - self._margin(self.line_width)))
        if mention is not None:
            self._set_name(mention)
            self.post_message(self.NameClicked())

    # Drawing

    def draw_line(self, index: int, width: int) -> Strip:
        """One line of the text, in the middle of the pane."""
        layers = (self._place_layer, self._name_layer, self._walk_layer, self._cursor_layer)
        pieces = self._layout.pieces(index, layers)
        margin = Segment(" " * self._margin(width), self._style(()))
        return Strip([margin, *(Segment(piece.text, self._style(piece.names)) for piece in pieces)])

    def text_between(self, start: Place, end: Place) -> str:
        """The article's own text, not broken where lines are, between two places on the screen."""
        margin = self._margin(self.line_width)
        first, last = (self._layout.offset_at(place.line, place.column - margin) for place in (start, end))
        return self._layout.text[first:last]

    def notify_style_update(self) -> None:
        """Forget the styles of another theme."""
        self._styles.clear()
        super().notify_style_update()

    def _margin(self, width: int) -> int:
        return max(1, (width - self._layout.width) // 2)

    def _style(self, names: tuple[str, ...]) -> Style:
        if (found := self._styles.get(names)) is None:
            # Where the walk is, its own colours say enough, and the cursor's would turn them round.
            shown = [name for name in names if name not in ("name", "stop") or "current" not in names]
            parts = (self.get_component_rich_style(f"reader--{name}", partial=True) for name in shown)
            found = self._styles[names] = Style.combine([self.visual_style.rich_style, *parts])
        return found


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was put at the top, so that sizes may come and go without another place to show for it."""

    offset: int
    first_visible: int
    """The line that was then at the top, which shows whether anybody has scrolled since."""
    layout: Layout


class ReaderPane(Vertical):
    """The reader under two lines that say what article this is.

    Args:
        text_width: Cells of a line of text at the most.
    """

    def __init__(self, text_width: int) -> None:
        super().__init__(id="reader-pane")
        self.reader = Reader(text_width)
        self._title = Line("reader-title")
        self._about = Line("reader-about")

    def compose(self) -> ComposeResult:
        """Title, source and date, text."""
        yield self._title
        yield self._about
        yield self.reader

    def show(self, article: Article, mentions: Sequence[Mention], offset: int | None) -> None:
        """Show an article from an offset on; without one, from below what stands over its text."""
        self._title.show([(f" {article.heading.title}", BOLD)])
        self._about.show([(f" {about(article.heading)}", DIM)])
        self.reader.show(article, mentions, beginning(article) if offset is None else offset)
        self.show_percent()

    def on_mount(self) -> None:
        """Say how far reading has come as soon as it has, to be painted with the lines that come into view."""
        self.watch(self.reader, "scroll_y", self.show_percent, init=False)

    @on(LineView.Scrolled)
    def show_percent(self) -> None:
        """Say in the border how far reading has come."""
        title = Content(f"2 Reader {self.reader.percent}%")
        if title != self._border_title:
            # Not through `border_title`, which would paint all of the pane anew for it.
            self._border_title = title
            self.refresh(Region(-1, -1, self.outer_size.width, 1))

    def clear(self) -> None:
        """Show that no article is open."""
        self._title.show([(" No article is open: the first one opens as soon as it is read.", DIM)])
        self._about.show([])
        self.reader.clear()
        self.border_title = "2 Reader"


def about(heading: ArticleHeading) -> str:
    """Source, author, date and length of an article in a line."""
    minutes = max(1, round(heading.words / WORDS_A_MINUTE))
    return " · ".join(filter(None, [heading.source, heading.author, heading.day, f"{minutes} min"]))


def beginning(article: Article) -> int:
    """Where the text begins that is neither the headline, which stands above it, nor furniture."""
    above = sorted([*article.furniture, *([article.headline] if article.headline else [])])
    at = 0
    for span in above:
        if article.text[at : span.start].strip():
            break
        at = span.end
    return at + len(article.text[at:]) - len(article.text[at:].lstrip())
