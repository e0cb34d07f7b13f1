"""Decisions as lines of JSON, which a team can share, read and compare."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from index.decision import ArticleName, Decision, Hide, Merge, Named, NotThis, Quote, Rename, Split, Unhide
from index.errors import DecisionError
from index.model import EntityType

_KINDS: Mapping[type[Decision], str] = {
    Merge: "merge",
    Split: "split",
    Rename: "rename",
    Hide: "hide",
    Unhide: "unhide",
    NotThis: "not-this",
}


def write(decision: Decision) -> str:
    """A decision as a line, without its line end; what says nothing is left out."""
    return json.dumps({"decision": _KINDS[type(decision)], **_lean(asdict(decision))})


def _lean(values: Mapping[str, object]) -> dict[str, object]:
    return {
        key: _lean(value) if isinstance(value, dict) else value
        for key, value in values.items()
        if value is not None and value != ()
    }


def read(lines: Iterable[str]) -> tuple[Decision, ...]:
    """The decisions in these lines; empty lines are passed over.

    Raises:
        DecisionError: A line is no decision.
    """
    return tuple(_read(line, number) for number, line in enumerate(lines, 1) if line.strip())


def _read(line: str, number: int) -> Decision:
    try:
        return _decision(_Fields(json.loads(line)))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DecisionError(
            f"Line {number} is no decision: {error}", "Import what `namedrop decisions export` has written."
        ) from error


class _Fields:
    """The values of a JSON object, of the types they should be."""

    def __init__(self, values: object) -> None:
        if not isinstance(values, dict):
            raise TypeError("it is no JSON object")
        self._values = values

    def text(self, key: str) -> str:
        if not isinstance(found := self._values[key], str):
            raise TypeError(f"{key} is no string")
        return _storable(found)

    def number(self, key: str) -> int:
        if not isinstance(found := self._values[key], int):
            raise TypeError(f"{key} is no whole number")
        return found

    def texts(self, key: str) -> tuple[str, ...]:
        found = self._values.get(key, [])
        if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
            raise TypeError(f"{key} is no list of strings")
        return tuple(map(_storable, found))

    def fields(self, key: str) -> "_Fields":
        return _Fields(self._values[key])

    def has(self, key: str) -> bool:
        return self._values.get(key) is not None


def _decision(fields: _Fields) -> Decision:
    match fields.text("decision"):
        case "merge":
            return Merge(_named(fields.fields("one")), _named(fields.fields("other")))
        case "split":
            return Split(_named(fields.fields("entity")), fields.text("form"))
        case "rename":
            return Rename(_named(fields.fields("entity")), fields.text("name"))
        case "hide":
            return Hide(_named(fields.fields("entity")))
        case "unhide":
            return Unhide(_named(fields.fields("entity")))
        case "not-this":
            return _not_this(fields)
        case other:
            raise ValueError(f"there is no decision {other!r}")


def _not_this(fields: _Fields) -> NotThis:
    decision = NotThis(
        _named(fields.fields("entity")),
        fields.text("form") if fields.has("form") else None,
        _article(fields.fields("article")) if fields.has("article") else None,
        _quote(fields.fields("quote")) if fields.has("quote") else None,
    )
    if decision.article is None and (decision.form is None or decision.quote):
        raise ValueError("it needs a form or an article")
    return decision


def _named(fields: _Fields) -> Named:
    return Named(EntityType(fields.text("type")), fields.text("name"), fields.texts("forms"), fields.texts("titles"))


def _article(fields: _Fields) -> ArticleName:
    return ArticleName(fields.text("title"), fields.text("path"), fields.text("digest"))


def _quote(fields: _Fields) -> Quote:
    return Quote(fields.text("exact"), fields.text("prefix"), fields.text("suffix"), fields.number("start"))


def _storable(text: str) -> str:
    """The text, if it is one: JSON can write half a character, which no file and no database takes."""
    text.encode()
    return text
