"""What the reader decided is kept in copies; a damaged file is set aside, and the newest good copy takes its place.

The copies lie beside the file, in a folder of their own. One is made when the library is next brought up to date and
something has been decided since the last: so there is one of every session, thinned out by days as they get old.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from filecmp import cmp
from pathlib import Path

from index import indexing_lock
from index.database_errors import explained, is_damage
from index.errors import LibraryError, NotWritableError
from index.private import make_private

LATEST = 5
"""So many of the newest copies are kept, whenever they were made."""
DAYS = 14
"""And of so many days before, the last of each."""

_STAMP = "%Y%m%dT%H%M%S%f"
_DAY = len("20221002")
_JOURNALS = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Repair:
    """What was done about a file that was damaged or gone."""

    file: Path
    aside: Path | None
    """Where the damaged file is now; None where it was gone."""
    copy: Path | None
    """What took its place; None where there was no good copy."""

    @property
    def sentence(self) -> str:
        """The same, to be read."""
        happened = f"was damaged and is now {self.aside}" if self.aside else "was gone"
        taken = (
            f"The copy {self.copy} took its place." if self.copy else "There is no good copy of it: it begins empty."
        )
        return f"What you decided so far, {self.file}, {happened}. {taken}"


def mend(file: Path) -> Repair | None:
    """See to it that what is decided can be read, from a copy where it must be. Returns what was done, None if nothing.

    Args:
        file: The SQLite file of decisions, which may not be there.

    Raises:
        LibraryError: It can be neither read nor set aside.
    """
    if _is_well(file):
        return None
    try:
        with indexing_lock.opened(_lock(file)) as lock:
            indexing_lock.wait_for(lock)
            # Another process may have done it meanwhile.
            return None if _is_well(file) else _replace(file)
    except OSError as error:
        raise LibraryError(
            f"What you decided so far is damaged, and cannot be put right: {error}",
            f"Free some space, or give yourself the right to write in {file.parent}.",
        ) from error


def _is_well(file: Path) -> bool:
    """Whether a file can be read, or nothing has been decided yet."""
    if file.exists():
        return _is_good(file)
    # A journal without its file would be worked into the next file of that name.
    return not _copies(file) and not any(journal.exists() for journal in _journals(file))


def keep_copy(file: Path) -> None:
    """Copy what is decided, if it is not what the newest copy has, and let old copies go.

    A copy that cannot be made is made the next time: nothing of the file itself is touched.
    """
    # A full disk or a folder that may not be written to must not keep anybody from reading.
    with suppress(OSError, sqlite3.Error, LibraryError):
        if file.exists():
            with indexing_lock.opened(_lock(file)) as lock:
                # Whoever has it copies the file, or mends it.
                if indexing_lock.take(lock):
                    _copy(file)


def good_copies(file: Path) -> tuple[Path, ...]:
    """The copies of a file that can be read, the oldest first.

    Raises:
        LibraryError: Nobody can tell of one.
    """
    return tuple(filter(_is_good, _copies(file)))


def _lock(file: Path) -> Path:
    return file.with_suffix(".lock")


def _copy(file: Path) -> None:
    make_private(_folder(file))
    part = _folder(file) / "unfinished"
    part.unlink(missing_ok=True)
    with closing(_opened_to_read(file)) as source, closing(sqlite3.connect(part)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")
    copies = _copies(file)
    if not _is_good(part) or (copies and cmp(part, copies[-1], shallow=False)):
        part.unlink()
        return
    _flush(part)
    part.rename(_folder(file) / f"{file.stem}-{_next_stamp(copies)}{file.suffix}")
    _flush(_folder(file))
    _thin_out(_copies(file))


def _next_stamp(copies: list[Path]) -> str:
    """The time, or where the clock was put back a moment after the newest copy, which a newer one must not precede."""
    now = datetime.now(UTC)
    if not copies:
        return now.strftime(_STAMP)
    last = datetime.strptime(_stamp(copies[-1]), _STAMP).replace(tzinfo=UTC)
    return max(now, last + timedelta(microseconds=1)).strftime(_STAMP)


def _stamp(copy: Path) -> str:
    return copy.stem.rsplit("-", 1)[1]


def _thin_out(copies: list[Path]) -> None:
    last_of_day = {_stamp(copy)[:_DAY]: copy for copy in copies}
    kept = {*copies[-LATEST:], *list(last_of_day.values())[-DAYS:]}
    for copy in copies:
        if copy not in kept:
            copy.unlink(missing_ok=True)


def _replace(file: Path) -> Repair:
    """Set the file aside, if it is there, and put the newest good copy in its place."""
    aside = _set_aside(file)
    good = next(filter(_is_good, reversed(_copies(file))), None)
    if good is not None:
        part = file.with_suffix(".part")
        part.write_bytes(good.read_bytes())
        _flush(part)
        part.rename(file)
        _flush(file.parent)
    return Repair(file, aside if aside.exists() else None, good)


def _set_aside(file: Path) -> Path:
    """Rename a file and its journals, as far as they are there. Returns where the file would be now.

    The file goes first: without its journal it might be taken for a good one, of an earlier state.
    """
    aside = file.with_name(f"{file.stem}-damaged-{datetime.now(UTC).strftime(_STAMP)}{file.suffix}")
    for found, kept in ((file, aside), *zip(_journals(file), _journals(aside), strict=True)):
        if found.exists():
            found.rename(kept)
            _flush(file.parent)
    return aside


def _is_good(file: Path) -> bool:
    """Whether SQLite can read a file, and it holds what a file of decisions does.

    Raises:
        LibraryError: It may not be read, or nobody can tell.
    """
    try:
        return _holds_decisions(file)
    except sqlite3.Error as error:
        if is_damage(error):
            return False
        if isinstance(explained(file, error), NotWritableError):
            # SQLite needs to write in order to read what others may be writing; whoever opens it knows what to do.
            return True
        raise LibraryError(
            f"What you decided so far cannot be read from {file}: {error}",
            "Give yourself the right to read it, or move it away to start from the last copy of it.",
        ) from error


def _holds_decisions(file: Path) -> bool:
    try:
        with closing(_opened_to_read(file)) as connection:
            return _is_whole(connection, file)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_READONLY:
            raise
        # A process was killed while it wrote: what it left half done is rolled back by one that may write.
        with closing(sqlite3.connect(file, timeout=30)) as connection:
            return _is_whole(connection, file)


def _is_whole(connection: sqlite3.Connection, file: Path) -> bool:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    # One that was just begun has no version yet; nor has one that was cut off, but that has copies.
    return said == "ok" and (version > 0 or not _copies(file))


def _opened_to_read(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True, timeout=30)


def _folder(file: Path) -> Path:
    return file.parent / "copies"


def _copies(file: Path) -> list[Path]:
    """The copies of a file, the oldest first."""
    return sorted(_folder(file).glob(f"{file.stem}-*{file.suffix}"))


def _journals(file: Path) -> Iterator[Path]:
    return (file.with_name(file.name + ending) for ending in _JOURNALS)


def _flush(path: Path) -> None:
    """Wait until a file, or what a folder lists, is on disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
