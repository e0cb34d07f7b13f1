"""What linking knows of the whole collection, in the catalog: so one more article is linked without reading the others.

Everything here is looked up by a key. It is replaced when the collection is linked afresh and added to in between, in
the transaction that stores the mentions. What is counted, and by which keys, is `index.people.collection`'s affair.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from index.database import Database
from index.model import ArticleId, EntityId, EntityType

_NAMES = ("known_count", "known_person", "known_name", "known_name_key", "known_entity", "known_holder")
_AT_ONCE = 500
"""Values in one query; SQLite takes 999 in its oldest builds."""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody who is named in full."""

    number: int
    articles: int
    titles: tuple[tuple[str, int], ...]
    """The titles before the full names, and how often each stands there."""
    names: tuple[tuple[str, int], ...]
    """The words of each full name, a space between them, and how often it stands in the collection."""


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """What mentions of an entity have in common."""

    id: EntityId
    type: EntityType
    key: str
    """What tells its mentions from those of others of its type."""
    person: int | None
    """The number of the person, where it is somebody who is named in full."""


@dataclass(frozen=True, slots=True)
class KnownHolder:
    """Somebody who holds an office or held it, with the first place that says so."""

    family: str
    of: str
    """The country or organisation; empty where the place does not say it."""
    branch: str
    """The part of a country's government, if it is one."""
    entity_id: EntityId
    is_past: bool
    article_id: ArticleId
    start: int
    end: int
    words: str
    """What the place says."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """What linking some articles has added to what is known."""

    counts: Iterable[tuple[str, str, str, int]]
    """Topic, key, value, and how often that was met."""
    persons: Sequence[KnownPerson]
    """Those of whom something is new, with all that is known of them."""
    name_keys: Iterable[tuple[str, int]]
    """By which keys the new names of persons are looked for."""
    entities: Iterable[KnownEntity]
    """The new ones."""
    holders: Iterable[KnownHolder]


class Known:
    """What is known of the whole collection since it was last linked afresh, and of what was added to it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def counts(self, topic: str, key: str) -> Counter[str]:
        """How often each value of a key was met."""
        query = "SELECT value, times FROM known_count WHERE topic = ? AND key = ?"
        return Counter(dict(self._execute(query, topic, key)))

    def persons_near(self, keys: Iterable[str]) -> Iterator[KnownPerson]:
        """Everybody with a name that one of the keys leads to, by number."""
        rows = self._in("SELECT person FROM known_name_key WHERE key IN ({})", keys)
        for number in sorted({int(row[0]) for row in rows}):
            names = self._execute("SELECT words, mentions FROM known_name WHERE person = ?", number).fetchall()
            query = "SELECT articles, titles FROM known_person WHERE number = ?"
            for articles, titles in self._execute(query, number):
                yield KnownPerson(number, articles, tuple(map(tuple, json.loads(titles))), tuple(names))

    def next_person(self) -> int:
        """A number above everybody's."""
        return int(self._execute("SELECT coalesce(max(number), -1) + 1 FROM known_person").fetchone()[0])

    def entity(self, entity_type: EntityType, key: str) -> tuple[EntityId, str] | None:
        """The id and the name of an entity by what its mentions have in common."""
        query = "SELECT id, name FROM known_entity AS one JOIN linked_entity USING (id) WHERE one.type = ? AND key = ?"
        found: tuple[EntityId, str] | None = self._execute(query, entity_type, key).fetchone()
        return found

    def is_taken(self, entity_id: EntityId) -> bool:
        """Whether an entity has this id."""
        return self._execute("SELECT 1 FROM linked_entity WHERE id = ?", entity_id).fetchone() is not None

    def holders(self, families: Iterable[str], of: str, branch: str, is_past: bool) -> list[KnownHolder]:
        """Those who hold offices of these families (or held them) in one country or organisation."""
        query = 'SELECT * FROM known_holder WHERE "of" = ? AND branch = ? AND is_past = ? AND family IN ({})'
        return [_holder(row) for row in self._in(query, families, of, branch, is_past)]

    def held_by(self, entity_ids: Iterable[EntityId]) -> Iterator[tuple[EntityId, str]]:
        """The families of offices that these persons hold or held, wherever."""
        rows = self._in("SELECT entity_id, family FROM known_holder WHERE entity_id IN ({})", entity_ids)
        yield from ((entity_id, family) for entity_id, family in rows)

    def _execute(self, query: str, *arguments: str | int) -> sqlite3.Cursor:
        return self._database.connection.execute(query, arguments)

    def _in(self, query: str, values: Iterable[str], *before: str | int) -> Iterator[Sequence[str]]:
        """The rows of a query with an `IN ({})` that is its last part, for any number of values."""
        rest = iter(values)
        while some := tuple(islice(rest, _AT_ONCE)):
            yield from self._execute(query.format(", ".join("?" * len(some))), *before, *some)


def replace(connection: sqlite3.Connection, learnt: Learnt) -> None:
    """Know only this."""
    for table in _NAMES:
        connection.execute(f"DELETE FROM {table}")
    # In the order of the keys a table is written from its beginning to its end.
    connection.executemany("INSERT INTO known_count VALUES (?, ?, ?, ?)", sorted(learnt.counts))
    _add_rest(connection, learnt)


def add(connection: sqlite3.Connection, learnt: Learnt) -> None:
    """Know this as well."""
    connection.executemany(
        "INSERT INTO known_count VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET times = times + excluded.times",
        learnt.counts,
    )
    _add_rest(connection, learnt)


def forget(connection: sqlite3.Connection, entity_id: EntityId) -> None:
    """Forget an entity that is named no more; what its articles said otherwise goes on counting."""
    gone = "DELETE FROM known_entity WHERE id = ? RETURNING person"
    for (person,) in connection.execute(gone, (entity_id,)).fetchall():
        for table in ("known_name", "known_name_key"):
            connection.execute(f"DELETE FROM {table} WHERE person = ?", (person,))
        connection.execute("DELETE FROM known_person WHERE number = ?", (person,))
    connection.execute("DELETE FROM known_holder WHERE entity_id = ?", (entity_id,))


def _add_rest(connection: sqlite3.Connection, learnt: Learnt) -> None:
    people = ((person.number, person.articles, json.dumps(person.titles)) for person in learnt.persons)
    connection.executemany("INSERT OR REPLACE INTO known_person VALUES (?, ?, ?)", people)
    names = ((words, person.number, times) for person in learnt.persons for words, times in person.names)
    connection.executemany("INSERT OR REPLACE INTO known_name VALUES (?, ?, ?)", sorted(names))
    connection.executemany("INSERT OR IGNORE INTO known_name_key VALUES (?, ?)", sorted(learnt.name_keys))
    entities = ((each.id, each.type, each.key, each.person) for each in learnt.entities)
    connection.executemany("INSERT INTO known_entity VALUES (?, ?, ?, ?)", entities)
    connection.executemany(
        "INSERT OR IGNORE INTO known_holder VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", map(_row, learnt.holders)
    )


def _row(held: KnownHolder) -> tuple[str | int, ...]:
    office = (held.family, held.of, held.branch, held.entity_id, held.is_past)
    return *office, held.article_id, held.start, held.end, held.words


def _holder(row: Sequence[str]) -> KnownHolder:
    family, of, branch, entity_id, is_past, article_id, start, end, words = row
    return KnownHolder(family, of, branch, entity_id, bool(is_past), int(article_id), int(start), int(end), words)
