"""Drives the app by random keys, clicks and sizes: python -m tests.monkey [--keys 100000] [--seed 0].

Ends with 1 where there was a fault; each is printed with the seed and the last acts before it.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.monkey", description=__doc__)
    parser.add_argument("--keys", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--patience", type=float, default=10, help="seconds in which the app has to answer")
    parser.add_argument("--tell", action="store_true", help="print all that is done")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return _play(Path(folder).resolve(), asked)


def _play(home: Path, asked: argparse.Namespace) -> int:
    from tests.monkey.fence import move_into, put_up

    move_into(home)
    from index import open_library
    from tests.monkey.articles import copy_of_seeds
    from tests.monkey.monkey import Monkey

    library = open_library([copy_of_seeds(home / "library")])
    for _ in library.ingest():
        pass
    library.close()
    put_up(home)
    began = time.process_time()
    tally = asyncio.run(Monkey(home / "library", asked.seed, asked.patience, asked.tell).play(asked.keys))
    seconds = time.process_time() - began
    print(
        f"{tally.keys:,} keys, {tally.starts:,} starts, {tally.resizes:,} resizes, {tally.others:,} clicks and others, "
        f"{len(tally.faults)} faults (seed {asked.seed}, {tally.keys / seconds:.0f} keys a second of processor time)"
    )
    return int(bool(tally.faults))


if __name__ == "__main__":
    sys.exit(main())
