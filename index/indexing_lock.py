"""The lock that one process holds while it changes a library's stores; the system releases it however that ends."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


@contextmanager
def opened(file: Path) -> Iterator[IO[str]]:
    """The file to lock; closing it lets the lock go."""
    with file.open("w") as lock:
        yield lock


def take(lock: IO[str]) -> bool:
    """Take the lock if nobody has it. Returns whether that was so."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def wait_for(lock: IO[str]) -> None:
    """Take the lock as soon as nobody has it."""
    fcntl.flock(lock, fcntl.LOCK_EX)


def let_go(lock: IO[str]) -> None:
    """Let others have the lock."""
    fcntl.flock(lock, fcntl.LOCK_UN)
