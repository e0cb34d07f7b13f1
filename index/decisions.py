"""What the reader decided: which articles are read, and where reading stopped.

Kept by the article's path, not by its number in the catalog, which is made anew with the index. Never rebuilt.
"""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from index.database import Database
from index.errors import LibraryError

SCHEMA = """
CREATE TABLE read (path TEXT PRIMARY KEY);
CREATE TABLE reading_place (path TEXT PRIMARY KEY, offset INTEGER NOT NULL);
CREATE TABLE last_article (only INTEGER PRIMARY KEY CHECK (only = 1), path TEXT NOT NULL)
"""
VERSION = 1


@dataclass(frozen=True, slots=True)
class ReadingPlace:
    """Where the reader stopped."""

    path: str
    offset: int
    """Of the first character in view."""


class Decisions:
    """The store of what the reader decided about one library.

    Raises:
        LibraryError: The file cannot be opened, or a later version of the program wrote it.
    """

    def __init__(self, file: Path) -> None:
        try:
            self._database = Database(file, SCHEMA, VERSION)
        except sqlite3.Error as error:
            raise LibraryError(
                f"What you decided so far cannot be read from {file}: {error}",
                "Move that file away to start afresh, or put a copy of it back.",
            ) from error
        rows = self._database.connection.execute("SELECT path FROM read")
        self._read_paths = frozenset(path for (path,) in rows)
        if self._database.found_version > VERSION:
            raise LibraryError(
                f"{file} was written by a later version of Namedrop",
                "Open this library with that version.",
            )

    @property
    def read_paths(self) -> frozenset[str]:
        """The paths of all articles that are read."""
        return self._read_paths

    def set_read(self, path: str, read: bool) -> None:
        """Remember whether an article is read."""
        if (path in self._read_paths) == read:
            return
        statement = "INSERT OR IGNORE INTO read VALUES (?)" if read else "DELETE FROM read WHERE path = ?"
        with self._database.transaction() as connection:
            connection.execute(statement, (path,))
        self._read_paths = self._read_paths | {path} if read else self._read_paths - {path}

    def reading_offset(self, path: str) -> int | None:
        """The offset of the first character that was in view when this article was left."""
        row = self._database.connection.execute("SELECT offset FROM reading_place WHERE path = ?", (path,)).fetchone()
        return None if row is None else int(row[0])

    def last_place(self) -> ReadingPlace | None:
        """The article that was open last, and where."""
        row = self._database.connection.execute(
            "SELECT path, offset FROM last_article JOIN reading_place USING (path)"
        ).fetchone()
        return None if row is None else ReadingPlace(*row)

    def remember(self, place: ReadingPlace) -> None:
        """Remember where the reader is."""
        with self._database.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO reading_place VALUES (?, ?)", (place.path, place.offset))
            connection.execute("INSERT OR REPLACE INTO last_article VALUES (1, ?)", (place.path,))

    def close(self) -> None:
        """Close the file."""
        self._database.close()
