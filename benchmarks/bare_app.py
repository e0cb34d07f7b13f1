"""The least that a Textual program with a list can be: what ours is measured against."""

from textual.app import App, ComposeResult
from textual.widgets import OptionList


class BareApp(App[None]):
    """A list of five titles, and a key to quit."""

    BINDINGS = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """The list."""
        yield OptionList(*(f"Article {number} of 5 articles" for number in range(1, 6)))


if __name__ == "__main__":
    BareApp().run()
