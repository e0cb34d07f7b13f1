"""What the reader decided, in one SQLite file for a library. Never rebuilt, and nothing of the log ever deleted.

Deciding, undoing and redoing are each a row at the end of a log, on disk before the call returns. What holds is what
reading the log from its beginning gives: so there is no end to undoing, and two processes may decide at once.
"""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from index.database import Database
from index.errors import LibraryError
from index.marks import SCHEMA as MARKS
from index.moved_reading import SCHEMA as MOVING
from index.searches import SCHEMA as SEARCHES

if TYPE_CHECKING:
    from index.decision import Decision

_LOG = """
CREATE TABLE log (
    number INTEGER PRIMARY KEY AUTOINCREMENT, made TEXT NOT NULL,
    step TEXT NOT NULL CHECK (step IN ('decide', 'undo', 'redo')), decisions TEXT NOT NULL
)
"""
SCHEMA = f"""
CREATE TABLE read (path TEXT PRIMARY KEY);
CREATE TABLE reading_place (path TEXT PRIMARY KEY, offset INTEGER NOT NULL);
CREATE TABLE last_article (only INTEGER PRIMARY KEY CHECK (only = 1), path TEXT NOT NULL);
{_LOG};
{MARKS};
{SEARCHES};
{MOVING}
"""
VERSION = 5
UPGRADES = {1: _LOG, 2: MARKS, 3: SEARCHES, 4: MOVING}
"""What brings a file from a version to the one after it."""


def open_decided(file: Path) -> Database:
    """The database of what was decided about one library, made where there is none.

    Raises:
        LibraryError: The file cannot be opened, or a later version of the program wrote it.
    """
    database = Database(file, SCHEMA, VERSION, UPGRADES)
    if database.found_version > VERSION:
        database.close()
        raise LibraryError(
            f"{file} was written by a later version of Namedrop",
            "Open this library with that version.",
        )
    return database


class Decisions:
    """The log of what the reader decided about who is named."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def active(self) -> "tuple[Decision, ...]":
        """The decisions that hold, in the order in which they were made."""
        from index import decision_records

        return decision_records.read(self._lines())

    def stamp(self) -> str:
        """What is the same as long as the same decisions hold; empty where none does."""
        lines = self._lines()
        return hashlib.sha256("\n".join(lines).encode()).hexdigest() if lines else ""

    def decide(self, decisions: "Sequence[Decision]") -> None:
        """Add decisions as one step; what was undone before can no longer be redone."""
        from index import decision_records

        with self._database.transaction() as connection:
            _append(connection, "decide", "\n".join(map(decision_records.write, decisions)))

    def add_missing(self, decisions: "Iterable[Decision]") -> "tuple[Decision, ...]":
        """Add those that do not hold already, as one step. Returns them."""
        from index import decision_records

        with self._database.transaction() as connection:
            held = Counter(_lines(_steps(connection)[0]))
            missing = []
            for decision in decisions:
                line = decision_records.write(decision)
                if held[line]:
                    held[line] -= 1
                else:
                    missing.append(line)
            if missing:
                _append(connection, "decide", "\n".join(missing))
        return decision_records.read(missing)

    def undo(self) -> "tuple[Decision, ...]":
        """Take back the last step. Returns its decisions, none where nothing is left to undo."""
        return self._turn("undo", 0)

    def redo(self) -> "tuple[Decision, ...]":
        """Bring back what was undone last. Returns its decisions, none where there is nothing to redo."""
        return self._turn("redo", 1)

    def _turn(self, step: str, stack: int) -> "tuple[Decision, ...]":
        from index import decision_records

        with self._database.transaction() as connection:
            found = _steps(connection)[stack]
            if not found:
                return ()
            _append(connection, step, "")
        return decision_records.read(found[-1].splitlines())

    def _lines(self) -> list[str]:
        return _lines(_steps(self._database.connection)[0])


def _append(connection: sqlite3.Connection, step: str, decisions: str) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute("INSERT INTO log (made, step, decisions) VALUES (?, ?, ?)", (now, step, decisions))


def _steps(connection: sqlite3.Connection) -> tuple[list[str], list[str]]:
    """The steps that hold, and those that can be redone, the next to be redone last."""
    done: list[str] = []
    undone: list[str] = []
    for step, decisions in connection.execute("SELECT step, decisions FROM log ORDER BY number"):
        if step == "undo":
            undone.append(done.pop())
        elif step == "redo":
            done.append(undone.pop())
        else:
            done.append(decisions)
            undone.clear()
    return done, undone


def _lines(steps: Iterable[str]) -> list[str]:
    return [line for step in steps for line in step.splitlines()]
