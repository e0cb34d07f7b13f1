"""Keeps the roster that is right now, however the catalog changes, and has its base made anew when that is due."""

import sqlite3
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from math import inf

from index import roster_process
from index.catalog import Catalog
from index.location import Location
from index.roster import Roster
from index.roster_base import read_base
from index.roster_changes import RosterChanges
from index.roster_files import load
from index.shown_changes import ShownState, count_changes, state

SMALL = 1000
"""Up to how many articles the base is read at once where it is needed: about 0.1 s."""
MANY_ARTICLES, MANY_ENTITIES = 500, 3000
"""How much may have changed since the base until another one is made, while this one still serves."""
TOO_MANY = 10
"""So many times that, and it does not serve any more."""
PAUSE = 0.05
"""Seconds between two looks at what another process is making."""


class RosterKeeper:
    """The roster of one library. Every method may be called from any thread."""

    def __init__(self, location: Location, catalog: Catalog) -> None:
        self._location = location
        self._catalog = catalog
        self._turn = threading.Lock()
        self._changes: RosterChanges | None = None
        self._roster: Roster | None = None
        self._child: subprocess.Popen[bytes] | None = None

    @contextmanager
    def reading(
        self, cancelled: Callable[[], bool] | None = None
    ) -> Iterator[tuple[sqlite3.Connection, Roster | None]]:
        """The catalog at one moment, and the roster of that moment; None where it is being made.

        Args:
            cancelled: Where it is to be waited for: asked now and then whether to go on without it.
        """
        while True:
            with self._catalog.snapshot() as connection:
                roster = self._at(connection)
                if roster is not None or cancelled is None or cancelled():
                    yield connection, roster
                    return
            self._pause()

    def close(self) -> None:
        """End the process that makes a base, if one is running."""
        with self._turn:
            if self._child is not None:
                self._child.terminate()
                self._child.wait()
                self._child = None

    def _at(self, connection: sqlite3.Connection) -> Roster | None:
        with self._turn:
            now = state(connection)
            if self._roster is None or self._roster.state != now:
                self._roster = self._bring_up(connection, now)
            return self._roster

    def _pause(self) -> None:
        with self._turn:
            child = self._child
        if child is not None:
            with suppress(subprocess.TimeoutExpired):
                child.wait(PAUSE)

    def _bring_up(self, connection: sqlite3.Connection, now: ShownState) -> Roster | None:
        if self._lag(connection, now) > 1:
            self._renew(connection, now)
        lag = self._lag(connection, now)
        return self._changes.take_up(connection) if self._changes is not None and lag <= TOO_MANY else None

    def _lag(self, connection: sqlite3.Connection, now: ShownState) -> float:
        """How much has changed since the base, in units of what is much."""
        base = self._changes.base.state if self._changes else None
        if base is None or base.epoch != now.epoch or base.changes > now.changes:
            return inf
        articles, entities = count_changes(connection, base.changes)
        return max(articles / MANY_ARTICLES, entities / MANY_ENTITIES)

    def _renew(self, connection: sqlite3.Connection, now: ShownState) -> None:
        """Take the base of now where it is soon read, else what is on disk by now; or have another one made."""
        child = self._child
        if child is not None and child.poll() is None:
            return
        self._child = None
        is_small = connection.execute("SELECT coalesce(max(id), 0) <= ? FROM article", (SMALL,)).fetchone()[0]
        if is_small or (child is not None and child.returncode):
            self._changes = RosterChanges(read_base(connection))
            return
        base = load(self._location.roster_folder, now.epoch)
        if base is not None and self._is_later(base.state, now):
            self._changes = RosterChanges(base)
        if self._lag(connection, now) > 1:
            try:
                self._child = roster_process.start(self._location)
            except OSError:
                # Where the cache cannot be written, what takes seconds is done here.
                self._changes = RosterChanges(read_base(connection))

    def _is_later(self, found: ShownState, now: ShownState) -> bool:
        """Whether a base on disk is of more use than the one there is."""
        mine = self._changes.base.state if self._changes else None
        return found.changes <= now.changes and (
            mine is None or mine.epoch != now.epoch or found.changes > mine.changes
        )
