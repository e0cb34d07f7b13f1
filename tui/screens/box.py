"""What the boxes over the panes have in common: each is closed once.

A box may be told to close again before it has gone, as by Enter pressed twice. Textual would close the screen below it
then, and fail where there is none.
"""

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

T = TypeVar("T")


class Box(ModalScreen[T]):
    """A box over the panes."""

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close it, unless it has been closed."""
        return super().dismiss(result) if self.is_current else AwaitComplete()
