"""The themes, each shown on the whole screen as the cursor comes to it."""

from rich.style import Style
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.strip import Strip

from tui.bindings import bind
from tui.commands import Where
from tui.keymap import Keymap
from tui.line_view import LineView
from tui.moving import Moving
from tui.row_list import RowList
from tui.row_text import PLAIN, row_strip
from tui.screens.box import Box
from tui.theme_names import THEMES


class ThemeList(RowList[str]):
    """The names of the themes."""

    def draw_row(self, row: str, line: int, width: int, style: Style) -> Strip:
        """One name."""
        return row_strip([(f" {row}", PLAIN)], width, style)


class ThemesScreen(Moving, Box[str | None]):
    """The themes, over the panes. Choosing one keeps it until the program ends; leaving brings the former back.

    Args:
        keymap: The keys that work in it.
    """

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        bind(self, keymap, Where.CARD)
        self._former = ""
        self._list = ThemeList(id="theme-list")

    def compose(self) -> ComposeResult:
        """The names in a box."""
        with Vertical(id="themes") as box:
            box.border_title = "Colours"
            yield self._list

    def on_mount(self) -> None:
        """Begin at the theme that is used."""
        self._former = self.app.theme
        self._list.set_rows(THEMES)
        self._list.move_to(THEMES.index(self._former) if self._former in THEMES else 0)
        self._list.focus()

    def moving_view(self) -> LineView:
        """The list."""
        return self._list

    @on(RowList.Highlighted)
    def _preview(self) -> None:
        self.app.theme = self._list.row or self._former

    def action_go_in(self) -> None:
        """Choose the theme under the cursor."""
        self._list.choose()

    @on(RowList.Chosen)
    def _keep(self) -> None:
        self.dismiss(self._list.row)

    def action_cancel(self) -> None:
        """Back to the panes and the former theme."""
        self.app.theme = self._former
        self.dismiss(None)

    action_leave = action_go_out = action_cancel

    def action_quit(self) -> None:
        """Quit."""
        self.app.exit()
