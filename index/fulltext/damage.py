"""Whatever is raised on a folder that cannot be used -> LibraryError."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import LibraryError, NamedropError

REMAKE = "Delete that folder: it is made again from the articles."

_NOT_DAMAGE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EMFILE}


@contextmanager
def damage_reported(folder: Path) -> Iterator[None]:
    """Report what goes wrong in reading or writing the index in this folder.

    Raises:
        LibraryError: Its files are damaged, or may not be read or written, or the disk is full.
    """
    try:
        yield
    except (NamedropError, MemoryError):
        raise
    except OSError as error:
        if error.errno not in _NOT_DAMAGE:
            raise _damaged(folder) from error
        raise LibraryError(
            f"The full-text index in {folder} cannot be used: {error.strerror}",
            "Free some space, or give yourself the right to write there.",
        ) from error
    except Exception as error:
        # Nothing narrower will do: large arrays are not compared with their checksums on opening, so that wrong
        # numbers in them come out as IndexError or ValueError of NumPy's, or as what Whoosh makes of them.
        raise _damaged(folder) from error


def _damaged(folder: Path) -> LibraryError:
    return LibraryError(f"The full-text index in {folder} is damaged", REMAKE)
