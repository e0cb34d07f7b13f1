"""Which files a library is made of, and where on disk its stores live."""

import errno
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from index.errors import LibraryError
from index.private import APP

Reads = Callable[[str], bool]
"""Says of the name of a file whether there is a reader for it."""
Unseen = Callable[[str, str], None]
"""Takes a file or folder that is there and cannot be looked at, as `stored_path` has it, and what the system says."""

_NOT_THERE = {errno.ENOENT, errno.ENOTDIR, errno.ELOOP}


@dataclass(frozen=True, slots=True)
class FileState:
    """What tells, without reading it, whether a file has changed."""

    path: str
    """Relative to the library's root, with forward slashes."""
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Location:
    """A library's files and the folders of its stores.

    The cache can be deleted at any time: it is made again from the files. The data folder holds what the reader
    decided and is never deleted by the program.
    """

    roots: tuple[Path, ...]
    """The files and folders that were named, absolute, sorted."""
    base: Path
    """The folder to which every article's path is relative."""
    cache: Path
    data: Path
    follows_links: bool = False
    """Whether links that lead out of the library are followed."""

    @property
    def name(self) -> str:
        """What to call the library on the screen."""
        return self.roots[0].name if len(self.roots) == 1 else f"{self.base.name}/…"

    @property
    def catalog_file(self) -> Path:
        """The SQLite file of articles, mentions and entities."""
        return self.cache / "catalog.sqlite"

    @property
    def fulltext_folder(self) -> Path:
        """The folder of the full-text index."""
        return self.cache / "fulltext"

    @property
    def roster_folder(self) -> Path:
        """The folder of the arrays of who is named where."""
        return self.cache / "roster"

    @property
    def lock_file(self) -> Path:
        """What the one process that indexes holds a lock on."""
        return self.cache / "indexing.lock"

    @property
    def decisions_file(self) -> Path:
        """The SQLite file of the reader's decisions."""
        return self.data / "decisions.sqlite"


def locate(paths: Sequence[Path], follows_links: bool = False) -> Location:
    """Where the library made of these files and folders is.

    Args:
        paths: The files and folders.
        follows_links: Whether links in them are followed out of them.

    Raises:
        LibraryError: A path is not there.
    """
    for path in paths:
        if not os.path.exists(path):
            raise LibraryError(
                f"There is nothing at {path}, or nothing that you may read",
                "Check the path, or name another file or folder.",
            )
    roots = tuple(sorted({path.resolve() for path in paths}))
    folders = [root if root.is_dir() else root.parent for root in roots]
    base = Path(os.path.commonpath(folders))
    digest = hashlib.sha256("\0".join(map(str, roots)).encode("utf-8", "surrogateescape"))
    key = f"{base.name or 'root'}-{digest.hexdigest()[:16]}"
    return Location(
        roots,
        base,
        platformdirs.user_cache_path(APP) / "libraries" / key,
        platformdirs.user_data_path(APP) / "libraries" / key,
        follows_links,
    )


def state_folder() -> Path:
    """Where the program remembers what was open last."""
    return platformdirs.user_state_path(APP)


def config_folder() -> Path:
    """Where the reader's settings are."""
    return platformdirs.user_config_path(APP)


def no_matter(path: str, reason: str) -> None:
    """What is done about a folder that cannot be looked at where nothing is to be done."""


def scan(location: Location, reads: Reads, unseen: Unseen = no_matter) -> Iterator[FileState]:
    """Every file of a library that can be read, and every file that was named, by size and time.

    Hidden files and folders are passed over, and links that lead out of the library are not followed unless that is
    wished; nor are those to folders, of which each is gone through once then. A file that vanishes meanwhile is passed
    over.

    Args:
        location: The library.
        reads: Whether there is a reader for files of this name.
        unseen: Called with what may be there all the same, and all in it.
    """
    seen = set[str]()
    for root in location.roots:
        for state in look_at(location, root, reads, unseen):
            if state.path not in seen:
                seen.add(state.path)
                yield state


def look_at(location: Location, path: Path, reads: Reads, unseen: Unseen = no_matter) -> Iterator[FileState]:
    """The same for one file of a library, or for what is in one of its folders; nothing where nothing is there."""
    is_folder = os.path.isdir(path)
    if path in location.roots and not is_folder:
        found: Iterable[str] = [str(path)]
    elif not is_in(location, path):
        return
    elif is_folder and (location.follows_links or not path.is_symlink()):
        found = _files(str(path), reads, location.follows_links, unseen)
    else:
        found = [str(path)] if reads(path.name) else []
    lead = len(os.path.join(location.base, ""))
    for file in found:
        try:
            if os.path.islink(file) and not (location.follows_links or _leads_into(location, file)):
                continue
            stat = os.stat(file)
        except OSError as error:
            # What may not be looked at is the folder: all in it is meant.
            _tell(error, os.path.dirname(file) if isinstance(error, PermissionError) else file, unseen)
            continue
        yield FileState(stored_path(file[lead:]), stat.st_size, stat.st_mtime_ns)


def _tell(error: OSError, path: str, unseen: Unseen) -> None:
    """Tell of something that cannot be looked at, unless it has gone."""
    if error.errno not in _NOT_THERE:
        unseen(stored_path(path), error.strerror or str(error))


def stored_path(path: str) -> str:
    """A path as the stores have it, which is Unicode: bytes that are no UTF-8 are spelt out, as in "\\xff".

    No file is found by a path with such bytes.
    """
    return path if path.isascii() else os.fsencode(path).decode("utf-8", "backslashreplace")


def is_in(location: Location, path: Path) -> bool:
    """Whether a path is in one of the folders that were named, and not hidden there."""
    return any(
        path.is_relative_to(root) and not any(name.startswith(".") for name in path.relative_to(root).parts)
        for root in location.roots
    )


def _leads_into(location: Location, link: str) -> bool:
    """Whether a link leads to something in the library, or is what was named itself."""
    end = os.path.realpath(link)
    return link in map(str, location.roots) or any(Path(end).is_relative_to(root) for root in location.roots)


def _files(folder: str, reads: Reads, follows_links: bool, unseen: Unseen) -> Iterator[str]:
    def tell(error: OSError) -> None:
        _tell(error, os.fspath(error.filename or folder), unseen)

    seen = set[str]()
    for inner, folders, files in os.walk(folder, onerror=tell, followlinks=follows_links):
        if follows_links:
            # A link that leads back up would be gone round until its path is too long.
            if (end := os.path.realpath(inner)) in seen:
                folders.clear()
                continue
            seen.add(end)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and reads(name):
                yield os.path.join(inner, name)
