"""What SQLite complains of -> LibraryError, wherever it comes up: on opening, in a statement, between two rows."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from index.errors import DamagedError, LibraryError, NotWritableError

AT_ONCE = 200
"""Rows that are fetched ahead."""
Parameters = Sequence[Any] | Mapping[str, Any]
_PRIMARY = 0xFF
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_CANNOT_BE_READ = {sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ, sqlite3.SQLITE_IOERR_CORRUPTFS}
_NOT_WRITABLE = {
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_AUTH,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_NOLFS,
}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}


def is_damage(error: sqlite3.Error) -> bool:
    """Whether a file holds what no SQLite file does, or not the tables that were made in it."""
    extended = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)
    code = extended & _PRIMARY
    # A file that was emptied and begun anew meanwhile is a good one, without our tables.
    return (
        code in _DAMAGE
        or extended in _CANNOT_BE_READ
        or (code == sqlite3.SQLITE_ERROR and str(error).startswith("no such"))
    )


def explained(file: Path, error: sqlite3.Error) -> LibraryError | None:
    """The same for the reader; None for what only a fault of the program explains."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & _PRIMARY
    if is_damage(error):
        return DamagedError(f"{file} is damaged: {error}", "Open the library again.")
    if code in _BUSY:
        return NotWritableError(f"Another process is writing to {file}", "Wait until it has finished, then try again.")
    if code in _NOT_WRITABLE:
        return NotWritableError(
            f"{file} cannot be written: {error}",
            "Nothing has been changed. Free some space, or give yourself the right to write there.",
        )
    return None


def nothing() -> None:
    """What is done about damage where nothing is to be done."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is said of errors of a file, and done about damage of it."""

    file: Path
    on_damage: Callable[[], None] = nothing

    def tell(self, error: sqlite3.Error) -> NoReturn:
        """Raise what SQLite complains of as what it is to the reader.

        Raises:
            LibraryError: The file is damaged, in use, or cannot be written.
        """
        if is_damage(error):
            self.on_damage()
        if (why := explained(self.file, error)) is None:
            raise error
        raise why from error


def connect(file: Path, address: str, on_damage: Callable[[], None]) -> "Connection":
    """A connection of which any thread may close what another one opened, and whose errors are LibraryErrors.

    Args:
        file: What the errors are about.
        address: What to open, as a URI.
        on_damage: Called when the file turns out to be damaged.

    Raises:
        LibraryError: It cannot be opened.
    """
    trouble = Trouble(file, on_damage)
    try:
        connection = sqlite3.connect(
            address, uri=True, timeout=30, isolation_level=None, check_same_thread=False, factory=Connection
        )
    except sqlite3.Error as error:
        trouble.tell(error)
    connection.trouble = trouble
    return connection


class Connection(sqlite3.Connection):
    """A connection whose errors are LibraryErrors."""

    trouble: Trouble

    def cursor(self, *_: object) -> "Cursor":  # type: ignore[override]
        """A cursor whose errors are LibraryErrors."""
        return super().cursor(Cursor)

    def execute(self, statement: str, parameters: Parameters = (), /) -> "Cursor":  # type: ignore[override]
        """Execute a statement."""
        return self.cursor().execute(statement, parameters)

    def executemany(self, statement: str, parameters: Iterable[Parameters], /) -> "Cursor":  # type: ignore[override]
        """Execute a statement with each of several parameters."""
        return self.cursor().executemany(statement, parameters)


class Cursor(sqlite3.Cursor):
    """A cursor whose errors are LibraryErrors."""

    connection: Connection

    def execute(self, statement: str, parameters: Parameters = (), /) -> "Cursor":  # type: ignore[override]
        """Execute a statement."""
        try:
            return super().execute(statement, parameters)
        except sqlite3.Error as error:
            self.connection.trouble.tell(error)

    def executemany(self, statement: str, parameters: Iterable[Parameters], /) -> "Cursor":  # type: ignore[override]
        """Execute a statement with each of several parameters."""
        try:
            return super().executemany(statement, parameters)
        except sqlite3.Error as error:
            self.connection.trouble.tell(error)

    def fetchone(self) -> Any:  # noqa: ANN401 - a row is whatever was asked for
        """The next row."""
        try:
            return super().fetchone()
        except sqlite3.Error as error:
            self.connection.trouble.tell(error)

    def fetchmany(self, size: int | None = AT_ONCE) -> list[Any]:
        """The next rows."""
        try:
            return super().fetchmany(size)
        except sqlite3.Error as error:
            self.connection.trouble.tell(error)

    def fetchall(self) -> list[Any]:
        """All rows that are left."""
        try:
            return super().fetchall()
        except sqlite3.Error as error:
            self.connection.trouble.tell(error)

    def __iter__(self) -> Iterator[Any]:  # type: ignore[override]
        """The rows, some at a time: a call of Python's for each would take longer than the row."""
        while rows := self.fetchmany():
            yield from rows
