"""Make the picture of the README: the real program, in a real terminal, on the five articles.

python -m benchmarks.picture OUT.svg
"""

import os
import sys
import tempfile
from pathlib import Path

from benchmarks.ptybench import Session, to_svg

PROGRAM = [sys.executable, "-m", "tui"]
FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
QUIET = 0.3
"""Seconds without output after which the screen counts as painted."""


def picture(out: Path) -> None:
    """Search for a name, walk its bearer into another article, list his mentions, and keep what is on the screen."""
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, **{folder: str(Path(home, folder)) for folder in FOLDERS}}
        with Session([*PROGRAM, "seeds"], 120, 40, env=env) as session:
            session.wait_regex(r"5 articles · \d\d people", 60)
            session.settle(QUIET)
            session.press("/", QUIET, 5)
            session.send(b"ushakov")
            session.wait_regex("3 articles", 10)
            for key in ("enter", "*", "n", "r", "2"):
                session.press(key, QUIET, 5)
            session.settle(QUIET)
            out.write_text(to_svg(session.term), encoding="utf-8")


if __name__ == "__main__":
    picture(Path(sys.argv[1]))
