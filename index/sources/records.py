"""A record of many, as a JSON object or a row has it -> an article."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from index.errors import SourceError
from index.model import BadRecord, SourceText

from .composing import LONGEST_PART, Stated, compose, is_text
from .days import read_day
from .fields import Columns, Field, Mapped, find_columns
from .lines import one_line
from .mapping_file import MAPPING_FILE, read_mapping
from .markup import is_markup, text_of
from .page import latest_date
from .values import flatten, text_in, words_in

MOST_RECORD = 8 * 1024**2
"""Characters of the longest record that is read: a shelf of books, and far more than an article."""

_TRIED = 100
"""Records of which one at least must be an article, or the file is of another kind."""
_MOST_BAD = 10_000
"""Bad records after which a file is given up in which they are the most."""
_SHOWN = 12
"""How many names of fields an error lists."""
_LOST = "\ufffd"

Result = TypeVar("Result", SourceText, BadRecord)


@dataclass(slots=True)
class Parts:
    """Gives every record of a file a name that no other has."""

    _given: set[str] = field(default_factory=set)

    def name(self, identity: str, number: int) -> str:
        """The record's own id if it is short and no other's, else its number."""
        name = identity if identity and len(identity) <= LONGEST_PART else f"#{number}"
        while name in self._given:
            name = f"#{number}" if name == identity else f"{name}+"
        self._given.add(name)
        return name


class Records:
    """Turns the records of one file into articles.

    Args:
        path: The file.

    Raises:
        SourceError: The mapping file beside it is wrong.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mapped: Mapped = read_mapping(path)
        self._columns: dict[tuple[str, ...], Columns] = {}
        self._parts = Parts()
        self._latest = latest_date()

    def article(self, record: object, where: str, number: int) -> SourceText | BadRecord:
        """The article in a record.

        Args:
            record: What the record holds; an object is a mapping by names of fields.
            where: Where it stands: "line 12".
            number: Which of the records it is.
        """
        if not isinstance(record, Mapping):
            return BadRecord(where, "The record is no object with named fields", "Write it as one, or leave it out.")
        values = flatten(record)
        columns = self.columns(values)
        body = self._body(values, columns)
        if not is_text(body):
            return BadRecord(where, "The record has no text", self._advice(values))
        said = {each: _first(values, columns.names[each]) for each in Field if each is not Field.TEXT}
        stated = Stated(
            _unmarked(said[Field.TITLE]),
            said[Field.SOURCE],
            said[Field.AUTHOR],
            read_day(said[Field.DATE][:100], self._latest),
            said[Field.URL],
        )
        part = self._parts.name(one_line(said[Field.ID][: LONGEST_PART + 1]), number)
        return compose(body, stated, _loss(body), part)

    def columns(self, names: Iterable[str]) -> Columns:
        """Which of these fields hold what."""
        key = tuple(names)
        if key not in self._columns:
            if len(self._columns) >= _TRIED:
                self._columns.clear()
            self._columns[key] = find_columns(key, self._mapped)
        return self._columns[key]

    def no_text(self, names: Iterable[str]) -> SourceError:
        """What to say of a file none of whose fields is known to hold text."""
        return SourceError(f"{self._path} has no field that is known to hold text", self._advice(names))

    def _advice(self, names: Iterable[str]) -> str:
        listed = [one_line(name[:40]) for name in islice(names, _SHOWN + 1)]
        more = ", …" if len(listed) > _SHOWN else ""
        return (
            f"Its fields are: {', '.join(listed[:_SHOWN])}{more}. If one of them holds the text, name it beside the "
            f'file in {MAPPING_FILE}: text = "…" under [fields].'
        )

    def _body(self, values: Mapping[str, object], columns: Columns) -> str:
        names = columns.names[Field.TEXT]
        found = (text for name in names if is_text(text := text_in(values.get(name))))
        body = "\n\n".join(found) if columns.joins else next(found, "")
        return text_of(body) if is_markup(body) else body


def checked(path: Path, results: Iterable[SourceText | BadRecord]) -> Iterator[SourceText | BadRecord]:
    """The records of a file, unless its beginning shows that it holds no articles at all.

    Raises:
        SourceError: There are no records, none of the first hundred is an article, or most of very many are none.
    """
    rest = iter(results)
    first = list(islice(rest, _TRIED))
    if not first:
        raise SourceError(f"{path} is empty", "Leave it out, or save the articles to it again.")
    bad = [result for result in first if isinstance(result, BadRecord)]
    if len(bad) == len(first):
        raise SourceError(f"{path} holds no article that can be read: {bad[0].where}: {bad[0].title}", bad[0].advice)
    good, broken = 0, 0
    for result in chain(first, rest):
        good, broken = good + isinstance(result, SourceText), broken + isinstance(result, BadRecord)
        if broken > max(good, _MOST_BAD):
            title = f"{path} is given up: of its first {good + broken:,} records {broken:,} are no articles"
            raise SourceError(title, "Mend it, or leave it out.")
        yield result


def _first(values: Mapping[str, object], names: Iterable[str]) -> str:
    return next((words for name in names if (words := words_in(values.get(name)))), "")


def _unmarked(title: str) -> str:
    return text_of(title[:MOST_TITLE]) if is_markup(title[:MOST_TITLE]) else title


MOST_TITLE = 10_000
"""Characters of a title that are looked at."""


def _loss(body: str) -> str | None:
    lost = body.count(_LOST)
    return f"{lost} characters of it could not be read" if lost else None
