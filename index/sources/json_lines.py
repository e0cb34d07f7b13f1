"""JSON Lines: an article a line, as a JSON object."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from index.model import BadRecord, SourceText

from .records import MOST_RECORD, Records, checked
from .text_stream import as_text, lines


def read_stream(path: Path, stream: BinaryIO) -> Iterator[SourceText | BadRecord]:
    """The articles in a file of JSON Lines.

    Args:
        path: The file, to be named in an error.
        stream: Its bytes.

    Raises:
        SourceError: No line in its beginning is an article.
    """
    return checked(path, _read(path, stream))


def _read(path: Path, stream: BinaryIO) -> Iterator[SourceText | BadRecord]:
    records = Records(path)
    for number, line in lines(as_text(stream, newline="\n")):
        if line is None:
            title = f"The line is longer than {MOST_RECORD:,} characters"
            yield BadRecord(f"line {number}", title, "Write one article a line.")
        elif line.strip():
            yield read_line(records, line, number)


def read_line(records: Records, line: str, number: int) -> SourceText | BadRecord:
    """The article in a line of JSON, or why it is none."""
    where = f"line {number}"
    try:
        record = json.loads(line)
    except RecursionError:
        return BadRecord(where, "The JSON is nested too deeply", "Leave the line out.")
    except json.JSONDecodeError as error:
        title = f"The line is no JSON: {error.msg} at character {error.pos + 1}"
        return BadRecord(where, title, "Mend the line, or leave it out.")
    except ValueError as error:
        return BadRecord(where, f"The line is no JSON: {error}", "Mend the line, or leave it out.")
    return records.article(record, where, number)
