"""Which library was open last."""

import json
from collections.abc import Sequence
from pathlib import Path

from index.location import make_private, state_folder

SAMPLES = Path(__file__).parent.parent / "seeds"
"""The five articles that are open where nothing else was ever named."""


def last_library() -> list[Path]:
    """The paths of the library that was open last; the first time, the samples'."""
    try:
        paths = json.loads(_file().read_text("utf-8"))
    except (OSError, ValueError):
        return [SAMPLES]
    return [Path(path) for path in paths]


def remember_library(paths: Sequence[Path]) -> None:
    """Open this library the next time that none is named."""
    make_private(state_folder())
    _file().write_text(json.dumps([str(path.resolve()) for path in paths]), "utf-8")


def _file() -> Path:
    return state_folder() / "last-library.json"
