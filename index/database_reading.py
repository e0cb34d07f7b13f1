"""A SQLite file that cannot be written, opened so that it can be read nevertheless."""

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from index.errors import NotWritableError

JOURNAL = "-wal"


class ReadOnly:
    """How to read a file that cannot be written.

    As it is, where SQLite can share it with who writes it; taken for unchanging, where nobody has left a journal;
    else as a copy in a folder for temporary files, in which the journal is worked in and the tables are made that a
    later version of the program needs.

    Args:
        file: The file, which may not be there.
        version: Of the schema that it must have, to be read as it is.

    Raises:
        LibraryError: It cannot be read, nor copied.
    """

    def __init__(self, file: Path, version: int) -> None:
        self._file = file
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self.address = self._find(version)
        """What SQLite is to open, as a URI."""

    @property
    def is_copy(self) -> bool:
        """Whether a copy is read, to which tables may be added."""
        return self._folder is not None

    def close(self) -> None:
        """Delete the copy."""
        if self._folder is not None:
            self._folder.cleanup()

    def _find(self, version: int) -> str:
        shared = f"{self._file.as_uri()}?mode=ro"
        for address in (shared, f"{shared}&immutable=1"):
            if "immutable" in address and self._has_journal():
                break
            if _version(address) == version:
                return address
        return self._copied()

    def _has_journal(self) -> bool:
        journal = self._file.with_name(self._file.name + JOURNAL)
        return journal.exists() and journal.stat().st_size > 0

    def _copied(self) -> str:
        try:
            self._folder = tempfile.TemporaryDirectory(prefix="namedrop-")
            copy = Path(self._folder.name, self._file.name)
            for ending in ("", JOURNAL):
                source = self._file.with_name(self._file.name + ending)
                if source.exists():
                    shutil.copyfile(source, copy.with_name(copy.name + ending))
        except OSError as error:
            raise NotWritableError(
                f"{self._file} can neither be written nor copied: {error}",
                "Free some space, or give yourself the right to read and to write there.",
            ) from error
        return f"{copy.as_uri()}?mode=rwc"


def _version(address: str) -> int | None:
    """The version of the schema of what is there; None where that cannot be read so."""
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=5)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            return int(connection.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.Error:
        return None
