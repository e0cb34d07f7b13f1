"""SQLite as both stores use it: a connection a thread, explicit transactions, confirmed when on disk."""

import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Literal


class Database:
    """A SQLite file in WAL mode, so that readers never wait for the one writer.

    Args:
        file: Where it is; made when it is not there.
        schema: The statements that make its tables.
        version: The number of that schema, kept in `user_version`.
        upgrades: For an earlier version, the statements that make the next one of it.
        synchronous: FULL: what is confirmed outlasts a power cut. NORMAL: the latest of it may not, the rest is whole.
    """

    def __init__(
        self,
        file: Path,
        schema: str,
        version: int,
        upgrades: Mapping[int, str] | None = None,
        synchronous: Literal["FULL", "NORMAL"] = "FULL",
    ) -> None:
        self._file = file
        self._synchronous = synchronous
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        with self.transaction() as connection:
            (self.found_version,) = connection.execute("PRAGMA user_version").fetchone()
            if self.found_version == 0:
                _run(connection, schema, version)
                self.found_version = version
            while upgrade := (upgrades or {}).get(self.found_version):
                self.found_version += 1
                _run(connection, upgrade, self.found_version)

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = sqlite3.connect(self._file, timeout=30, isolation_level=None, check_same_thread=False)
            self._all.append(found)
            self._local.connection = found
            found.execute("PRAGMA journal_mode = WAL")
            found.execute(f"PRAGMA synchronous = {self._synchronous}")
            found.execute("PRAGMA foreign_keys = ON")
        return found

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
        """All of what is done within, or nothing of it."""
        connection = self.connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")

    def close(self) -> None:
        """Close every thread's connection."""
        for connection in self._all:
            connection.close()
        self._all.clear()
        self._local = threading.local()


def _run(connection: sqlite3.Connection, statements: str, version: int) -> None:
    statement = ""
    for part in statements.split(";"):
        # The statements of a trigger end with a semicolon each.
        statement += f"{part};"
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""
    connection.execute(f"PRAGMA user_version = {version}")
