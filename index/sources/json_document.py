"""A JSON file that is an article, a list of articles, or an object that has such a list."""

import json
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

from index.errors import SourceError
from index.model import BadRecord, SourceText

from . import json_lines
from .charset import decode_declared
from .records import Records, checked

MOST_BYTES = 32 * 1024**2
"""The largest JSON document: it is held whole, and the smallest objects take twenty times their text in memory."""

_LISTS = ("articles", "items", "results", "docs", "documents", "data", "hits", "entries", "records", "news", "stories")
"""Fields that hold the list, the surest first."""
_DEEPEST_LIST = 3
"""{"response": {"docs": […]}} is a list two objects down."""


def read(path: Path, content: bytes) -> Iterator[SourceText | BadRecord]:
    """The articles in a JSON file.

    Args:
        path: The file, to be named in an error.
        content: Its bytes.

    Raises:
        SourceError: It is no JSON, or there are no articles in it.
    """
    if len(content) > MOST_BYTES:
        raise SourceError(f"{path} is more than {MOST_BYTES / 2**20:.0f} MB of JSON", "Save it as JSON Lines (.jsonl).")
    text = decode_declared(path, content, None).text.lstrip("\ufeff")
    try:
        document = json.loads(text)
    except RecursionError as error:
        raise SourceError(f"{path} is nested too deeply", "Leave it out.") from error
    except ValueError as error:
        if text.lstrip().startswith("{") and "Extra data" in str(error):
            return json_lines.read_stream(path, BytesIO(content))
        raise SourceError(f"{path} is no JSON: {error}", "Mend it, or leave it out.") from error
    return checked(path, _read(Records(path), document))


def _read(records: Records, document: object) -> Iterator[SourceText | BadRecord]:
    found = document if isinstance(document, list) else _list_in(document, _DEEPEST_LIST)
    if found is None:
        yield records.article(document, "the document", 1)
        return
    for number, record in enumerate(found, start=1):
        yield records.article(record, f"record {number}", number)


def _list_in(document: object, depth: int) -> list[object] | None:
    """The list of objects in an object, under one of the usual names or in an object within."""
    if not isinstance(document, Mapping) or not depth:
        return None
    for name in _LISTS:
        value = document.get(name)
        if isinstance(value, list) and any(isinstance(item, Mapping) for item in value[:10]):
            return value
    inner = (_list_in(value, depth - 1) for value in document.values() if isinstance(value, Mapping))
    return next((found for found in inner if found), None)
