"""Make the pictures of README and guide: the real program, in a real terminal, on the five articles.

python -m benchmarks.picture DOCS_FOLDER
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.ptybench import Session
from benchmarks.walkthrough import walk

PROGRAM = [sys.executable, "-m", "tui"]
FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
README = """
```keys
/ "ushakov"
```
```screen
3 articles
```
```keys
Enter * n r 2
```
![The picture of the README](reader.svg)
"""
"""Search for a name, walk its bearer into another article, and list his mentions."""


def pictures(docs: Path) -> None:
    """Make all pictures of a folder of docs."""
    for steps in (README, (docs / "guide.md").read_text("utf-8")):
        with _reading() as session:
            walk(steps, session, docs)


@contextmanager
def _reading() -> Iterator[Session]:
    """The reader in a home of its own, when it has recognised all names."""
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, **{folder: str(Path(home, folder)) for folder in FOLDERS}}
        with Session([*PROGRAM, "seeds"], 120, 40, env=env) as session:
            session.wait_regex(r"5 articles · 3\d people *$", 120)
            yield session


if __name__ == "__main__":
    pictures(Path(sys.argv[1]))
