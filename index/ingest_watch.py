"""What the file system says of a library's files while they are watched."""

import os
import queue
import stat
import threading
import time
from collections import deque
from collections.abc import Mapping
from pathlib import Path

from index.location import Location, is_in

QUIET = 40
"""Milliseconds without a change after which those before it are told."""
AT_MOST = 250
"""Milliseconds after which they are told however many come."""
LOOK = 200
"""Milliseconds between two looks at what was named itself."""
AGAIN = 1.2
"""Seconds after which what has changed is told once more: who looks for changes himself sees whole seconds, so that
another change within one is not seen."""

Identity = tuple[int, int]


class Watcher:
    """Notes in a thread of its own which files of a library change.

    Where the system does not tell of changes, watchfiles looks for them itself. A folder that goes and comes back is
    watched again.
    """

    def __init__(self, location: Location) -> None:
        self._location = location
        self._changed = queue.SimpleQueue[set[Path]]()
        self._is_over = threading.Event()
        self._is_on = threading.Event()
        self._is_polling = False
        self._told = deque[tuple[float, set[Path]]]()
        """What has changed lately, and when it is to be told again."""
        self._thread = threading.Thread(target=self._watch, name="watching", daemon=True)

    def __enter__(self) -> "Watcher":
        self._thread.start()
        # What changes before it is on would be missed by whoever looks at all files right after.
        self._is_on.wait(timeout=5)
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()

    def is_waiting(self) -> bool:
        """Whether something has changed that nobody has taken yet."""
        return not self._changed.empty()

    def take(self, seconds: float = 0) -> set[Path]:
        """The paths that have changed, waiting so long for the first; none where nothing has."""
        changed = set[Path]()
        try:
            changed |= self._changed.get(timeout=seconds) if seconds else self._changed.get_nowait()
            while True:
                changed |= self._changed.get_nowait()
        except queue.Empty:
            return changed

    def _watch(self) -> None:
        before = _roots(self._location)
        while not self._is_over.is_set():
            self._watch_until_changed(before)
            now = _roots(self._location)
            self._changed.put({root for root in self._location.roots if now.get(root) != before.get(root)})
            before = now

    def _watch_until_changed(self, roots: Mapping[Path, Identity]) -> None:
        """Note what changes in the folders that were named, until one of what was named is not what it was."""
        from watchfiles import watch

        folders = [root for root in roots if root.is_dir()]
        if not folders:
            self._is_on.set()
            self._is_over.wait(LOOK / 1000)
            return
        try:
            for changes in watch(
                *folders, watch_filter=lambda _, path: is_in(self._location, Path(path)), debounce=AT_MOST, step=QUIET,
                stop_event=self._is_over, rust_timeout=LOOK, yield_on_timeout=True, raise_interrupt=False,
                force_polling=self._is_polling or None, poll_delay_ms=LOOK, ignore_permission_denied=True,
            ):  # fmt: skip
                self._is_on.set()
                self._tell({Path(path) for _, path in changes})
                if _roots(self._location) != roots:
                    return
        except FileNotFoundError:
            return
        except OSError:
            # There are more folders than the system is set to watch.
            self._is_polling = True

    def _tell(self, changed: set[Path]) -> None:
        """Note what has changed, and what has done so a while ago."""
        if changed:
            self._changed.put(changed)
            self._told.append((time.monotonic() + AGAIN, changed))
        while self._told and self._told[0][0] <= time.monotonic():
            self._changed.put(self._told.popleft()[1])


def _roots(location: Location) -> dict[Path, Identity]:
    """The files and folders that were named and are there, each with what tells it from what it was."""
    found = dict[Path, Identity]()
    for root in location.roots:
        try:
            status = os.stat(root)
        except OSError:
            continue
        is_folder = stat.S_ISDIR(status.st_mode)
        # A file is looked at here and not watched: editors put another file in its place.
        found[root] = (status.st_dev, status.st_ino) if is_folder else (status.st_size, status.st_mtime_ns)
    return found
