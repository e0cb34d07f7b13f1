"""Finding what was decided about a library whose folder was moved or renamed since.

The data folder is named after the library's paths. Beside the decisions stands where the library was and a sample of
its files. Where a library is opened for the first time, and another one of which at least half of the sample is here
is no longer where it was, what was decided there is copied.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from index import indexing_lock
from index.errors import LibraryError
from index.location import FileState, Location
from index.private import make_private, write_private

SAMPLE = 64
"""Files by which a library is known again."""


@dataclass(frozen=True, slots=True)
class _Former:
    """Where a library was, and the sizes in bytes of some of its files by their paths."""

    roots: list[str]
    files: dict[str, int]


def remember(location: Location, files: Iterable[FileState]) -> None:
    """Note where a library is and what is in it, to know it again elsewhere."""
    # Files of the lowest hashes: the same ones as long as they are there, however many come and go.
    chosen = sorted(files, key=lambda state: hashlib.sha256(state.path.encode("utf-8", "surrogateescape")).digest())
    former = _Former([str(root) for root in location.roots], {state.path: state.size for state in chosen[:SAMPLE]})
    text = json.dumps(asdict(former), indent=1)
    file = _note(location.data)
    # Without it the library is not known again elsewhere; that must keep nobody from reading.
    with suppress(OSError):
        if not file.exists() or file.read_bytes() != text.encode("ascii"):
            write_private(file, text.encode("ascii"))


def take_over(location: Location) -> Path | None:
    """Copy what was decided where a library was before, if nothing is decided yet where it is. Returns where it was.

    Raises:
        LibraryError: What was decided there is damaged.
    """
    if location.decisions_file.exists() or not any(_all_former(location.data.parent)):
        return None
    make_private(location.data)
    with indexing_lock.opened(location.decisions_file.with_suffix(".lock")) as lock:
        # Of two processes one would else put the copy in place of what the other has decided meanwhile.
        indexing_lock.wait_for(lock)
        return None if location.decisions_file.exists() else _take_over(location)


def _take_over(location: Location) -> Path | None:
    for folder, former in _all_former(location.data.parent):
        decided = folder / location.decisions_file.name
        was_moved = not any(Path(root).exists() for root in former.roots) and _is_here(former, location)
        if was_moved and decided.exists():
            _copy(decided, location.decisions_file)
            return Path(former.roots[0])
    return None


def _all_former(libraries: Path) -> Iterator[tuple[Path, _Former]]:
    """Every library that was opened before, the latest first."""
    notes = sorted(libraries.glob(f"*/{_note(Path()).name}"), key=_written, reverse=True)
    for note in notes:
        if (former := _read(note)) is not None:
            yield note.parent, former


def _written(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0


def _read(note: Path) -> _Former | None:
    """What a note says; None where it is none."""
    try:
        said = json.loads(note.read_text("ascii"))
        former = _Former([str(root) for root in said["roots"]], dict(said["files"]))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    return former if former.roots else None


def _is_here(former: _Former, location: Location) -> bool:
    here = [path for path, size in former.files.items() if _size(location.base / path) == size]
    return bool(here) and 2 * len(here) >= len(former.files)


def _size(file: Path) -> int | None:
    try:
        return file.stat().st_size
    except OSError:
        return None


def _copy(old: Path, new: Path) -> None:
    """Copy a SQLite file, what is still in its log included, and put it in place when it is whole."""
    part = new.with_suffix(".part")
    try:
        with closing(sqlite3.connect(old)) as source, closing(sqlite3.connect(part)) as target:
            source.backup(target)
    except sqlite3.Error as error:
        raise LibraryError(
            f"What you decided before this library was moved cannot be read from {old}: {error}",
            "Move that file away to start afresh, or put a copy of it back.",
        ) from error
    part.replace(new)


def _note(data: Path) -> Path:
    return data / "library.json"
