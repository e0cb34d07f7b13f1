"""Which library was open last, and opening one."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.location import make_private, state_folder

if TYPE_CHECKING:
    from index import Library

SAMPLES = Path(__file__).parent.parent / "seeds"
"""The five articles that are open where nothing else was ever named."""


def open_chosen(paths: Sequence[Path]) -> "Library":
    """The library made of these paths; without any, the one that was open last; the first time, the samples."""
    from index import open_library

    chosen = list(paths) or last_library()
    library = open_library(chosen)
    remember_library(chosen)
    if library.notices:
        from tui.output import say

        for sentence in library.notices:
            say(sentence)
    return library


def last_library() -> list[Path]:
    """The paths of the library that was open last; the first time, the samples'."""
    try:
        return [Path(os.fsdecode(path)) for path in last_library_file().read_bytes().split(b"\0")]
    except OSError:
        return [SAMPLES]


def remember_library(paths: Sequence[Path]) -> None:
    """Open this library the next time that none is named."""
    make_private(state_folder())
    last_library_file().write_bytes(b"\0".join(os.fsencode(path.resolve()) for path in paths))


def last_library_file() -> Path:
    """Where its paths are kept; zeros stand between them, so that they are read before any module is imported."""
    return state_folder() / "last-library"
