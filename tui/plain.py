"""Reading without drawing: commands are typed as lines, answers printed as lines.

For screen readers, for terminals that cannot move their cursor, and for shells in editors.
"""

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator

from index.errors import NamedropError
from index.library import Library
from index.model import EntityType
from tui.commands import COMMANDS, Where
from tui.config import Settings
from tui.plain_listing import PlainListing

PROMPT = ": "
DONE_IN_PLAIN = tuple(command for command in COMMANDS if command.where & Where.PLAIN)
"""The commands that can be typed; each is done by the method `do_` with its id."""


class PlainReader(PlainListing):
    """Reads a library by lines.

    Args:
        library: What to read; it must have articles.
        settings: What the reader has set.
        say: Prints a line.
        width: Cells of a printed line at the most.
    """

    def __init__(self, library: Library, settings: Settings, say: Callable[[str], None], width: int) -> None:
        super().__init__(library, settings, say, width)
        self._ids = {key: one.id for one in DONE_IN_PLAIN for key in settings.keymap.all_of(one.id).split()}
        self._ids |= {one.id: one.id for one in DONE_IN_PLAIN}
        self._is_over = False

    def read(self, typed: Iterable[str]) -> None:
        """Do what each typed line says, until one ends it or there are no more."""
        self._begin()
        for line in typed:
            self.do(line)
            if self._is_over:
                break
        self._leave_article()

    def _begin(self) -> None:
        for notice in self._settings.notices:
            self.print(str(notice))
        people = sum(entity.type is EntityType.PERSON for entity in self._entities.values())
        self.print(f"{self._library.name}: {len(self._headings)} articles, {people} people")
        heading = self._page.article.heading
        self._open(heading.id, self._library.reading_offset(heading.path))
        self.print(f"Enter reads on, {self.key('walk_name')} walks a name, {self.key('help')} lists all.")

    def do(self, line: str) -> None:
        """Do what a line says: a key or the id of a command, and behind it what it is about."""
        command_id, about = self._understand(line.strip())
        if command_id is None:
            self.print(f"There is no command {line.strip()}. {self.key('help')} lists all.")
            return
        try:
            getattr(self, f"do_{command_id}")(about)
        except NamedropError as error:
            self.print(str(error))

    def _understand(self, line: str) -> tuple[str | None, str]:
        """The id of the command that is meant, and what it is about."""
        if line.startswith(slash := self.key("search")):
            return "search", line.removeprefix(slash).strip()
        word, _, about = line.partition(" ")
        if not word:
            return "line_down", ""
        return self._ids.get(word), about.strip()

    def do_help(self, _: str) -> None:
        """List all commands."""
        for command in DONE_IN_PLAIN:
            self.print(f"{self._settings.keymap.all_of(command.id)}  {command.title} ({command.id})")

    def do_leave(self, _: str) -> None:
        """End."""
        self._is_over = True

    do_quit = do_leave


def read_plainly(library: Library, settings: Settings) -> None:
    """Read a library on standard input and output."""
    columns = shutil.get_terminal_size().columns - 1
    PlainReader(library, settings, _say, min(settings.config.text_width, columns)).read(_typed())


def _say(line: str) -> None:
    encoding = sys.stdout.encoding or "ascii"
    print(line.encode(encoding, "replace").decode(encoding))


def _typed() -> Iterator[str]:
    """What is typed, a line at a time, to its end or the first interruption."""
    while True:
        try:
            yield input(PROMPT)
        except (EOFError, KeyboardInterrupt):
            print()
            return
