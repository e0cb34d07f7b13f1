"""The folder that an index lives in: made, and checked."""

import shutil
from contextlib import suppress
from pathlib import Path

from index.errors import DamagedError
from index.fulltext.damage import REMAKE, damage_reported
from index.fulltext.schema import INDEX_NAME
from index.fulltext.toc import Table, latest_table, write_table
from index.fulltext.transaction import writing_lock
from index.private import make_private

DAMAGED = "damaged"
"""The file that says so."""


def prepare_folder(folder: Path) -> None:
    """See to it that there is an index in this folder, if only an empty one.

    Raises:
        DamagedError: Something else is in the folder.
        LibraryError: Others can write to it, or it cannot be made.
    """
    with damage_reported(folder):
        # Who cuts a file short that is mapped ends the program, so nobody else may.
        make_private(folder)
        _check_not_noted(folder)
        if latest_table(folder) is None:
            with damage_reported(folder, is_writing=True):
                _create(folder)


def note_damaged(folder: Path) -> None:
    """Note that an index is damaged, so that it is made again: large arrays are not checked on opening.

    Nothing is said where that cannot be noted: the damage is found again by the next search.
    """
    with suppress(OSError):
        (folder / DAMAGED).touch()


def _check_not_noted(folder: Path) -> None:
    if (folder / DAMAGED).exists():
        raise DamagedError(f"The full-text index in {folder} is damaged", REMAKE)


def remove_damaged(folder: Path) -> None:
    """Remove an index, so that it is made again.

    Raises:
        NotWritableError: It cannot be removed.
    """
    with damage_reported(folder, is_writing=True):
        # Files that another process puts there or takes away meanwhile are no matter.
        shutil.rmtree(folder, onerror=_unless_gone)


def _unless_gone(_: object, __: str, raised: tuple[type[BaseException], BaseException, object]) -> None:
    if not isinstance(raised[1], FileNotFoundError):
        raise raised[1]


def _create(folder: Path) -> None:
    """Make an empty index, unless another process has done so meanwhile."""
    lock = writing_lock(folder)
    lock.acquire(blocking=True)
    try:
        if latest_table(folder) is None:
            _check_unused(folder, Path(lock.filename))
            write_table(folder, Table(0, ()))
    finally:
        lock.release()


def _check_unused(folder: Path, lock: Path) -> None:
    """Refuse a folder with files of something else, of another version, or of an index that lost its head."""
    for path in folder.iterdir():
        if path != lock and not (path.name.startswith(f"_{INDEX_NAME}_") and path.suffix == ".tmp"):
            title = f"{folder} is not a full-text index of this version, since {path.name} is there"
            raise DamagedError(title, REMAKE)
