"""Indexing in a process of its own: recognition holds Python's lock, and the screen must not wait for it.

The child prints a report a line as JSON on its standard output; it ends by itself, or when it is cancelled, and
leaves the stores whole either way.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from index.errors import LibraryError, NamedropError, NotWritableError
from index.ingest import How, ingest, watch
from index.ingest_worker import STEP_BACK
from index.ingest_workers import usual_count
from index.location import Location, locate
from index.model import Progress, Stage
from index.module_command import module_command
from index.private import make_private

ONCE, WATCH = "once", "watch"
FOLLOW_LINKS = "--follow-links"
"""Before the paths, which are absolute."""


class IngestProcess:
    """A running child that brings a library up to date.

    Args:
        location: The library.
        is_watching: Whether it goes on with that whenever the files change.

    Raises:
        LibraryError: The library's cache folder cannot be made or written.
    """

    def __init__(self, location: Location, is_watching: bool = False) -> None:
        make_private(location.cache)
        self._log = location.cache / "indexing.log"
        how = WATCH if is_watching else ONCE
        links = [FOLLOW_LINKS] if location.follows_links else []
        try:
            with self._log.open("wb") as log:
                self._child = subprocess.Popen(
                    module_command("index.ingest_process", how, *links, *map(str, location.roots)),
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=log,
                    start_new_session=True,
                )
        except OSError as error:
            raise NotWritableError(
                f"Indexing cannot be started: {error}",
                f"Free some space, or give yourself the right to write in {location.cache}.",
            ) from error

    def reports(self) -> Iterator[Progress]:
        """The child's reports as they come, until it has ended or was cancelled.

        Raises:
            LibraryError: The child could not go on, and why.
        """
        if self._child.stdout is None:
            raise RuntimeError("the child was started with a pipe")
        failure: LibraryError | None = None
        with self._child.stdout as lines:
            for line in lines:
                report = json.loads(line)
                if "advice" in report:
                    failure = LibraryError(report["title"], report["advice"])
                else:
                    yield Progress(**{**report, "stage": Stage(report["stage"])})
        if self._child.wait() > 0:
            raise failure or LibraryError(
                f"Indexing ended early; {self._log} has the details",
                "Start it again: it goes on where it was.",
            )

    def cancel(self) -> None:
        """End the child now; what it had not finished is done at the next start."""
        self.abandon()
        self._child.wait()

    def abandon(self) -> None:
        """End the child without waiting until it has ended."""
        self._child.terminate()


def main(how: str, paths: list[str]) -> int:
    """What the child runs. Returns its exit code."""
    try:
        follows_links = paths[:1] == [FOLLOW_LINKS]
        location = locate([Path(path) for path in paths[follows_links:]], follows_links)
        for report in _reports(how, location):
            print(json.dumps(asdict(report)), flush=True)
    except BrokenPipeError:
        sys.stdout = None  # nobody reads: Python would complain at exit
        return 0
    except NamedropError as error:
        print(json.dumps({"title": error.title, "advice": error.advice}), flush=True)
        return 1
    return 0


def _reports(how: str, location: Location) -> Iterator[Progress]:
    workers = How(workers=usual_count())
    if how == ONCE:
        return ingest(location, how=workers)
    # While it watches it may have nothing to say for days, and would not find out that nobody listens.
    parent = os.getppid()
    return watch(location, workers, is_over=lambda: os.getppid() != parent)


if __name__ == "__main__":
    os.nice(STEP_BACK)
    sys.exit(main(sys.argv[1], sys.argv[2:]))
