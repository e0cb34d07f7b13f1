"""Painting of what has changed, and of nothing else."""

from collections.abc import Iterable

from textual._compositor import ChopsUpdate, Compositor, ReflowResult
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget


class SparingCompositor(Compositor):
    """Textual's compositor, which draws for each update all widgets of a container of which a part is painted.

    This one draws those that are painted, and of them the lines that are between the first and the last painted one.
    """

    def __init__(self) -> None:
        super().__init__()
        self.resized: set[Widget] = set()
        """Those that came, or have another size, since the last layout."""
        self._painted: tuple[Region, ...] = ()
        """What is being painted; empty while all is."""

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        """Lay out all widgets."""
        result = super().reflow(parent, size)
        self.resized = result.shown | result.resized
        return result

    def render_partial_update(self) -> ChopsUpdate | None:
        """Draw what has changed."""
        self._painted = tuple(self._dirty_regions)
        try:
            return super().render_partial_update()
        finally:
            self._painted = ()

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        if not self._painted or crop is None:
            yield from super()._get_renders(crop)
            return
        lines = Region(0, crop.y, self.size.width, crop.height)
        left = self._painted
        # From the front to the back: what a widget covers, those behind it need not draw.
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip).intersection(lines)
            if seen and any(seen.overlaps(painted) for painted in left):
                yield region, seen, widget.render_lines(seen.translate(-region.offset))
                left = tuple(painted for painted in left if not seen.contains_region(painted))
