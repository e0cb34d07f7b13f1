"""When the screen is painted: here, and in `compositor`, is used what Textual 8.2 keeps private for that.

Textual paints its first layout before widgets are told their sizes, and again whenever one of them has adapted to its
own. The first thing painted is what they have come to by the first tick of the screen instead. Where that is on the
terminal already, the keys that have waited are answered before it is painted once more.
"""

from textual import events
from textual.geometry import Size
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from tui.compositor import SparingCompositor
from tui.line_view import LineView

TICK = 1 / 30
"""Seconds without another layout after which panes have come to their sizes; two beats of Textual."""
PAINTED_AGAIN = 0.5
"""Seconds after the start at which what was on the terminal already is painted, should it differ from what was kept."""


class Painting(Screen[None]):
    """A screen that is painted when its panes have come to their sizes, and then only where it changes."""

    # Panes paint themselves when they have or lose the focus; Textual would paint the whole screen too.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(self) -> None:
        super().__init__()
        self._compositor = self.compositor = SparingCompositor()
        self.has_settled = False
        """Whether all panes have come to their sizes."""
        self.early_keys: list[events.Key] = []
        """Those that wait for it."""
        self.is_on_terminal = False
        """Whether the terminal shows already what will be painted first."""
        self._has_ticked = self._was_laid_out = self._is_drawn = self._is_stopped = False
        self._hurried: Widget | None = None

    def stop_painting(self) -> None:
        """Paint nothing more: what is arranged from now on is not to be seen."""
        self._is_stopped = True

    def hurry(self, widget: Widget) -> None:
        """Paint a widget that has changed when the screen hears of it, not at Textual's next beat of 60 a second."""
        self._hurried = widget

    async def _on_idle(self, _: events.Idle) -> None:
        # Textual's own comes after this one, and finds nothing left for the next beat.
        if self._hurried in self._dirty_widgets:
            self._hurried = None
            self._on_timer_update()

    def paint_resized(self) -> None:
        """Paint all after a change of size, unless the layout that it brought has done so."""
        if self in self.compositor.resized:
            self.compositor.resized.discard(self)
        else:
            self.refresh()

    def _on_timer_update(self) -> None:
        if not self._has_ticked:
            self._has_ticked = True
            self.call_after_refresh(self._settle)
        super()._on_timer_update()

    def _settle(self) -> None:
        if self.is_on_terminal and self._was_laid_out:
            self._was_laid_out = False
            self.set_timer(TICK, self._settle)
            return
        self.has_settled = True
        for key in self.early_keys:
            self.app.post_message(key)
        self.early_keys.clear()
        if self.is_on_terminal:
            self.is_on_terminal = False
            self.set_timer(PAINTED_AGAIN, self.refresh)

    def _compositor_refresh(self) -> None:
        if self.is_on_terminal:
            self._compositor._dirty_regions.clear()
            self._dirty_widgets.clear()
        elif self._has_ticked and not self._is_stopped:
            self._paint()

    def _paint(self) -> None:
        """Paint what has changed.

        Textual draws all panes that the smallest rectangle around all of it touches. While they have never been drawn
        that is slow, so what has changed is painted part by part until then.
        """
        waiting = self._compositor._dirty_regions
        if self.size.region in waiting:
            self._is_drawn = True
        apart = [] if self._is_drawn else list(waiting)[1:]
        waiting.difference_update(apart)
        super()._compositor_refresh()
        for region in apart:
            waiting.add(region)
            super()._compositor_refresh()

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """Lay out and paint all that has another size, and do not ask for it again.

        Any widget of another size asks for a second layout and painting, for its scrollbars may come or go. Only
        views of lines have any.
        """
        self._was_laid_out = True
        self.compositor.resized.clear()
        super()._refresh_layout(size, scroll)
        for widget in self.compositor.resized:
            if not isinstance(widget, LineView) or widget.is_settled:
                widget._layout_required = widget._repaint_required = False
                widget._repaint_regions.clear()
