"""Files -> articles: one reader per file format, found by the file's suffix.

A further format is a module here with a function `read(path, content)`, and a line in `READERS`.
"""

import os
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from index.errors import SourceError
from index.model import SourceText

from .files import folder_error, read_bytes

Reader = Callable[[Path, bytes], tuple[SourceText, ...]]
"""Turns the content of a file into its articles; the path is there to be named in a SourceError."""

READERS: Mapping[str, str] = MappingProxyType(
    {
        ".txt": "text",
        ".text": "text",
        ".md": "markdown",
        ".markdown": "markdown",
    }
)
"""The module here whose `read` is the reader for a suffix; loaded when a file needs it."""


def suffixes() -> frozenset[str]:
    """The suffixes of the files that can be read, in lower case, with their dots."""
    return frozenset(READERS)


def read(path: Path) -> tuple[SourceText, ...]:
    """The articles in a file; in most formats it is one.

    Raises:
        SourceError: The file is missing, of an unknown format, empty, not text, too large, or may
            not be read.
    """
    module = READERS.get(path.suffix.lower())
    if module is None:
        raise folder_error(path) if os.path.isdir(path) else _unknown(path)
    content = read_bytes(path)
    reader: Reader = import_module(f".{module}", __name__).read
    return reader(path, content)


def _unknown(path: Path) -> SourceError:
    known = ", ".join(sorted(READERS))
    return SourceError(f"{path} is of no format that can be read", f"Save it as one of: {known}.")
