"""Which files a library is made of, and where on disk its stores live."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from index.errors import LibraryError
from index.private import APP


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
    def lock_file(self) -> Path:
        """What the one process that indexes holds a lock on."""
        return self.cache / "indexing.lock"

    @property
    def decisions_file(self) -> Path:
        """The SQLite file of the reader's decisions."""
        return self.data / "decisions.sqlite"


def locate(paths: Sequence[Path]) -> Location:
    """Where the library made of these files and folders is. made of these files and folders.

    Raises:
        LibraryError: A path is not there.
    """
    for path in paths:
        if not path.exists():
            raise LibraryError(f"There is nothing at {path}", "Check the path, or name another file or folder.")
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
    )


def state_folder() -> Path:
    """Where the program remembers what was open last."""
    return platformdirs.user_state_path(APP)


def config_folder() -> Path:
    """Where the reader's settings are."""
    return platformdirs.user_config_path(APP)


def scan(location: Location, suffixes: frozenset[str]) -> Iterator[FileState]:
    """Every file of a library that has one of these suffixes, and every file that was named, by size and time.

    Hidden files and folders are passed over, and links that lead out of the library are not followed. A file that
    vanishes meanwhile is passed over.
    """
    seen: set[Path] = set()
    for root in location.roots:
        for path in _files(root, suffixes) if root.is_dir() else [root]:
            if path in seen or not path.resolve().is_relative_to(location.base):
                continue
            seen.add(path)
            try:
                stat = path.stat()
            except OSError:
                continue
            yield FileState(path.relative_to(location.base).as_posix(), stat.st_size, stat.st_mtime_ns)


def _files(root: Path, suffixes: frozenset[str]) -> Iterator[Path]:
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and os.path.splitext(name)[1].lower() in suffixes:
                yield Path(folder, name)
