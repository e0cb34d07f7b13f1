"""Uses the app for a long time and looks whether it grows: python -m tests.soak [--minutes 60].

Reads, searches, walks, decides and takes back, changes files and brings the library up to date, round after round, in
one process, while another one watches the files. Prints a line a minute (or --every seconds) and ends with 1 where
memory, open files, threads, or the files in the folders of cache, data and state grow after the first sixth.
"""

import argparse
import asyncio
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

REST = 2.0
"""Seconds between two rounds: others use the machine too."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--every", type=float, default=60, help="seconds between two samples")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder).resolve()
        from tests.monkey.fence import move_into

        move_into(home)
        return asyncio.run(_soak(home, asked.minutes * 60, asked.every))


async def _soak(home: Path, seconds: float, every: float) -> int:
    from index import open_library
    from tests.driving import reading
    from tests.monkey.articles import copy_of_seeds, one_of_each_kind
    from tests.soak.growing import grown
    from tests.soak.rounds import one_round
    from tests.soak.sampling import NAMES, sample

    library = open_library([copy_of_seeds(home / "library")])
    for _ in library.ingest():
        pass
    folders = [home / kind for kind in ("cache", "data", "state")]
    print(f"{'minute':>8}" + "".join(f"{name:>13}" for name in NAMES), flush=True)
    samples, began, rounds = [], time.monotonic(), 0
    one_of_each_kind(home / "library")
    with _watching(home / "library") as watching:
        async with reading(library) as app:
            for moment in _moments(began, seconds, every):
                while time.monotonic() < moment:
                    await one_round(app, home / "library", rounds)
                    await asyncio.sleep(REST)
                    rounds += 1
                samples.append(sample(rounds, watching, folders))
                values = "".join(f"{getattr(samples[-1], name):>13,}" for name in NAMES)
                print(f"{(time.monotonic() - began) / 60:>8.1f}{values}", flush=True)
    found = grown(samples[len(samples) // 6 :])
    print("\n".join(f"GROWS {one}" for one in found) or "nothing grows")
    return int(bool(found))


@contextmanager
def _watching(folder: Path) -> Iterator[int]:
    """The number of a process that watches a folder, until it is over."""
    command = [sys.executable, "-P", "-m", "tui.cli", "index", "--watch", str(folder)]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process.pid
        if process.poll() is not None:
            sys.exit(f"The process that watches has ended, with {process.returncode}")
    finally:
        process.terminate()
        process.wait()


def _moments(began: float, seconds: float, every: float) -> Iterator[float]:
    moment = began + every
    while moment <= began + seconds:
        yield moment
        moment += every


if __name__ == "__main__":
    sys.exit(main())
