"""A victim that gives commands: what `namedrop merge`, `hide`, `decisions undo` … said was decided is in the log."""

import io
import sqlite3
import sys
from contextlib import closing, suppress
from pathlib import Path
from random import Random

import click

from index import Library, open_library
from index.location import locate
from tests.crash.checks import check_all, check_files
from tests.crash.victims import Act, Fate, Say
from tests.crash.worlds import NAMES, bring_up_to_date, make
from tui.cli import namedrop

STEPS = 5
_STEPS_OF = {"Undone": ("undo",), "Redone": ("redo",), "Kept": ("decide", "redo")} | dict.fromkeys(
    ("Hid ", "Renamed ", "Merged ", "Split ", "Decided"), ("decide",)
)
"""How what a command says begins, and what it may have put in the log then."""

Row = tuple[int, str, str]


class Commands:
    """Gives commands."""

    def make(self, folder: Path) -> None:
        make(folder, articles=6)

    def begin(self, folder: Path, random: Random) -> None:
        self._random = random
        self._articles = folder / "articles"
        self._log: list[Row] = []

    def next(self) -> Act:
        commands = [[*self._draw(), "-L", str(self._articles)] for _ in range(STEPS)]

        def act(say: Say) -> None:
            sys.stdout = sys.stderr = _Lines(say)
            for command in commands:
                # Several may go by a name, or nobody any more.
                with suppress(click.UsageError):
                    namedrop.main(command, standalone_mode=False)

        return act

    def look(self, fate: Fate) -> int:
        said = [steps for line in fate.said for begin, steps in _STEPS_OF.items() if line.startswith(begin)]
        open_library([self._articles]).close()
        found = self._rows()
        assert found[: len(self._log)] == self._log, "the log has changed"
        steps = [step for _, step, _ in found[len(self._log) :]]
        is_there = len(steps) >= len(said) and all(step in told for step, told in zip(steps, said, strict=False))
        assert is_there, f"{said} was told, and {steps} is in the log"
        assert len(steps) <= len(said) + 1, f"{said} was told, and {steps} is in the log"
        self._log = found
        return len(said)

    def end(self) -> None:
        library = self._open()
        bring_up_to_date(library)
        check_all(library, self._articles)
        library.close()
        assert self._rows() == self._log
        check_files(library.location)

    def _open(self) -> Library:
        return open_library([self._articles])

    def _rows(self) -> list[Row]:
        with closing(sqlite3.connect(locate([self._articles]).decisions_file)) as decided:
            return decided.execute("SELECT number, step, decisions FROM log ORDER BY number").fetchall()

    def _draw(self) -> list[str]:
        one, other = self._random.sample(NAMES, 2)
        return self._random.choice(
            (["hide", one], ["unhide", one], ["rename", one, f"{other} Junior"], ["merge", one, other],
             ["split", one, other], ["not", one, "--form", one.split()[-1]], ["decisions", "undo"],
             ["decisions", "undo"], ["decisions", "redo"])
        )  # fmt: skip


class _Lines(io.TextIOBase):
    """Hands on what is written, line by line."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._begun = ""

    def write(self, text: str) -> int:
        """Take a piece of what is said."""
        *lines, self._begun = (self._begun + text).split("\n")
        for line in lines:
            self._say(line)
        return len(text)
