"""SQLite FTS5 as its documentation has it: BM25, its own Porter stemmer and removal of accents, no texts stored."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from benchmarks.engines import TOP, Found
from benchmarks.records import Record
from benchmarks.search_queries import SLOP, Kind, Request

SUPPORTED = frozenset(Kind) - {Kind.WILDCARD, Kind.FUZZY, Kind.PERSON, Kind.FACETS}
OPTIONS = ""
"""More options of the table."""
_FROM = "FROM text JOIN article ON article.id = text.rowid WHERE text MATCH ?"


def build(records: Iterable[Record], folder: Path, options: str = OPTIONS) -> None:
    """Everything in one transaction, then merged into one segment."""
    database = sqlite3.connect(folder / "fts5.sqlite", isolation_level=None)
    tokenizer = "porter unicode61 remove_diacritics 2"
    database.execute(f"CREATE VIRTUAL TABLE text USING fts5(title, body, content='', tokenize='{tokenizer}'{options})")
    database.execute("CREATE TABLE article (id INTEGER PRIMARY KEY, day INTEGER NOT NULL)")
    database.execute("BEGIN")
    for record in records:
        row = (record.number, record.title, record.body)
        database.execute("INSERT INTO text (rowid, title, body) VALUES (?, ?, ?)", row)
        database.execute("INSERT INTO article VALUES (?, ?)", (record.number, record.day))
    database.execute("COMMIT")
    database.execute("INSERT INTO text (text) VALUES ('optimize')")
    database.close()


def open_index(folder: Path) -> "Fts5Index":
    """Open what was built."""
    return Fts5Index(sqlite3.connect(folder / "fts5.sqlite"))


class Fts5Index:
    """A connection."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def search(self, request: Request) -> Found:
        """Two statements: the best, and how many there are. One with a window function takes as long."""
        match, year = _expression(request), (request.first_day, request.last_day) if request.year else ()
        if request.kind is Kind.BY_DATE:
            rows = self._rows(f"SELECT id {_FROM} ORDER BY day DESC, id DESC LIMIT {TOP}", match)
        elif year:
            rows = self._rows(f"SELECT id {_FROM} AND day BETWEEN ? AND ? ORDER BY rank LIMIT {TOP}", match, *year)
            ((total,),) = self._rows(f"SELECT count(*) {_FROM} AND day BETWEEN ? AND ?", match, *year)
            return Found(tuple(number for (number,) in rows), total)
        else:
            rows = self._rows(f"SELECT rowid FROM text WHERE text MATCH ? ORDER BY rank LIMIT {TOP}", match)
        ((total,),) = self._rows("SELECT count(*) FROM text WHERE text MATCH ?", match)
        return Found(tuple(number for (number,) in rows), total)

    def _rows(self, statement: str, *values: str | int) -> list[tuple[int]]:
        return self._database.execute(statement, values).fetchall()


def _expression(request: Request) -> str:
    quoted = [f'"{word}"' for word in request.words]
    if request.kind.is_phrase:
        return f'"{" ".join(request.words)}"'
    if request.kind is Kind.NEAR:
        return f"NEAR({' '.join(quoted)}, {SLOP})"
    if request.kind.is_prefix:
        return f"{quoted[0]} *"
    return (" OR " if request.kind in (Kind.OR_2, Kind.OR_3) else " AND ").join(quoted)
