"""What the boxes over the panes have in common: each is closed once.

A box may be told to close again before it has gone, as by Enter pressed twice. Textual would close the screen below it
then, and fail where there is none. It may be closed before it is there, too: Textual gives it no widgets then, and has
it mounted all the same.
"""

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.events import Event, Mount
from textual.screen import ModalScreen

T = TypeVar("T")


class Box(ModalScreen[T]):
    """A box over the panes."""

    async def on_event(self, event: Event) -> None:
        """Deal with an event, unless it was closed before it was filled."""
        if not (isinstance(event, Mount) and (self._pruning or not self.children)):
            await super().on_event(event)

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close it, unless it has been closed."""
        return super().dismiss(result) if self.is_current else AwaitComplete()
