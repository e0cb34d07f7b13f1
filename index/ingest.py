"""Brings a library's stores up to date with its files: texts first, then who is named in them.

Each step commits before the next and takes up what is still to do from the catalog, so it can be stopped at any
instruction and goes on from there. A run over unchanged files reads nothing but their sizes and times.
"""

import os
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from time import sleep
from typing import IO

from index import indexing_lock
from index.catalog import Catalog
from index.decided_copies import keep_copy
from index.decisions import Decisions, open_decided
from index.ingest_changes import all_changes, changes_at, look
from index.ingest_names import Names
from index.ingest_texts import Texts
from index.ingest_unseen import note_unseen
from index.ingest_watch import Watcher
from index.linking import apply_in_turn, are_applied
from index.location import Location
from index.model import Progress, Stage
from index.moved import remember
from index.private import make_private

MOMENT = 0.2
"""Seconds between two looks at what another process does."""

Arrivals = Callable[[], set[Path]]
"""Gives the paths that have changed since it was last asked."""


@dataclass(frozen=True, slots=True)
class How:
    """How a library is brought up to date."""

    workers: int = 0
    """How many processes read and recognise; none: the process that brings it up to date does all."""
    text_only: bool = False
    """Whether to leave who is named for the next time."""
    waits: bool = True
    """Whether to wait for another process that is at it; otherwise the library is left as it is."""


def ingest(location: Location, is_afresh: bool = False, how: How | None = None) -> Iterator[Progress]:
    """Bring a library up to date, reporting after every commit.

    Args:
        location: The library.
        is_afresh: Whether to link the whole collection again, even if nothing has changed.
        how: How it is done; None: in this process alone.

    Raises:
        LibraryError: A store cannot be written.
        ModelError: Names cannot be recognised; the articles can be read and searched all the same.
    """
    with closing(_Ingest(location, how or How())) as work:
        followed = yield from work.take_lock()
        if work.has_lock:
            yield from work.bring_up_to_date(_nothing, is_afresh=is_afresh)
            work.merge(_never)
        yield from work.finish(has_changed=followed)


def watch(location: Location, how: How, is_over: Callable[[], bool]) -> Iterator[Progress]:
    """Bring a library up to date, and again whenever its files change, until it is told that that is over.

    Raises:
        LibraryError: A store cannot be written.
        ModelError: Names cannot be recognised; the articles can be read and searched all the same.
    """
    with closing(_Ingest(location, how)) as work, Watcher(location) as watcher:
        changed: set[Path] | None = None
        while True:
            followed = yield from work.take_lock()
            yield from work.bring_up_to_date(watcher.take, changed)
            work.merge(watcher.is_waiting)
            yield from work.finish(has_changed=followed)
            yield Progress(Stage.WATCHING, 0, 0)
            while not (changed := watcher.take(MOMENT)):
                if is_over():
                    return
                yield from work.follow(Stage.WATCHING)


def _nothing() -> set[Path]:
    return set()


def _never() -> bool:
    return False


class _Ingest:
    """A library that is brought up to date."""

    def __init__(self, location: Location, how: How) -> None:
        make_private(location.cache)
        make_private(location.data)
        keep_copy(location.decisions_file)
        self._location = location
        self._how = how
        self._lock: IO[str]
        with ExitStack() as opened:
            decided = opened.enter_context(closing(open_decided(location.decisions_file)))
            self._lock = opened.enter_context(indexing_lock.opened(location.lock_file))
            self._catalog = opened.enter_context(closing(Catalog(location.catalog_file)))
            self.close = opened.pop_all().close
        self._decisions = Decisions(decided)
        self._texts = Texts(location, self._catalog, decided, how.workers)
        self._version = self._catalog.version()
        self.has_lock = False

    def take_lock(self) -> Generator[Progress, None, bool]:
        """Take the lock, telling of what whoever has it does. Returns whether anybody had it."""
        is_first = True
        while not (taken := indexing_lock.take(self._lock)):
            if is_first:
                yield Progress(Stage.WAITING, 0, 0)
            is_first = False
            if not self._how.waits:
                break
            sleep(MOMENT)
            yield from self.follow(Stage.WAITING)
        self.has_lock = taken
        return not is_first

    def follow(self, stage: Stage) -> Iterator[Progress]:
        """Tell that another process has changed the catalog."""
        version = self._catalog.version()
        if version != self._version:
            self._version = version
            yield Progress(stage, 0, 0, articles_changed=True, mentions_changed=True)

    def bring_up_to_date(
        self, arrivals: Arrivals, changed: set[Path] | None = None, is_afresh: bool = False
    ) -> Iterator[Progress]:
        """Take in what has changed, and what changes meanwhile.

        Args:
            arrivals: Gives what changes meanwhile.
            changed: Where something has changed; None: it may be anywhere.
            is_afresh: Whether to link the whole collection again.
        """
        yield from self._take_in(changed)
        if not self._how.text_only:
            log = self._location.cache / "workers.log"
            names = Names(self._catalog, self._decisions, self._how.workers, log)
            for report in names.catch_up(is_afresh):
                if report is not None:
                    yield report
                if more := arrivals():
                    yield from self._take_in(more)

    def merge(self, cancelled: Callable[[], bool]) -> None:
        """Merge the full-text index, unless there is something else to do.

        Args:
            cancelled: Asked now and then whether there is.
        """
        self._texts.merge(cancelled)

    def _take_in(self, changed: set[Path] | None) -> Iterator[Progress]:
        location = self._location
        if changed is None or any(path in location.roots and os.path.isdir(path) for path in changed):
            yield Progress(Stage.SCANNING, 0, 0)
            found = look(location)
            if not found.unseen:
                remember(location, found.files.values())
            changes, looked_at = all_changes(location, self._catalog, found), set(location.roots)
        else:
            found = look(location, changed)
            changes, looked_at = changes_at(location, self._catalog, changed, found), changed
        yield from self._texts.take_in(changes)
        note_unseen(location, self._catalog, found.unseen, looked_at)

    def finish(self, has_changed: bool) -> Iterator[Progress]:
        """Let others have the lock, and show what was decided while this one had it."""
        if self.has_lock:
            indexing_lock.let_go(self._lock)
            self.has_lock = False
        decided = not are_applied(self._catalog, self._decisions)
        decided = decided and apply_in_turn(self._location, self._catalog, self._decisions)
        self._version = self._catalog.version()
        yield Progress(Stage.DONE, 0, 0, articles_changed=has_changed, mentions_changed=has_changed or decided)
