"""What a field of a record holds, of whatever type, as text."""

from collections.abc import Iterator, Mapping
from itertools import islice

_MOST_ITEMS = 10_000
"""Items of a list that are looked at: paragraphs of an article."""
_NAMED = ("name", "title", "rendered", "original", "full", "main", "text", "content", "value", "$t", "#text", "_")
"""Fields of an object that say what it is in words."""
_MOST_FIELDS = 1000


def flatten(record: Mapping[object, object]) -> dict[str, object]:
    """The fields of a record, and with "object.field" as their names those of the objects in it."""
    found: dict[str, object] = {}
    for name, value in islice(record.items(), _MOST_FIELDS):
        found[str(name)] = value
        if isinstance(value, Mapping):
            for inner, held in islice(value.items(), _MOST_FIELDS):
                found[f"{name}.{inner}"] = held
    return found


def words_in(value: object) -> str:
    """What a field says in some words; the items of a list with ", " between them."""
    return ", ".join(_strings(value))


def text_in(value: object) -> str:
    """What a field holds as running text; the items of a list are paragraphs."""
    return "\n\n".join(_strings(value))


def _strings(value: object, depth: int = 3) -> Iterator[str]:
    if isinstance(value, str):
        if value.strip():
            yield value
    elif isinstance(value, Mapping):
        named = next((value[name] for name in _NAMED if value.get(name)), None)
        if depth:
            yield from _strings(named, depth - 1)
    elif isinstance(value, list):
        for item in islice(value, _MOST_ITEMS) if depth else ():
            yield from _strings(item, depth - 1)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield str(value)
