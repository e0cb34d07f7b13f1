"""A damaged catalog is made again: it holds nothing that the files do not.

Damage may come up long after opening, in whatever is read just then. So it is noted beside the catalog, and whoever
opens the library next makes both the catalog and the full-text index, which knows articles by its numbers, anew.
"""

import shutil
from contextlib import suppress
from pathlib import Path

from index import indexing_lock
from index.errors import NotWritableError
from index.location import Location


def note(catalog_file: Path) -> None:
    """Note that a catalog is damaged, where that can be noted."""
    with suppress(OSError):
        _note_file(catalog_file).touch()


def is_noted(catalog_file: Path) -> bool:
    """Whether a catalog was found to be damaged."""
    return _note_file(catalog_file).exists()


def remove(location: Location) -> None:
    """Remove catalog and full-text index, so that they are made again.

    Raises:
        NotWritableError: They cannot be removed, or another process is at them.
    """
    with indexing_lock.opened(location.lock_file) as lock:
        if not indexing_lock.take(lock):
            raise NotWritableError(
                f"{location.catalog_file} is damaged or of another version, and another Namedrop is indexing",
                "End that one, then open the library again: the catalog is made anew from your files.",
            )
        file = location.catalog_file
        try:
            if location.fulltext_folder.exists():
                shutil.rmtree(location.fulltext_folder)
            # The note goes last: a kill before that has all of it removed again.
            for each in (file, *(file.with_name(file.name + end) for end in ("-wal", "-shm")), _note_file(file)):
                each.unlink(missing_ok=True)
        except OSError as error:
            raise NotWritableError(
                f"{location.cache} has a damaged index that cannot be removed: {error.strerror}",
                f"Delete {location.cache} yourself: it is made anew from your files.",
            ) from error


def _note_file(catalog_file: Path) -> Path:
    return catalog_file.with_suffix(".damaged")
