"""Hints: one or two letters on every name in view, which walk it when they are typed."""

from textual import on

from index.library import Library
from index.model import Mention
from tui.arrangement import Pane
from tui.config import Settings
from tui.panes.reader import Reader
from tui.walking import Walking


class Hinting(Walking):
    """Walking, with any name in view two keys away.

    Args:
        library: What to read.
        settings: What the reader has set.
    """

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        self._hinted: tuple[Mention, ...] = ()

    def action_hints(self) -> None:
        """Show letters on every name in view."""
        self._hinted = self.reader.names_in_view
        if not self._hinted:
            self.said.say("There is no name in view.")
            return
        self.focus_pane(Pane.READER)
        self.reader.show_hints([self.reader.place_of(mention) for mention in self._hinted])
        self.said.say("Type the letters on a name to walk it; any other key cancels.")

    @on(Reader.HintChosen)
    def _walk_hinted(self, message: Reader.HintChosen) -> None:
        self.reader.put_cursor(self._hinted[message.number].start)
        self.action_walk_name()

    @on(Reader.HintsLeft)
    def _leave_hints(self) -> None:
        self.said.say("")
