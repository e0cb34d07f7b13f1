"""Mailboxes in the mbox format: messages one after the other, each below a line that begins with "From "."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from index.errors import SourceError
from index.model import BadRecord, SourceText

from .mail import MOST_BYTES, read_message
from .records import Parts, checked

_LONGEST_LINE = 65536
"""Bytes of a line that are read at a time."""
_SEPARATOR = b"From "
_QUOTED_SEPARATOR = re.compile(rb"^>(>*From )", re.MULTILINE)


def read_stream(path: Path, stream: BinaryIO) -> Iterator[SourceText | BadRecord]:
    """The messages in a mailbox.

    Args:
        path: The file, to be named in an error.
        stream: Its bytes.

    Raises:
        SourceError: It is no mailbox, or no message in its beginning has text.
    """
    return checked(path, _read(path, stream))


def _read(path: Path, stream: BinaryIO) -> Iterator[SourceText | BadRecord]:
    parts = Parts()
    for number, content in enumerate(_messages(path, stream), start=1):
        where = f"message {number}"
        if content is None:
            title = f"The message is larger than {MOST_BYTES / 2**20:.0f} MB"
            yield BadRecord(where, title, "Take its attachments out.")
            continue
        try:
            article = read_message(path, content)
        except SourceError as error:
            yield BadRecord(where, error.title.removeprefix(f"{path}: "), error.advice)
        else:
            yield replace(article, part=parts.name(article.part, number))


def _messages(path: Path, stream: BinaryIO) -> Iterator[bytes | None]:
    """The messages as they were before "From " in them was quoted; None for one that is too large."""
    first = stream.readline(_LONGEST_LINE)
    if first and not first.startswith(_SEPARATOR):
        raise SourceError(f"{path} is no mailbox: it does not begin with “From ”", "Save it in the mbox format.")
    pieces: list[bytes] = []
    size, is_blank, is_open = 0, False, bool(first)
    while line := stream.readline(_LONGEST_LINE):
        if is_blank and line.startswith(_SEPARATOR):
            yield _message(pieces, size)
            pieces, size, is_blank = [], 0, False
            continue
        size += len(line)
        if size <= MOST_BYTES:
            pieces.append(line)
        is_blank = line in (b"\n", b"\r\n")
    if is_open:
        yield _message(pieces, size)


def _message(pieces: list[bytes], size: int) -> bytes | None:
    return _QUOTED_SEPARATOR.sub(rb"\1", b"".join(pieces)) if size <= MOST_BYTES else None
