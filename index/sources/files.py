"""A file's bytes, whole and of one moment, or a SourceError that says why not."""

import os
import stat
from pathlib import Path
from typing import IO, BinaryIO

from index.errors import SourceError

MOST_BYTES = 64 * 1024 * 1024
"""The largest file that is read; an article is a few kilobytes."""

_ATTEMPTS = 2
_SPLIT = "Split it into its articles."


def read_bytes(path: Path, most: int = MOST_BYTES) -> bytes:
    """The content of a file that did not change while it was read.

    Args:
        path: The file.
        most: The largest size to accept, in bytes.

    Raises:
        SourceError: The file is missing, may not be read, is no regular file, is larger than
            `most`, or went on changing.
    """
    for _ in range(_ATTEMPTS):
        try:
            content = _read_once(path, most)
        except OSError as error:
            raise explain(path, error) from error
        if content is not None:
            return content
    raise SourceError(f"{path} changed while it was read", "Try again when nothing writes to it any more.")


def open_regular(path: Path, most: int) -> IO[bytes]:
    """Open a file to be read piece by piece; to be closed by the caller.

    Args:
        path: The file.
        most: The largest size to accept, in bytes.

    Raises:
        SourceError: The file is missing, may not be read, is no regular file or is larger than `most`.
    """
    try:
        file = open(path, "rb", opener=_open_without_waiting)  # noqa: SIM115 (the caller closes it)
    except OSError as error:
        raise explain(path, error) from error
    try:
        _check(path, os.fstat(file.fileno()), most)
    except SourceError:
        file.close()
        raise
    return file


def read_all(path: Path, stream: BinaryIO, most: int) -> bytes:
    """All that a stream holds.

    Args:
        path: The file behind it, to be named in an error.
        stream: The stream.
        most: The largest size to accept, in bytes.

    Raises:
        SourceError: It holds more than `most`.
    """
    content = stream.read(most + 1)
    if len(content) > most:
        raise SourceError(f"{path} is too large: more than {most / 2**20:.0f} MB when unpacked", _SPLIT)
    return content


def folder_error(path: Path) -> SourceError:
    """What to say of a folder where a file was meant."""
    return SourceError(f"{path} is a folder, not a file", "Open the folder as a library instead.")


def _read_once(path: Path, most: int) -> bytes | None:
    """The content of a file, or None if it changed meanwhile."""
    with open(path, "rb", opener=_open_without_waiting) as file:
        before = os.fstat(file.fileno())
        _check(path, before, most)
        content = file.read(most + 1)
        after = os.fstat(file.fileno())
    unchanged = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return content if unchanged else None


def _open_without_waiting(path: str, flags: int) -> int:
    # A named pipe that nobody writes to would otherwise be waited for without end.
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _check(path: Path, status: os.stat_result, most: int) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise SourceError(f"{path} is a pipe or a device, not a file", "Save its text as a file.")
    if status.st_size > most:
        raise SourceError(
            f"{path} is too large: {status.st_size / 2**20:.0f} MB, of {most / 2**20:.0f} at most",
            _SPLIT,
        )


def explain(path: Path, error: OSError) -> SourceError:
    """What to say of a file that the system does not let be read."""
    match error:
        case FileNotFoundError() | NotADirectoryError():
            if "\\x" in path.name:
                return SourceError(f"{path} has a name that is not UTF-8", "Rename it.")
            return SourceError(f"{path} is not there", "It may have been moved: check the path.")
        case IsADirectoryError():
            return SourceError(f"{path} is a folder, not a file", "Open the folder as a library instead.")
        case PermissionError():
            return SourceError(f"{path} may not be read by you", "Change its permissions, or leave it out.")
    reason = error.strerror or str(error)
    return SourceError(f"{path} cannot be read: {reason}", "Check the disk, or leave it out.")
