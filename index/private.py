"""Folders and files that nobody else can write: what is kept in them is believed when it is read again.

Who could put another catalog, index or log of decisions there could make the program show and do what the reader did
not decide; so each level of our folders is made for the user alone, and one that others can write is refused.
"""

import grp
import os
import pwd
import stat
from pathlib import Path

from index.errors import LibraryError, NotWritableError

APP = "namedrop"
"""What our folders are called in the folders of the system."""
_ROOT = 0


def make_private(folder: Path) -> None:
    """Make a folder, and the folders of ours above it, that only this user can read; refuse one that is not private.

    Raises:
        NotWritableError: It is not there and cannot be made.
        LibraryError: Others can write it, or it belongs to somebody else.
    """
    for level in _levels(folder):
        try:
            level.parent.mkdir(parents=True, exist_ok=True)
            # The mode holds for the last level alone, and the others are made as the umask has it.
            level.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise NotWritableError(
                f"The folder {level} cannot be made: {error.strerror}",
                "Free some space or give yourself the right to write there.",
            ) from error
    check_private(folder)


def write_private(file: Path, content: bytes) -> None:
    """Put a file with this content in place of what is there, in one step, for this user alone.

    Raises:
        OSError: It cannot be written; what was there still is.
    """
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        with open(part, "wb", opener=_open_for_user) as written:
            written.write(content)
            written.flush()
            os.fsync(written.fileno())
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def _open_for_user(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NOFOLLOW, 0o600)


def check_private(folder: Path) -> None:
    """Refuse a folder, or one of ours above it, that others can write; one that is not there is all right.

    Raises:
        LibraryError: Others can write it, or it belongs to somebody else.
    """
    for level in _levels(folder):
        _check(level)


def check_private_file(file: Path) -> None:
    """Refuse a file that others can write; one that is not there is all right.

    Raises:
        LibraryError: Others can write it, or it belongs to somebody else.
    """
    _check(file)


def _levels(folder: Path) -> list[Path]:
    """A folder and those above it, down from the one that bears our name; the folder alone where none does."""
    levels = [folder, *folder.parents]
    ours = [level.name for level in levels]
    return levels[ours.index(APP) :: -1] if APP in ours else [folder]


def _check(path: Path) -> None:
    try:
        # A link is checked as well as where it leads: who owns the link decides where that is.
        found = [os.lstat(path), os.stat(path)]
    except OSError:
        return
    owner = next((status.st_uid for status in found if status.st_uid not in (os.geteuid(), _ROOT)), None)
    if owner is not None:
        raise LibraryError(
            f"{path} belongs to {_user_name(owner)} and not to you",
            "What is in it may be forged, so it is not used. Move it away, or take it over with chown.",
        )
    if others_can_write(found[-1]):
        raise LibraryError(
            f"Others than you can write {path}",
            "What is in it may be forged, so it is not used. Delete it, or keep it with: chmod go-w.",
        )


def others_can_write(status: os.stat_result) -> bool:
    """Whether anybody but the owner and root may write what has this status."""
    if status.st_mode & stat.S_IWOTH:
        return True
    return bool(status.st_mode & stat.S_IWGRP) and not _is_of_one(status.st_gid, status.st_uid)


def _is_of_one(group: int, user: int) -> bool:
    """Whether a group is a user's own, as many systems make one for each user and a umask to go with it."""
    try:
        name, found = pwd.getpwuid(user).pw_name, grp.getgrgid(group)
    except KeyError:
        return False
    return found.gr_name == name and not set(found.gr_mem) - {name}


def _user_name(user: int) -> str:
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return f"user {user}"
