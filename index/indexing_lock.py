"""The lock that one process holds while it changes a library's stores; the system releases it however that ends."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from index.errors import NotWritableError


@contextmanager
def opened(file: Path) -> Iterator[IO[str]]:
    """The file to lock; closing it lets the lock go.

    Raises:
        NotWritableError: There can be none.
    """
    try:
        lock = file.open("a")
    except OSError as error:
        raise _cannot_lock(file, error) from error
    with lock:
        yield lock


def take(lock: IO[str]) -> bool:
    """Take the lock if nobody has it. Returns whether that was so.

    Raises:
        NotWritableError: Nothing can be locked there, as in some network folders.
    """
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        raise _cannot_lock(Path(lock.name), error) from error
    return True


def wait_for(lock: IO[str]) -> None:
    """Take the lock as soon as nobody has it.

    Raises:
        NotWritableError: Nothing can be locked there, as in some network folders.
    """
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
    except OSError as error:
        raise _cannot_lock(Path(lock.name), error) from error


def let_go(lock: IO[str]) -> None:
    """Let others have the lock."""
    fcntl.flock(lock, fcntl.LOCK_UN)


def _cannot_lock(file: Path, error: OSError) -> NotWritableError:
    return NotWritableError(
        f"{file} cannot be locked: {error.strerror}",
        "Free some space, give yourself the right to write there, or name a folder on this machine by XDG_CACHE_HOME.",
    )
