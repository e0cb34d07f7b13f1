"""The names in view in one line, where the list of names has no room beside the reader."""

from textual import on

from index.library import Library
from tui.arrangement import Pane
from tui.config import Settings
from tui.line_view import LineView
from tui.names_strip import StripName, fit_names
from tui.panes.entities import LETTERS
from tui.row_text import Part
from tui.walking import Walking


class Naming(Walking):
    """Walking, with the names in view in the line of what was said, while nothing is being said.

    Args:
        library: What to read.
        settings: What the reader has set.
    """

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        self.said.otherwise = self._names_fitted

    @property
    def _is_reader_alone(self) -> bool:
        return self._in_view() == {Pane.READER}

    def moving_view(self) -> LineView:
        """What is moved in; what was said makes way for the names, which are others then."""
        view = super().moving_view()
        if view is self.reader and self._is_reader_alone:
            self.said.say("")
        return view

    @on(LineView.Scrolled, "#reader")
    def _show_names(self) -> None:
        if self._is_reader_alone:
            self.said.refresh()

    def _arrange(self) -> None:
        super()._arrange()
        self.said.refresh()

    def _show_walk(self) -> None:
        super()._show_walk()
        self._show_names()

    def _names_fitted(self, width: int) -> tuple[list[Part], list[Part]]:
        return fit_names(self._names_in_view(), width) if self._is_reader_alone else ([], [])

    def _names_in_view(self) -> list[StripName]:
        """Whom the lines in view name, each once, by the names that lists give them."""
        ids = dict.fromkeys(mention.entity_id for mention in self.reader.names_in_view)
        walked = {self._walk.entity_id, self._walk.beside} if self._walk else set()
        return [
            StripName(LETTERS[entity.type], entity.name, entity.id in walked)
            for entity in map(self._entities.get, ids)
            if entity is not None
        ]
