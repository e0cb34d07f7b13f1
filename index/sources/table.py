"""CSV and TSV: an article a row, below a row of names."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, TextIO

from index.errors import SourceError
from index.model import BadRecord, SourceText

from .fields import Field
from .records import MOST_RECORD, Records, checked
from .text_stream import as_text

_DELIMITERS = ",\t;|"
_MOST_COLUMNS = 10_000

# The limit of the csv module is one for the whole process; its own, 131,072, is less than a long article has.
csv.field_size_limit(MOST_RECORD)


def read_stream(path: Path, stream: BinaryIO) -> Iterator[SourceText | BadRecord]:
    """The articles in a table.

    Args:
        path: The file, to be named in an error.
        stream: Its bytes.

    Raises:
        SourceError: No column holds text, or no row in its beginning is an article.
    """
    return checked(path, _read(path, stream))


def _read(path: Path, stream: BinaryIO) -> Iterator[SourceText | BadRecord]:
    text = as_text(stream, newline="")
    first = text.readline(MOST_RECORD)
    rows = csv.reader(_lines(first, text), delimiter=find_delimiter(first))
    records = Records(path)
    names = _names(path, rows)
    if not records.columns(names).names[Field.TEXT]:
        raise records.no_text(names)
    while True:
        number = rows.line_num + 1
        try:
            row = next(rows, None)
        except csv.Error as error:
            title = f"The row cannot be read: {error}"
            yield BadRecord(f"line {number}", title, "A quote may not be closed there: mend it, or leave the row out.")
            continue
        if row is None:
            return
        if row:
            yield _article(records, names, row, number)


def find_delimiter(line: str) -> str:
    """What stands between the columns of a line, outside quotes."""
    outside = "".join(line.split('"')[::2])
    counts = Counter(char for char in outside if char in _DELIMITERS)
    return max(_DELIMITERS, key=lambda delimiter: counts[delimiter])


def _lines(first: str, text: TextIO) -> Iterator[str]:
    """The lines of a table; what is longer than a record may be comes in pieces."""
    yield first
    while line := text.readline(MOST_RECORD):
        yield line


def _names(path: Path, rows: Iterator[list[str]]) -> list[str]:
    try:
        names = next((row for row in rows if any(row)), [])
    except csv.Error as error:
        raise SourceError(f"{path} has no row of names: {error}", "Write the names of its columns first.") from error
    if len(names) > _MOST_COLUMNS:
        raise SourceError(f"{path} has more than {_MOST_COLUMNS:,} columns", "Leave it out.")
    return [name.strip() for name in names]


def _article(records: Records, names: Sequence[str], row: list[str], number: int) -> SourceText | BadRecord:
    where = f"line {number}"
    if len(row) > len(names) and any(map(str.strip, row[len(names) :])):
        title = f"The row has {len(row)} columns where there are {len(names)} names"
        return BadRecord(where, title, "Put fields that hold a delimiter in quotes.")
    return records.article(dict(zip(names, row, strict=False)), where, number)
