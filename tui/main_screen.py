"""The one coordinator: it owns the library, hears every pane and tells each what to show.

Panes never touch each other. Whatever may take longer than a frame runs in a worker and comes back as a message.
"""

from typing import TYPE_CHECKING

from textual import on
from textual.widget import Widget

from index.model import EntityId
from tui.arrangement import Pane
from tui.completing import Completing
from tui.config import config_file
from tui.correcting import Correcting
from tui.faceting import Faceting
from tui.hinting import Hinting
from tui.indexing import Indexing
from tui.marking import Marking
from tui.naming import Naming
from tui.outside import Outside
from tui.pairing import Pairing
from tui.panes.entities import EntitiesPane
from tui.panes.reader import Reader
from tui.previewing import Previewing
from tui.recalling import Recalling
from tui.row_list import RowList
from tui.sparkline import sparkline
from tui.unread import Unread

if TYPE_CHECKING:
    from tui.card_rows import CardRow


class MainScreen(
    Hinting,
    Naming,
    Pairing,
    Outside,
    Correcting,
    Previewing,
    Faceting,
    Completing,
    Recalling,
    Unread,
    Marking,
    Indexing,
):
    """The screen on which everything happens: it hears every pane.

    Args:
        library: What to read.
        settings: What the reader has set.
    """

    def lists_changed(self) -> None:
        """Show the entity under the cursor as it is now."""
        super().lists_changed()
        self._summarise()

    # The card

    def action_card(self) -> None:
        """Show the card of the entity under the cursor, or else of the one that is walked."""
        entity = self._entity_at_cursor() or self._walked_entity()
        if entity is None:
            self.say_no_name()
            return
        self._show_card(entity.id)

    def _show_card(self, entity_id: EntityId) -> None:
        from tui.screens.card import CardScreen

        try:
            card = self._library.card(entity_id, self.config.hide_unsure)
        except KeyError:
            self.said.say("Indexing has just changed who is named: try again.")
            return
        self.app.push_screen(CardScreen(card, self.keymap), self._leave_card)

    def _leave_card(self, row: "CardRow | None") -> None:
        if row is not None and row.first is not None:
            self._follow_mention(row.first)
        elif row is not None and row.companion is not None:
            self._show_card(row.companion)

    # Panes

    @on(RowList.Chosen, "#articles")
    def _open_article(self) -> None:
        if (heading := self.articles.row) is not None:
            self._jump_from_here()
            self._open(heading.id)
            self.focus_pane(Pane.READER)

    @on(RowList.Chosen, "#entity-list")
    def _walk_chosen(self) -> None:
        self.action_walk_name()

    @on(RowList.Highlighted, "#entity-list")
    def _summarise(self) -> None:
        if (entity := self.entities.list.row) is not None:
            named_in = self._all_mentions_of(entity.id).articles
            self.entities.summarise(entity, sparkline(named_in, self.by_date))

    @on(EntitiesPane.KindChanged)
    def _show_kind(self) -> None:
        self._show_entities()

    @on(Reader.NameClicked)
    def _walk_clicked(self) -> None:
        self.action_walk_name()

    def action_go_in(self) -> None:
        """Open what is under the cursor of the pane that has the focus."""
        if isinstance(self.focused, RowList):
            self.focused.choose()
        else:
            self.action_card()

    # The program

    def action_palette(self) -> None:
        """Open the palette of all commands."""
        from tui.screens.palette import Palette

        self.app.push_screen(Palette(id="--command-palette"))

    def action_theme(self) -> None:
        """Choose the colours."""
        from tui.screens.themes import ThemesScreen

        self.app.push_screen(ThemesScreen(self.keymap), self._keep_theme)

    def _keep_theme(self, name: str | None) -> None:
        if name is not None:
            self.said.say(f'theme = "{name}" in {config_file().name} keeps it.')

    def action_help(self) -> None:
        """Show all keys."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.keymap), self._run_command)

    def _run_command(self, command_id: str | None) -> None:
        if command_id is not None:
            self.call_after_refresh(self.run_action, command_id)

    def action_cancel(self) -> None:
        """Close the drawer, or else end the walk."""
        if self._wishes.zoomed:
            self.action_zoom()
        elif self.leave_facets():
            pass
        elif self.drop_filter():
            self.said.say("All are listed again.")
        elif self._wishes.drawer:
            self.close_drawer()
        elif self._walk is not None:
            self._walk = None
            self._show_walk()
            self.said.say("The walk is over.")

    def action_leave(self) -> None:
        """Back out of what is open, or else quit."""
        if self._wishes.zoomed or self._wishes.drawer:
            self.action_cancel()
        else:
            self.action_quit()

    def action_suspend(self) -> None:
        """Give the terminal back until the shell brings the program to the foreground again."""
        self.app.action_suspend_process()

    def action_quit(self) -> None:
        """Quit, from a screen that is as it will be at the next start."""
        self.begin()
        if any(widget._layout_required for widget in (self, *self.query(Widget))):
            # Twice, for the panes adapt to what the first refresh makes of their sizes.
            self.call_after_refresh(self.call_after_refresh, self.app.action_quit)
        else:
            self.call_later(self.app.action_quit)
