"""The record of what the files hold and who is named in them.

Derived from the files and rebuildable from them. An article is stored first with `indexed = 0` and flagged when the
full-text index has it, and removed only when the full-text index has let it go; so after a kill at any instruction
what is not flagged is done again, and no repair is needed.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from index.catalog_schema import SCHEMA, VERSION
from index.database import Database
from index.errors import LibraryError
from index.linked_lookup import ArticleLookup, LinkedLookup
from index.location import FileState
from index.model import (
    Article,
    ArticleHeading,
    ArticleId,
    LabelledSpan,
    Problem,
    SourceText,
    Span,
)
from index.shown import READING_ORDER, Shown

if TYPE_CHECKING:
    from index.additions import Additions
    from index.known import Known
    from index.links import Links


_HEADING = "article.id, path, title, source, author, date, words, recognised"


@dataclass(frozen=True, slots=True)
class FileContent:
    """What was read from a file."""

    state: FileState
    """As it was when it was looked at: if it changes later, it is read again."""
    texts: Sequence[SourceText]
    problem: Problem | None
    """Why it was left out, or what was lost in reading it."""


@dataclass(frozen=True, slots=True)
class StoredText:
    """What the later steps of indexing need of an article."""

    id: ArticleId
    title: str
    text: str
    headline: Span | None
    furniture: tuple[Span, ...]
    spans: tuple[LabelledSpan, ...]
    """What was recognised in it, by label; empty before that."""


class Catalog(Shown):
    """The SQLite store of articles, mentions and entities.

    Raises:
        LibraryError: The file is damaged, or another version of the program wrote it; it can be deleted and made anew.
    """

    def __init__(self, file: Path) -> None:
        advice = f"Delete {file.parent} and open the library again: it is made anew from your files."
        try:
            super().__init__(Database(file, SCHEMA, VERSION))
        except sqlite3.Error as error:
            raise LibraryError(f"The catalog {file} cannot be read: {error}", advice) from error
        if self._database.found_version != VERSION:
            raise LibraryError(f"The catalog {file} is of another version of Namedrop", advice)

    @property
    def links(self) -> "Links":
        """Who is named, as linking found it and as it was decided."""
        from index.links import Links

        return Links(self._database)

    @property
    def known(self) -> "Known":
        """What linking knows of the whole collection."""
        from index.known import Known

        return Known(self._database)

    @property
    def additions(self) -> "Additions":
        """What is to link in addition to what is linked."""
        from index.additions import Additions

        return Additions(self._database)

    @property
    def linked(self) -> LinkedLookup:
        """What linking found, entity by entity."""
        return LinkedLookup(self._database)

    @property
    def places(self) -> ArticleLookup:
        """The articles, by what decisions know of them."""
        return ArticleLookup(self._database)

    @contextmanager
    def snapshot(self) -> Iterator[sqlite3.Connection]:
        """All that is read within, by this thread, is of one moment."""
        with self._database.snapshot() as connection:
            yield connection

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    # Files, and the articles read from them

    def files(self) -> dict[str, FileState]:
        """Every file that was looked at, by its path, as it was then."""
        rows = self._database.connection.execute("SELECT path, size, mtime_ns FROM file")
        return {path: FileState(path, size, mtime_ns) for path, size, mtime_ns in rows}

    def store_files(self, files: Iterable[FileContent]) -> None:
        """Store what files hold, in place of what they held before; what was derived from that is gone."""
        with self._database.transaction() as connection:
            for file in files:
                _store_file(connection, file)

    def forget_files(self, paths: Iterable[str]) -> None:
        """Files that are gone: their articles are removed as soon as the full-text index has let them go."""
        with self._database.transaction() as connection:
            for path in paths:
                connection.execute("DELETE FROM file WHERE path = ?", (path,))
                _remove_articles(connection, path, from_part=0)

    def problems(self) -> tuple[Problem, ...]:
        """The files that were left out or read with a loss."""
        rows = self._database.connection.execute(
            "SELECT path, problem_title, problem_advice, left_out FROM file"
            " WHERE problem_title IS NOT NULL ORDER BY path"
        )
        return tuple(Problem(path, title, advice, bool(out)) for path, title, advice, out in rows)

    # What the steps of indexing have still to do, and what they did

    def unindexed(self) -> tuple[ArticleId, ...]:
        """The articles that the full-text index does not have as they are."""
        return self._ids("SELECT id FROM article WHERE NOT indexed AND NOT removed ORDER BY id")

    def removed(self) -> tuple[ArticleId, ...]:
        """The articles that are gone and that the full-text index may still have."""
        return self._ids("SELECT id FROM article WHERE removed ORDER BY id")

    def unrecognised(self) -> tuple[ArticleId, ...]:
        """The articles whose names have not been looked for, the latest first."""
        return self._ids("SELECT id FROM article WHERE NOT recognised AND NOT removed ORDER BY date DESC, id")

    def texts(self, ids: Iterable[ArticleId]) -> Iterator[StoredText]:
        """These articles as the steps of indexing need them, in this order."""
        for article_id in ids:
            row = self._database.connection.execute(
                "SELECT title, text, headline_start, headline_end, furniture, spans"
                " FROM article JOIN body ON article_id = id WHERE id = ?",
                (article_id,),
            ).fetchone()
            if row is not None:
                title, text, start, end, furniture, spans = row
                labelled = tuple(LabelledSpan(*span) for span in json.loads(spans or "[]"))
                yield StoredText(article_id, title, text, _span(start, end), _spans(furniture), labelled)

    def recognised_texts(self) -> Iterator[StoredText]:
        """Every article whose names have been looked for."""
        return self.texts(self._ids("SELECT id FROM article WHERE recognised AND NOT removed ORDER BY path, part"))

    def indexed_count(self) -> int:
        """How many articles the full-text index must have at the least."""
        query = "SELECT count(*) FROM article WHERE indexed AND NOT removed"
        row = self._database.connection.execute(query).fetchone()
        return int(row[0])

    def distrust_index(self) -> None:
        """The full-text index is gone: every article has to be indexed again."""
        with self._database.transaction() as connection:
            connection.execute("UPDATE article SET indexed = 0")

    def confirm_indexed(self, ids: Iterable[ArticleId], removed: Iterable[ArticleId]) -> None:
        """The full-text index has these articles, and no longer has those."""
        with self._database.transaction() as connection:
            connection.executemany("UPDATE article SET indexed = 1 WHERE id = ?", _each(ids))
            connection.executemany("DELETE FROM article WHERE id = ? AND removed", _each(removed))

    def store_recognised(self, found: Iterable[tuple[ArticleId, Sequence[LabelledSpan]]]) -> None:
        """What was recognised in these articles."""
        with self._database.transaction() as connection:
            for article_id, spans in found:
                packed = json.dumps([(span.start, span.end, span.label, span.voter) for span in spans])
                connection.execute("UPDATE body SET spans = ? WHERE article_id = ?", (packed, article_id))
                connection.execute("UPDATE article SET recognised = 1 WHERE id = ?", (article_id,))
                connection.execute("INSERT INTO unlinked VALUES (?)", (article_id,))

    # What the reader reads

    def headings(self, read: frozenset[str]) -> tuple[ArticleHeading, ...]:
        """Every article in reading order: by date, those without one last, then by path."""
        rows = self._database.connection.execute(
            f"SELECT {_HEADING} FROM article WHERE NOT removed ORDER BY {READING_ORDER}"
        )
        return tuple(_heading(row, read) for row in rows)

    def article(self, article_id: ArticleId, read: frozenset[str]) -> Article:
        """One article.

        Raises:
            KeyError: There is none of this number.
        """
        row = self._database.connection.execute(
            f"SELECT {_HEADING}, text, headline_start, headline_end, furniture"
            " FROM article JOIN body ON article_id = id WHERE id = ? AND NOT removed",
            (article_id,),
        ).fetchone()
        if row is None:
            raise KeyError(article_id)
        *heading, text, start, end, furniture = row
        return Article(_heading(heading, read), text, _span(start, end), _spans(furniture))

    def sources_beginning(self, prefix: str) -> tuple[str, ...]:
        """Who published articles and is called so, case aside, or has a word that begins so: those of most first."""
        rows = self._database.connection.execute(
            "SELECT source FROM article WHERE NOT removed AND (instr(lower(source), lower(?1)) = 1"
            " OR instr(lower(source), ' ' || lower(?1)) > 0) GROUP BY source ORDER BY count(*) DESC, source LIMIT 10",
            (prefix,),
        )
        return tuple(source for (source,) in rows)

    def _ids(self, query: str) -> tuple[ArticleId, ...]:
        return tuple(article_id for (article_id,) in self._database.connection.execute(query))


def _store_file(connection: sqlite3.Connection, file: FileContent) -> None:
    state, problem = file.state, file.problem
    said = (problem.title, problem.advice, problem.left_out) if problem else (None, None, False)
    row = (state.path, state.size, state.mtime_ns, *said)
    connection.execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?)", row)
    for part, text in enumerate(file.texts):
        _store_article(connection, state.path, part, text)
    _remove_articles(connection, state.path, from_part=len(file.texts))


def _store_article(connection: sqlite3.Connection, path: str, part: int, text: SourceText) -> None:
    day = None if text.date is None else text.date.isoformat()
    (article_id,) = connection.execute(
        "INSERT INTO article (path, part, title, source, author, date, words) VALUES (?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (path, part) DO UPDATE SET title = excluded.title, source = excluded.source,"
        " author = excluded.author, date = excluded.date, words = excluded.words,"
        " indexed = 0, recognised = 0, removed = 0 RETURNING id",
        (path, part, text.title, text.source, text.author, day, len(text.text.split())),
    ).fetchone()
    start, end = (text.headline.start, text.headline.end) if text.headline else (None, None)
    furniture = json.dumps([(span.start, span.end) for span in text.furniture])
    connection.execute(
        "INSERT OR REPLACE INTO body VALUES (?, ?, ?, ?, ?, NULL)",
        (article_id, text.text, start, end, furniture),
    )
    _unlink(connection, article_id)


def _remove_articles(connection: sqlite3.Connection, path: str, from_part: int) -> None:
    for (article_id,) in connection.execute(
        "UPDATE article SET removed = 1 WHERE path = ? AND part >= ? RETURNING id",
        (path, from_part),
    ).fetchall():
        _unlink(connection, article_id)


def _unlink(connection: sqlite3.Connection, article_id: ArticleId) -> None:
    """Drop mentions whose offsets point into a text that is no longer there."""
    from index.additions import lose_mentions

    lose_mentions(connection, article_id)
    connection.execute("INSERT INTO unlinked VALUES (?)", (article_id,))


def _heading(row: Sequence[str | int | None], read: frozenset[str]) -> ArticleHeading:
    article_id, path, title, source, author, day, words, recognised = row
    return ArticleHeading(
        id=int(article_id or 0),
        path=str(path),
        title=str(title),
        source=None if source is None else str(source),
        author=None if author is None else str(author),
        date=None if day is None else date.fromisoformat(str(day)),
        words=int(words or 0),
        recognised=bool(recognised),
        read=path in read,
    )


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)


def _spans(packed: str) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in json.loads(packed))


def _each(ids: Iterable[ArticleId]) -> Iterator[tuple[ArticleId]]:
    return ((article_id,) for article_id in ids)
