"""A stream of bytes as lines of text, none of them longer than can be dealt with."""

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from .records import MOST_RECORD

_SAMPLE = 65536
"""Bytes by which the encoding is judged."""
_SHORTEST_SEQUENCE = 4


def as_text(stream: BinaryIO, newline: str) -> io.TextIOWrapper:
    """The text of a stream, in UTF-8 or UTF-16 or, where its beginning is neither, Windows-1252.

    What cannot be decoded becomes U+FFFD.

    Args:
        stream: The bytes.
        newline: As for `open`.
    """
    buffered = io.BufferedReader(cast(io.RawIOBase, stream), _SAMPLE)
    sample = buffered.peek(_SAMPLE)[:_SAMPLE]
    return io.TextIOWrapper(buffered, _encoding(sample), errors="replace", newline=newline)


def lines(text: io.TextIOWrapper, most: int = MOST_RECORD) -> Iterator[tuple[int, str | None]]:
    """Lines by number, from 1; None for one that is longer than `most` characters, which is passed over."""
    number = 0
    while line := text.readline(most):
        number += 1
        if line.endswith("\n") or len(line) < most:
            yield number, line
            continue
        while (rest := text.readline(most)) and not rest.endswith("\n"):
            pass
        yield number, None


def _encoding(sample: bytes) -> str:
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        # The last character may be cut.
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return "utf-8" if _is_mostly_utf8(sample) else "cp1252"
    return "utf-8-sig"


def _is_mostly_utf8(sample: bytes) -> bool:
    """Whether there is more in a broken sample that only UTF-8 has than what it cannot have."""
    foreign = len(sample) - len(sample.decode("ascii", "ignore"))
    kept = len(sample.decode("utf-8", "ignore").encode()) - len(sample.decode("ascii", "ignore"))
    return kept > foreign / 2
