"""How soon an article can be found that is added, changed or deleted in a library that is watched.

    python -m benchmarks.changing --corpus FILE.jsonl [--size N] [--times N]

`namedrop index --watch` runs in another process; this one writes, changes and deletes a text file, and searches the
library every few milliseconds for a word that is in no other article, until it is found, or gone. Wall time, from the
moment when the file is on disk.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.news_library import make
from benchmarks.people_in import people_in
from benchmarks.records import read_records
from benchmarks.search_tables import table
from index.library import Library

FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
LOOK = 0.005
"""Seconds between two searches."""
PATIENCE = 60.0
BAR = 1.0
REST = 1.0
"""Seconds between two changes."""


@contextmanager
def watching(folder: Path) -> Iterator[None]:
    """Have another process watch a library."""
    command = [sys.executable, "-m", "tui", "index", "--watch", str(folder)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            yield
        finally:
            process.terminate()


def until(library: Library, word: str, total: int, change: Callable[[], object]) -> float:
    """Seconds from a change until so many articles have the word.

    Raises:
        TimeoutError: They never had.
    """
    change()
    changed = time.perf_counter()
    while time.perf_counter() < changed + PATIENCE:
        page = library.search(word)
        if page is not None and page.total == total:
            return time.perf_counter() - changed
        time.sleep(LOOK)
    raise TimeoutError(f"{word} was not found {total} times within {PATIENCE:.0f} s")


def measure(library: Library, folder: Path, times: int) -> dict[str, list[float]]:
    """Add, change and delete an article so many times."""
    until(library, "qqwarmup", 1, lambda: (folder / "warm-up.txt").write_text("Warm-up\n\nqqwarmup\n", "utf-8"))
    took: dict[str, list[float]] = {"added": [], "changed": [], "deleted": []}
    for number in range(times):
        file, first, second = folder / f"changing-{number}.txt", f"qqadded{number}", f"qqchanged{number}"
        steps = (
            ("added", first, 1, partial(file.write_text, f"Added\n\nThis has {first} in it.\n", "utf-8")),
            ("changed", second, 1, partial(file.write_text, f"Changed\n\nNow it is {second}.\n", "utf-8")),
            ("deleted", second, 0, file.unlink),
        )
        for name, word, total, change in steps:
            time.sleep(REST)
            took[name].append(until(library, word, total, change))
    return took


def run(corpus: Path, size: int | None, times: int, home: Path) -> None:
    """Measure, and print."""
    os.environ.update({folder: str(home / folder) for folder in FOLDERS})
    records = list(read_records(corpus, size))
    library = make(home / "news", records, people_in(records))
    with watching(home / "news"):
        took = measure(library, home / "news", times)
    library.close()
    headings = (f"one of {len(records):,} articles", "times", "p50 s", "max s", "≤ 1 s")
    rows = (
        [name, str(len(each)), f"{median(each):.2f}", f"{max(each):.2f}", "✓" if max(each) <= BAR else "✗"]
        for name, each in took.items()
    )
    print(table(headings, rows))


def main() -> None:
    """Read the arguments."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True, help="JSON Lines, as `benchmarks.corpus` writes it")
    parser.add_argument("--size", type=int, help="only so many of its articles")
    parser.add_argument("--times", type=int, default=10)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        run(asked.corpus, asked.size, asked.times, Path(home))


if __name__ == "__main__":
    main()
