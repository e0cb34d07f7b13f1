"""Whatever is raised on a folder that cannot be used -> LibraryError."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import DamagedError, NamedropError, NotWritableError

REMAKE = "Delete that folder, or open the library again: it is made again from the articles."

_NOT_DAMAGE = {
    *(errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EFBIG),
    *(errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.ENOLCK, errno.ESTALE),
}


@contextmanager
def damage_reported(folder: Path, is_writing: bool = False) -> Iterator[None]:
    """Report what goes wrong in reading or writing the index in this folder.

    Args:
        folder: Where it is.
        is_writing: Whether files are being written: whatever goes wrong with them, those before are not damaged.

    Raises:
        DamagedError: Its files are damaged.
        NotWritableError: They may not be read or written, the disk is full, or it fails.
    """
    try:
        yield
    except (NamedropError, MemoryError):
        raise
    except OSError as error:
        if error.errno not in _NOT_DAMAGE and not is_writing:
            raise _damaged(folder) from error
        raise NotWritableError(
            f"The full-text index in {folder} cannot be used: {error.strerror}",
            "Free some space, or give yourself the right to write there.",
        ) from error
    except Exception as error:
        # Nothing narrower will do: large arrays are not compared with their checksums on opening, so that wrong
        # numbers in them come out as IndexError or ValueError of NumPy's, or as what Whoosh makes of them.
        raise _damaged(folder) from error


def _damaged(folder: Path) -> DamagedError:
    return DamagedError(f"The full-text index in {folder} is damaged", REMAKE)
