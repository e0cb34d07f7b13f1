"""The rows of one list on the screen, of which a filter may leave some."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from tui.narrowing import Filter, Narrowing, fold_all
from tui.row_list import RowList

T = TypeVar("T")
Show = Callable[[Sequence[T], Filter], None]


class Listed(Generic[T]):
    """All rows of a list, the words it is narrowed to, and what is left.

    Args:
        widget: Where the rows show.
        text_of: What is searched of a row.
        show: Shows the rows that are left, and says of which filter.
    """

    def __init__(self, widget: RowList[T], text_of: Callable[[T], str], show: Show[T]) -> None:
        self.widget = widget
        self.words = ""
        self._text_of = text_of
        self._show = show
        self._rows: Sequence[T] = ()
        self._narrowing: Narrowing | None = None

    def set(self, rows: Sequence[T]) -> None:
        """List other rows, narrowed to the same words."""
        self._rows, self._narrowing = rows, None
        self.narrow(self.words)

    def update(self, rows: Sequence[T]) -> None:
        """List the same rows, of which something has changed that is not searched."""
        self._rows = rows
        self.widget.update_rows(self._left())

    def narrow(self, words: str) -> None:
        """Show the rows that have all words; all rows where there is none."""
        self.words = words
        self._show(self._left(), Filter(words, len(self._rows)))

    def _left(self) -> Sequence[T]:
        if not self.words.strip():
            return self._rows
        self.prepare()
        numbers = self._narrowing.matching(self.words) if self._narrowing else ()
        return [self._rows[number] for number in numbers]

    @property
    def is_prepared(self) -> bool:
        """Whether narrowing takes no longer than a frame."""
        return self._narrowing is not None

    def prepare(self) -> None:
        """Make what is searched of the rows. May be called from any thread."""
        rows = self._rows
        if self._narrowing is None:
            narrowing = Narrowing(fold_all(map(self._text_of, rows)))
            if rows is self._rows:
                self._narrowing = narrowing
