"""Reading by lines: which article and line reading is at, moving on, going back. All that is said goes through here."""

from collections.abc import Callable

from index.errors import LibraryError
from index.library import Library
from index.model import Article, ArticleId, Mention
from tui.config import Settings
from tui.history import History, Place
from tui.plain_text import Page, headed, wrapped


class PlainReading:
    """An open article, of which a line at a time is said.

    Args:
        library: What to read; it must have articles.
        settings: What the reader has set.
        say: Prints a line.
        width: Cells of a printed line at the most.
    """

    def __init__(self, library: Library, settings: Settings, say: Callable[[str], None], width: int) -> None:
        self._library, self._settings, self._say, self._width = library, settings, say, width
        self._headings = {heading.id: heading for heading in library.articles()}
        self._entities = {entity.id: entity for entity in library.entities()}
        self._page = Page.of(self._first_article())
        self._mentions: tuple[Mention, ...] = ()
        self._point = 0
        """Offset of where reading is: the beginning of a line, or a name in it."""
        self._is_at_stop = False
        """Whether nothing has moved since the last step of the walk."""
        self._history = History()

    def print(self, text: str) -> None:
        """Print a text in lines that fit."""
        for line in wrapped(text, self._width):
            self._say(line)

    def key(self, command_id: str) -> str:
        """What to type for a command."""
        return self._settings.keymap.called(command_id)

    def do_line_down(self, _: str) -> None:
        """Read the next line."""
        self._move(1)

    def do_line_up(self, _: str) -> None:
        """Read the previous line."""
        self._move(-1)

    def do_page_down(self, _: str) -> None:
        """Read five lines."""
        for _line in range(5):
            if not self._move(1):
                break

    def do_page_up(self, _: str) -> None:
        """Go back five lines."""
        self._go(max(0, self._line - 5))

    def do_to_top(self, _: str) -> None:
        """Read the first line."""
        self._go(0)

    def do_to_bottom(self, _: str) -> None:
        """Read the last line."""
        self._go(len(self._page.lines) - 1)

    def do_next_article(self, _: str) -> None:
        """Open the next article."""
        self._open_neighbour(1)

    def do_previous_article(self, _: str) -> None:
        """Open the previous article."""
        self._open_neighbour(-1)

    @property
    def _line(self) -> int:
        return self._page.line_at(self._point)

    def _move(self, by: int) -> bool:
        at = self._line + by
        if 0 <= at < len(self._page.lines):
            self._go(at)
            return True
        self.print("This is the end of the article." if by > 0 else "This is the beginning of the article.")
        return False

    def _go(self, number: int) -> None:
        self._point, self._is_at_stop = self._page.lines[number].start, False
        self.print(self._page.text(number))

    def _open_neighbour(self, by: int) -> None:
        ids = list(self._headings)
        at = ids.index(self._page.article.heading.id) + by
        if 0 <= at < len(ids):
            self._jump_from_here()
            self._open(ids[at])
        else:
            self.print("This is the last article." if by > 0 else "This is the first article.")

    def _first_article(self) -> Article:
        place = self._library.last_place()
        by_path = {heading.path: heading.id for heading in self._headings.values()}
        first = by_path.get(place.path) if place else None
        return self._library.article(next(iter(self._headings)) if first is None else first)

    def _open(self, article_id: ArticleId, offset: int | None = None, read_out: bool = True) -> None:
        """Open an article, say what it is, and read the line of an offset, or else the first one of its text."""
        self._leave_article()
        try:
            article = self._library.article(article_id)
        except KeyError as error:
            advice = "Go on with the next one, or start again to see what there is now."
            raise LibraryError("That article is not in the library any more", advice) from error
        self._page = Page.of(article)
        self._mentions = tuple(filter(self._settings.config.shows, self._library.mentions_in(article_id)))
        self._library.set_read(article.heading.path, True)
        if (trouble := self._library.take_trouble()) is not None:
            self.print(str(trouble))
        number = list(self._headings).index(article_id) + 1
        self.print(f"Article {number} of {len(self._headings)}: {headed(article.heading)}")
        self._point, self._is_at_stop = self._page.beginning if offset is None else offset, False
        if read_out:
            self._go(self._line)

    def _leave_article(self) -> None:
        self._library.remember_place(self._page.article.heading.path, self._page.lines[self._line].start)

    def _place(self) -> Place:
        return Place(self._page.article.heading.id, self._page.lines[self._line].start, self._point)

    def _jump_from_here(self) -> None:
        self._history = self._history.left(self._place())

    def do_back(self, _: str) -> None:
        """Go back to before the last jump or walk."""
        self._retrace(*self._history.back(self._place()))

    def do_forward(self, _: str) -> None:
        """Go forward again."""
        self._retrace(*self._history.forward(self._place()))

    def _retrace(self, history: History, place: Place | None) -> None:
        self._history = history
        if place is None or place.article_id not in self._headings:
            self.print("There is nothing further in that direction.")
        else:
            self._open(place.article_id, place.point)
