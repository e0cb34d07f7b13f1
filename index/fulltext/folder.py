"""The folder that an index lives in: made, and checked."""

import os
from pathlib import Path

from whoosh.index import FileIndex

from index.errors import LibraryError
from index.fulltext.damage import REMAKE, damage_reported
from index.fulltext.files import Files, tables_of_contents
from index.fulltext.schema import INDEX_NAME, make_schema


def prepare_folder(folder: Path) -> None:
    """See to it that there is an index in this folder, if only an empty one.

    Raises:
        LibraryError: Something else is in the folder, or others can write to it.
    """
    with damage_reported(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _check_private(folder)
        if not tables_of_contents(folder):
            _create(folder)


def _check_private(folder: Path) -> None:
    """Refuse a folder that others can write to, since opening an index runs the pickles that are in it."""
    status = folder.stat()
    if status.st_uid != os.getuid() or status.st_mode & 0o022:
        raise LibraryError(
            f"Others than you can write to {folder}",
            "Delete that folder, or take it over with chown and chmod go-w.",
        )


def _create(folder: Path) -> None:
    """Make an empty index, unless another process has done so meanwhile."""
    files = Files(folder)
    lock = files.lock(f"{INDEX_NAME}_WRITELOCK")
    lock.acquire(blocking=True)
    try:
        if not tables_of_contents(folder):
            _check_unused(folder, Path(lock.filename))
            FileIndex.create(files, make_schema(), INDEX_NAME)
    finally:
        lock.release()
        files.close_opened()


def _check_unused(folder: Path, lock: Path) -> None:
    """Refuse a folder with files of something else, of another version, or of an index that lost its head."""
    for path in folder.iterdir():
        unfinished = path.name.startswith(f"_{INDEX_NAME}_") or path.name == f"{INDEX_NAME}.tmp"
        if path != lock and not unfinished:
            title = f"{folder} is not a full-text index of this version, since {path.name} is there"
            raise LibraryError(title, REMAKE)
