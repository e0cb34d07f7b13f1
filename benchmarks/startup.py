"""Start to first paint, to titles and to names, beside the least that a Textual program can be, in one run.

    python -m benchmarks.startup [--runs N]

Both programs take turns; medians of wall time in milliseconds, and the ratio of ours to the bare program's.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.ptybench import Session

BARE = [sys.executable, "-m", "benchmarks.bare_app"]
OURS = [sys.executable, "-m", "tui.cli"]
FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
PATIENCE = 60


def start(command: list[str], until: str, env: dict[str, str]) -> tuple[float, float]:
    """Milliseconds from the start of a program to its first paint, and to this on its screen."""
    with Session(command, 120, 40, env=env) as session:
        ready = session.wait_regex(until, PATIENCE)
        session.press("q", 0.05, 5)
        session.wait_exit(5)
        return 1000 * (session.first_paint - session.t0), 1000 * (ready - session.t0)


def main() -> None:
    """Take turns and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=10)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, **{folder: str(Path(home, folder)) for folder in FOLDERS}}
        subprocess.run([*OURS, "index", "seeds"], env=env, check=True, capture_output=True)
        bare, titles, names = [], [], []
        for _ in range(runs):
            bare.append(start(BARE, "5 articles", env))
            titles.append(start([*OURS, "seeds"], "5 articles", env))
            names.append(start([*OURS, "seeds"], r"\d+ people", env))
    floor = statistics.median(ready for _, ready in bare)
    print(f"{'':28}{'median ms':>10}{'ratio':>8}")
    rows = (
        ("bare Textual list, ready", [ready for _, ready in bare]),
        ("namedrop, first paint", [paint for paint, _ in titles + names]),
        ("namedrop, titles shown", [ready for _, ready in titles]),
        ("namedrop, names shown", [ready for _, ready in names]),
    )
    for label, times in rows:
        median = statistics.median(times)
        print(f"{label:28}{median:>10.0f}{median / floor:>8.2f}")


if __name__ == "__main__":
    main()
