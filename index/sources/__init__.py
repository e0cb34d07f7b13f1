"""Files -> articles: one reader per file format, found by the file's name.

A further format is a module here with `read(path, content)`, or `read_stream(path, stream)` where a file holds many
articles, and a line in `formats.READERS`.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from index.errors import SourceError
from index.model import BadRecord, SourceText

from .files import MOST_BYTES, folder_error, read_all, read_bytes
from .formats import READERS, Format, format_of, packing_of

Reader = Callable[[Path, bytes], Iterable[SourceText | BadRecord]]
"""Turns the content of a file into its articles; the path is there to be named in a SourceError."""

StreamReader = Callable[[Path, BinaryIO], Iterable[SourceText | BadRecord]]
"""The same for a file of many articles, of which it holds one at a time."""


def suffixes() -> frozenset[str]:
    """The suffixes of the files that can be read, in lower case, with their dots."""
    return frozenset(READERS)


def reads(name: str) -> bool:
    """Whether a file of this name can be read, as far as the name says it: "wires.csv", "wires.JSONL.gz", "mbox"."""
    return format_of(name) is not None


def read(path: Path) -> Iterator[SourceText | BadRecord]:
    """The articles in a file, one after the other as they are read, and what in it is none.

    In most formats a file is one article. Of a file of many, one at a time is held in memory.

    Raises:
        SourceError: The file is missing, of an unknown format, empty, not what its name says, too large, or may not be
            read; at the first article, or when the reading comes to the place.
    """
    form = format_of(path.name)
    if form is None:
        raise folder_error(path) if os.path.isdir(path) else _unknown(path)
    packing = packing_of(path.name)
    if packing is None and not form.is_streamed:
        yield from _reader(form)(path, read_bytes(path))
    else:
        yield from _read_stream(path, form, packing)


def _read_stream(path: Path, form: Format, packing: str | None) -> Iterator[SourceText | BadRecord]:
    from .unpacking import open_unpacked

    with closing(open_unpacked(path, packing)) as unpacked:
        if form.is_streamed:
            read_stream: StreamReader = import_module(f".{form.module}", __name__).read_stream
            yield from read_stream(path, unpacked.stream)
        else:
            yield from _reader(form)(path, read_all(path, unpacked.stream, MOST_BYTES))
        if unpacked.damage:
            advice = "What comes before it was read. Copy or fetch the file again."
            yield BadRecord("end of file", unpacked.damage, advice)


def _reader(form: Format) -> Reader:
    reader: Reader = import_module(f".{form.module}", __name__).read
    return reader


def _unknown(path: Path) -> SourceError:
    known = ", ".join(sorted(READERS))
    return SourceError(f"{path} is of no format that can be read", f"Save it as one of: {known}.")
