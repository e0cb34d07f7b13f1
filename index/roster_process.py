"""Making a roster's base in a process of its own: it takes seconds and memory that the reader's process has not got."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from index import indexing_lock
from index.catalog import Catalog
from index.location import Location, locate
from index.module_command import module_command
from index.roster_base import read_base
from index.roster_files import load, save
from index.shown_changes import state

NICENESS = 10


def start(location: Location) -> "subprocess.Popen[bytes]":
    """Start the process. It ends when the base on disk is that of the catalog as it was meanwhile."""
    with (location.cache / "roster.log").open("wb") as log:
        return subprocess.Popen(
            module_command("index.roster_process", *map(str, location.roots)),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=log,
            start_new_session=True,
        )


def make_base(location: Location) -> None:
    """Put the base of the catalog as it is on disk; where another process is at it, wait until it has done so.

    Raises:
        LibraryError: The catalog cannot be read.
        OSError: The disk is full, or not to be written.
    """
    with indexing_lock.opened(location.cache / "roster.lock") as lock:
        indexing_lock.wait_for(lock)
        with closing(Catalog(location.catalog_file)) as catalog, catalog.snapshot() as connection:
            now = state(connection)
            there = load(location.roster_folder, now.epoch)
            if there is None or there.state != now:
                save(read_base(connection), location.roster_folder)


if __name__ == "__main__":
    os.nice(NICENESS)
    make_base(locate([Path(path) for path in sys.argv[1:]]))
