"""Moving within what is in view by lines, pages and to the ends: the actions of the commands that do so."""

from tui.line_view import LineView


class Moving:
    """The moving commands of a screen that has something to move in."""

    def moving_view(self) -> LineView:
        """What is moved in. To be overridden."""
        raise NotImplementedError

    def action_line_down(self) -> None:
        """Move down a line."""
        self.moving_view().step(1)

    def action_line_up(self) -> None:
        """Move up a line."""
        self.moving_view().step(-1)

    def action_page_down(self) -> None:
        """Move down a page."""
        self.moving_view().page(1)

    def action_page_up(self) -> None:
        """Move up a page."""
        self.moving_view().page(-1)

    def action_half_page_down(self) -> None:
        """Move down half a page."""
        self.moving_view().half_page(1)

    def action_half_page_up(self) -> None:
        """Move up half a page."""
        self.moving_view().half_page(-1)

    def action_to_top(self) -> None:
        """Move to the top."""
        self.moving_view().to_top()

    def action_to_bottom(self) -> None:
        """Move to the bottom."""
        self.moving_view().to_bottom()
