"""The line of a prompt that is typed into."""

from typing import Self

from textual.geometry import Region

from tui.field import Field


class TypedLine(Field):
    """A field in a place whose size does not depend on what is typed: no key has the screen laid out anew."""

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Paint it again, and nothing else."""
        return super().refresh(*regions, repaint=repaint, layout=False, recompose=recompose)
