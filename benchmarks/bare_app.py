"""The least that a Textual program with a list can be: what ours is measured against.

python -m benchmarks.bare_app [ARTICLES]
"""

import sys

from textual.app import App, ComposeResult
from textual.widgets import OptionList


class BareApp(App[None]):
    """A list of titles, and a key to quit."""

    BINDINGS = [("q", "quit", "Quit")]

    def __init__(self, articles: int) -> None:
        super().__init__()
        self._articles = articles

    def compose(self) -> ComposeResult:
        """The list."""
        yield OptionList(*(f"Article {number} of {self._articles} articles" for number in range(1, self._articles + 1)))


if __name__ == "__main__":
    BareApp(int(sys.argv[1]) if len(sys.argv) > 1 else 5).run()
