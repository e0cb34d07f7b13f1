"""The folder that an index lives in: made, checked, opened."""

import os
from pathlib import Path

from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from index.errors import LibraryError
from index.fulltext.damage import REMAKE, damage_reported
from index.fulltext.schema import INDEX_NAME, make_schema


def open_folder(folder: Path) -> FileIndex:
    """Whoosh's index in this folder, made where there is none.

    Raises:
        LibraryError: The folder is not ours, or is damaged, or others can write to it.
    """
    with damage_reported(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _check_private(folder)
        storage = FileStorage(str(folder))
        if not _has_index(folder):
            _create(folder, storage)
        return _open(storage)


def _check_private(folder: Path) -> None:
    """Refuse a folder that others can write to, since opening an index runs the pickles that are in it."""
    status = folder.stat()
    if status.st_uid != os.getuid() or status.st_mode & 0o022:
        raise LibraryError(
            f"Others than you can write to {folder}",
            "Delete that folder, or take it over with chown and chmod go-w.",
        )


def _has_index(folder: Path) -> bool:
    return any(folder.glob(f"_{INDEX_NAME}_*.toc"))


def _create(folder: Path, storage: FileStorage) -> None:
    """Make an empty index, unless another process has done so meanwhile."""
    lock = storage.lock(f"{INDEX_NAME}_WRITELOCK")
    lock.acquire(blocking=True)
    try:
        if not _has_index(folder):
            _check_unused(folder, Path(lock.filename))
            FileIndex.create(storage, make_schema(), INDEX_NAME)
    finally:
        lock.release()


def _check_unused(folder: Path, lock: Path) -> None:
    """Refuse a folder with files of something else, of another version, or of an index that lost its head."""
    for path in folder.iterdir():
        unfinished = path.name.startswith(f"_{INDEX_NAME}_") or path.name == f"{INDEX_NAME}.tmp"
        if path != lock and not unfinished:
            title = f"{folder} is not a full-text index of this version, since {path.name} is there"
            raise LibraryError(title, REMAKE)


def _open(storage: FileStorage, attempts: int = 10) -> FileIndex:
    try:
        return FileIndex(storage, make_schema(), INDEX_NAME)
    except FileNotFoundError:
        # A commit has just put another table of contents in place of the one that was to be read.
        if attempts == 0:
            raise
        return _open(storage, attempts - 1)
