"""SQLite as both stores use it: a connection a thread, explicit transactions, confirmed when on disk."""

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from weakref import WeakSet

from index.database_errors import connect, nothing
from index.errors import DamagedError, NotWritableError
from index.private import check_private_file

if TYPE_CHECKING:
    from index.database_reading import ReadOnly

LONGEST_LOG = 4 * 1024 * 1024
"""Bytes that the write-ahead log keeps when it is begun anew: about what it grows to until SQLite works it in, at 1,000
pages. One large change makes it longer, and without this it would stay so for as long as anybody has the file open."""


class Database:
    """A SQLite file in WAL mode, so that readers never wait for the one writer.

    Where it cannot be written, what is there is read, and every transaction is refused.

    Args:
        file: Where it is; made when it is not there.
        schema: The statements that make its tables.
        version: The number of that schema, kept in `user_version`.
        upgrades: For an earlier version, the statements that make the next one of it.
        synchronous: FULL: what is confirmed outlasts a power cut. NORMAL: the latest of it may not, the rest is whole.
        on_damage: Called when it turns out to be damaged.

    Raises:
        LibraryError: It cannot be opened, or others can write it.
    """

    def __init__(
        self,
        file: Path,
        schema: str,
        version: int,
        upgrades: Mapping[int, str] | None = None,
        synchronous: Literal["FULL", "NORMAL"] = "FULL",
        on_damage: Callable[[], None] = nothing,
    ) -> None:
        check_private_file(file)
        self._file = file
        self._synchronous = synchronous
        self._on_damage = on_damage
        self._local = threading.local()
        # A connection goes with its thread, or when another file has taken the place of its own.
        self._all = WeakSet[sqlite3.Connection]()
        self._read_only: ReadOnly | None = None
        self.found_version = 0
        try:
            self._prepare(schema, version, upgrades or {})
        except NotWritableError:
            self.close()
            self._read_only = _read_only(file, version)
            if self._read_only.is_copy:
                self._prepare(schema, version, upgrades or {})
            else:
                self.found_version = version

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be written."""
        return self._read_only is not None or not os.access(self._file, os.W_OK)

    def _prepare(self, schema: str, version: int, upgrades: Mapping[int, str]) -> None:
        """Make the tables, or bring them to this version."""
        (self.found_version,) = self.connection.execute("PRAGMA user_version").fetchone()
        if self.found_version and self.found_version not in upgrades:
            # Nobody who only reads waits for one that writes for long.
            return
        with self._transaction() as connection:
            (self.found_version,) = connection.execute("PRAGMA user_version").fetchone()
            if self.found_version == 0:
                _run(connection, schema, version)
                self.found_version = version
            while upgrade := upgrades.get(self.found_version):
                self.found_version += 1
                _run(connection, upgrade, self.found_version)

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection.

        Raises:
            LibraryError: The file cannot be opened, or is damaged.
        """
        found: tuple[sqlite3.Connection, int] | None = getattr(self._local, "connection", None)
        # Whoever deletes a cache folder has another file made: what was opened before would never change again.
        if found is not None and (found[0].in_transaction or found[1] == self._inode(found[1])):
            return found[0]
        return self._connect()

    def _inode(self, otherwise: int) -> int:
        try:
            return os.stat(self._file).st_ino
        except OSError:
            return otherwise

    def _connect(self) -> sqlite3.Connection:
        address = self._read_only.address if self._read_only else f"{self._file.as_uri()}?mode=rwc"
        connection = connect(self._file, address, self._on_damage)
        self._all.add(connection)
        if self._read_only is None:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(f"PRAGMA journal_size_limit = {LONGEST_LOG}")
            connection.execute(f"PRAGMA synchronous = {self._synchronous}")
            connection.execute("PRAGMA foreign_keys = ON")
        self._local.connection = connection, self._inode(0)
        return connection

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """All that is read within is of one moment: that of the outermost, where one is within another."""
        connection = self.connection
        if connection.in_transaction:
            yield connection
            return
        connection.execute("BEGIN")
        try:
            yield connection
        finally:
            connection.execute("COMMIT")

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of what is done within, or nothing of it.

        Raises:
            NotWritableError: It cannot be written.
            DamagedError: It is damaged.
        """
        if self._read_only is not None:
            raise NotWritableError(
                f"{self._file} cannot be written", "Free some space, or give yourself the right to write there."
            )
        with self._transaction() as connection:
            yield connection

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        connection = self.connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            # SQLite has rolled back on its own where the disk is full.
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise

    def check(self, with_indexes: bool = True) -> None:
        """Read all of it.

        Args:
            with_indexes: Whether to compare indexes with their tables, too.

        Raises:
            DamagedError: It is not what was written.
        """
        (said,) = self.connection.execute(f"PRAGMA {'integrity' if with_indexes else 'quick'}_check(1)").fetchone()
        if said != "ok":
            self._on_damage()
            raise DamagedError(f"{self._file} is damaged: {said}", "Open the library again.")

    def close(self) -> None:
        """Close every thread's connection."""
        for connection in self._all:
            connection.close()
        self._all.clear()
        self._local = threading.local()
        if self._read_only is not None:
            self._read_only.close()


def _read_only(file: Path, version: int) -> "ReadOnly":
    from index.database_reading import ReadOnly

    return ReadOnly(file, version)


def _run(connection: sqlite3.Connection, statements: str, version: int) -> None:
    statement = ""
    for part in statements.split(";"):
        # The statements of a trigger end with a semicolon each.
        statement += f"{part};"
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""
    connection.execute(f"PRAGMA user_version = {version}")
