"""Which articles are read, and where reading stopped.

Kept by the article's path, not by its number in the catalog, which is made anew with the index. Never rebuilt.
"""

from dataclasses import dataclass
from threading import Lock

from index.database import Database


@dataclass(frozen=True, slots=True)
class ReadingPlace:
    """Where the reader stopped."""

    path: str
    offset: int
    """Of the first character in view."""


class Reading:
    """What the reader has read of one library, in the database of what was decided."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._turn = Lock()
        self._read_paths = frozenset[str]()
        self.look_again()

    @property
    def read_paths(self) -> frozenset[str]:
        """The paths of all articles that are read."""
        return self._read_paths

    def look_again(self) -> None:
        """Take up what another process has changed: articles that have moved are read under their paths of now."""
        with self._turn:
            rows = self._database.connection.execute("SELECT path FROM read")
            self._read_paths = frozenset(path for (path,) in rows)

    def set_read(self, path: str, read: bool) -> None:
        """Remember whether an article is read."""
        with self._turn:
            self._set_read(path, read)

    def _set_read(self, path: str, read: bool) -> None:
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
