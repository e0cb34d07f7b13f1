"""Which library was open last, and opening one."""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import NotWritableError
from index.location import state_folder
from index.private import check_private, make_private, write_private

if TYPE_CHECKING:
    from index import Library

SAMPLES = Path(__file__).parent.parent / "seeds"
"""The five articles that are open where nothing else was ever named."""


def open_chosen(paths: Sequence[Path]) -> "Library":
    """The library made of these paths; without any, the one that was open last; the first time, the samples."""
    from index import open_library
    from tui.config import config_file, read_config

    chosen = list(paths) or last_library()
    config, _ = read_config(config_file())
    library = open_library(chosen, config.follow_links)
    remember_library(chosen)
    if library.notices:
        from tui.output import say

        for sentence in library.notices:
            say(sentence)
    return library


def last_library() -> list[Path]:
    """The paths of the library that was open last; the first time, the samples'.

    Raises:
        LibraryError: Others than the user could have written them.
    """
    check_private(state_folder())
    try:
        paths = last_library_file().read_bytes()
    except OSError:
        return [SAMPLES]
    return [Path(os.fsdecode(path)) for path in paths.split(b"\0") if path] or [SAMPLES]


def remember_library(paths: Sequence[Path]) -> None:
    """Open this library the next time that none is named, where that can be kept."""
    # A full disk or a folder that may not be written to must not keep anybody from reading.
    with suppress(OSError, NotWritableError):
        make_private(state_folder())
        write_private(last_library_file(), b"\0".join(os.fsencode(path.resolve()) for path in paths))


def last_library_file() -> Path:
    """Where its paths are kept; zeros stand between them, so that they are read before any module is imported."""
    return state_folder() / "last-library"
