"""What was read of a file that has moved within its library: the same under its path of now.

What was read and the catalog are in two files. So it is noted beside what was read which files are moving, until the
catalog has them where they are, too: one who is killed in between may find them moved back.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from index.contents import article_path
from index.database import Database

SCHEMA = """
CREATE TABLE moving (before TEXT NOT NULL, after TEXT NOT NULL, parts TEXT NOT NULL)
"""
_TABLES = ("read", "reading_place", "last_article", "mark")


@dataclass(frozen=True, slots=True)
class Move:
    """A file that has moved."""

    before: str
    """The path that it had."""
    after: str
    """The one that it has."""
    parts: tuple[str, ...]
    """Of its articles."""


def move_reading(decided: Database, moves: Iterable[Move]) -> None:
    """Let what was read, where reading stopped, and marks follow the articles of files that have moved.

    Args:
        decided: The database of what was decided.
        moves: The files; whoever has noted their paths elsewhere calls `end_moves`.
    """
    with decided.transaction() as connection:
        for move in moves:
            _follow(connection, move.before, move.after, move.parts)
            row = (move.before, move.after, json.dumps(move.parts))
            connection.execute("INSERT INTO moving VALUES (?, ?, ?)", row)


def end_moves(decided: Database) -> None:
    """What has moved is known by its path of now everywhere."""
    with decided.transaction() as connection:
        connection.execute("DELETE FROM moving")


def mend_moves(decided: Database, is_known: Callable[[str], bool]) -> None:
    """Let what was read of files whose move was cut short be found under the paths that are known.

    Args:
        decided: The database of what was decided.
        is_known: Whether the catalog has a file of this path.
    """
    if decided.connection.execute("SELECT 1 FROM moving").fetchone() is None:
        return
    with decided.transaction() as connection:
        for before, after, parts in connection.execute("SELECT before, after, parts FROM moving").fetchall():
            if is_known(before) and not is_known(after):
                _follow(connection, after, before, json.loads(parts))
        connection.execute("DELETE FROM moving")


def _follow(connection: sqlite3.Connection, before: str, after: str, parts: Iterable[str]) -> None:
    paths = [(article_path(after, part), article_path(before, part)) for part in parts]
    for table in _TABLES:
        connection.executemany(f"UPDATE OR REPLACE {table} SET path = ? WHERE path = ?", paths)
