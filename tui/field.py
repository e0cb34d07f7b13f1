"""A line to type in, which shows what stands in it the way all text is shown.

What stands there need not have been typed: it may have been pasted, or be a name or a title to be changed. Textual's
own field sends it to the terminal as it is.
"""

from itertools import accumulate

from rich.cells import get_character_cell_size
from rich.text import Text
from textual.events import Key
from textual.widgets import Input

from tui.text_visible import visible


class Field(Input):
    """Textual's field, in which nothing steers the terminal; the value stays what it is."""

    async def _on_key(self, event: Key) -> None:
        """Do what a key does in its turn.

        Textual has keys that insert nothing go through the queues of all that the field is in. What is typed right
        behind C-u would be in the line before C-u empties it.
        """
        if not event.is_printable:
            await self.app.on_event(event)
            event.prevent_default().stop()

    @property
    def _value(self) -> Text:
        """What is drawn, of the value's length in code points."""
        return Text(visible(self.value), no_wrap=True, overflow="ignore", end="")

    def cells_before(self, position: int) -> int:
        """How many cells the characters before one take."""
        return sum(map(get_character_cell_size, visible(self.value)[:position]))

    def _position_to_cell(self, position: int) -> int:
        return self.cells_before(position)

    def _cell_offset_to_index(self, offset: int) -> int:
        """The character that covers a cell."""
        ends = accumulate(map(get_character_cell_size, visible(self.value)))
        cell = offset + self.scroll_offset.x
        return next((index for index, end in enumerate(ends) if cell < end), len(self.value))
