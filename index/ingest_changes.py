"""What has become of a library's files since they were last looked at: by size and time, and moves by content."""

import hashlib
import os
import stat
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from index import sources
from index.catalog import Catalog
from index.location import FileState, Location, look_at, scan, stored_path

CHUNK = 2**20
"""Bytes of a file that are looked at at once."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to be done."""

    changed: tuple[FileState, ...]
    """Files to read: those that are there for the first time, and those that are not as they were."""
    moved: tuple[tuple[str, FileState], ...]
    """Files under another path, each with the one that it had."""
    gone: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in looking at files."""

    files: dict[str, FileState]
    """By their paths."""
    unseen: dict[str, str]
    """Files and folders, by their whole paths, that cannot be looked at, each with what the system says."""


def look(location: Location, paths: Iterable[Path] | None = None) -> Found:
    """Look at these files and folders of a library; None: at all of it."""
    unseen = dict[str, str]()
    if paths is None:
        states = scan(location, sources.reads, unseen.__setitem__)
    else:
        states = (state for path in paths for state in look_at(location, path, sources.reads, unseen.__setitem__))
    return Found({state.path: state for state in states}, unseen)


def all_changes(location: Location, catalog: Catalog, found: Found) -> Changes:
    """What has changed in the whole library, of which this was found."""
    return _compare(location, catalog, catalog.files(), found)


def changes_at(location: Location, catalog: Catalog, paths: Iterable[Path], found: Found) -> Changes:
    """What has changed at these paths, files or folders, where this was found, and nowhere else."""
    known = dict[str, FileState]()
    for path in paths:
        if path.is_relative_to(location.base):
            known |= _known_at(catalog, stored_path(path.relative_to(location.base).as_posix()))
    return _compare(location, catalog, known, found)


def missing_roots(location: Location) -> tuple[Path, ...]:
    """The files and folders that were named and are not there now."""
    return tuple(root for root in location.roots if not os.path.exists(root))


def _known_at(catalog: Catalog, path: str) -> dict[str, FileState]:
    if path == ".":
        return catalog.files()
    state = catalog.file(path)
    return catalog.files_in(path) | ({path: state} if state else {})


def _compare(location: Location, catalog: Catalog, known: Mapping[str, FileState], found: Found) -> Changes:
    gone = frozenset(known.keys() - found.files.keys())
    if gone and (away := _away(location, found)):
        gone = frozenset(path for path in gone if away.isdisjoint(_whole_path_and_parents(location, path)))
    changed = [state for path, state in found.files.items() if known.get(path) != state]
    moved = _moved(location, catalog, gone, [state for state in changed if state.path not in known])
    arrived = {state.path for _, state in moved}
    rest = tuple(state for state in changed if state.path not in arrived)
    return Changes(rest, moved, gone - {before for before, _ in moved})


def _away(location: Location, found: Found) -> set[str]:
    """Whose files are not there to be seen, and may be again.

    A disk that is not mounted, or fails for a while, is no reason to forget what it took hours to recognise.
    """
    return {*(stored_path(str(root)) for root in missing_roots(location)), *found.unseen}


def _whole_path_and_parents(location: Location, path: str) -> Iterator[str]:
    whole = PurePosixPath(stored_path(str(location.base)), path)
    yield from map(str, (whole, *whole.parents))


def _moved(
    location: Location, catalog: Catalog, gone: frozenset[str], arrived: Iterable[FileState]
) -> tuple[tuple[str, FileState], ...]:
    """The files that have come and hold what one that has gone did, each with its path before."""
    by_digest = defaultdict[tuple[bytes, str], list[str]](list)
    for path, digest in catalog.digests(sorted(gone)).items():
        by_digest[digest, PurePosixPath(path).suffix.lower()].append(path)
    if not by_digest:
        return ()
    found = list[tuple[str, FileState]]()
    for state in arrived:
        content = digest_of(location.base / state.path) or b""
        if before := by_digest.get((content, PurePosixPath(state.path).suffix.lower())):
            found.append((_likeliest(before, state.path), state))
    return tuple(found)


def _likeliest(before: list[str], path: str) -> str:
    """Takes one of several files of the same content: the one of the same name, where there is one."""
    name = PurePosixPath(path).name
    chosen = next((each for each in before if PurePosixPath(each).name == name), before[0])
    before.remove(chosen)
    return chosen


def digest_of(path: Path) -> bytes | None:
    """What stays the same as long as the content of a file does.

    Empty where it is no file, or has gone; None where the disk or its permissions keep it from being read.
    """
    content = hashlib.blake2b(digest_size=16)
    try:
        with open(path, "rb", opener=lambda name, flags: os.open(name, flags | os.O_NONBLOCK)) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                # A device may have no end.
                return b""
            while chunk := file.read(CHUNK):
                content.update(chunk)
    except FileNotFoundError:
        return b""
    except OSError:
        return None
    return content.digest()
