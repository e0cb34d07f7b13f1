"""The record of what the files hold and who is named in them.

Derived from the files and rebuildable from them. An article is stored first with `indexed = 0` and flagged when the
full-text index has it, and removed only when the full-text index has let it go; so after a kill at any instruction
what is not flagged is done again, and no repair is needed.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from index import catalog_damage
from index.catalog_schema import SCHEMA, VERSION
from index.contents import FileContent
from index.database import Database
from index.errors import DamagedError
from index.linked_lookup import ArticleLookup, LinkedLookup
from index.model import (
    Article,
    ArticleHeading,
    ArticleId,
    LabelledSpan,
    Span,
)
from index.shown import READING_ORDER, Shown
from index.stored_files import StoredFiles

if TYPE_CHECKING:
    from index.additions import Additions
    from index.known import Known
    from index.links import Links


__all__ = ["Catalog", "FileContent", "StoredText"]

_HEADING = "article.id, path, title, source, author, date, words, recognised, url"


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
    digest: bytes
    """Another one when the article has changed."""
    path: str
    source: str | None
    author: str | None
    date: date | None


class Catalog(StoredFiles, Shown):
    """The SQLite store of articles, mentions and entities.

    Raises:
        DamagedError: The file is damaged, or another version of the program wrote it; it can be deleted and made anew.
        LibraryError: It cannot be opened.
    """

    def __init__(self, file: Path) -> None:
        note_damage = partial(catalog_damage.note, file)
        super().__init__(Database(file, SCHEMA, VERSION, synchronous="NORMAL", on_damage=note_damage))
        if self._database.found_version != VERSION:
            self._database.close()
            raise DamagedError(
                f"The catalog {file} is of another version of Namedrop",
                "Open the library again: it is made anew from your files.",
            )

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be written."""
        return self._database.is_read_only

    def check(self) -> None:
        """Read all of it.

        Raises:
            DamagedError: It is not what was written.
        """
        self._database.check()

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

    # What the steps of indexing have still to do, and what they did

    def unindexed(self) -> tuple[ArticleId, ...]:
        """The articles that the full-text index does not have as they are."""
        return self._ids("SELECT id FROM article WHERE NOT indexed AND NOT removed ORDER BY id")

    def removed(self) -> tuple[ArticleId, ...]:
        """The articles that are gone and that the full-text index may still have."""
        return self._ids("SELECT id FROM article WHERE removed ORDER BY id")

    def unrecognised(self, limit: int = -1) -> tuple[ArticleId, ...]:
        """The articles whose names have not been looked for, the latest first; so many at the most."""
        query = "SELECT id FROM article WHERE NOT recognised AND NOT removed ORDER BY date DESC, id LIMIT ?"
        return self._ids(query, limit)

    def place(self, article_id: ArticleId) -> tuple[str, str, str]:
        """The file of an article, its part of it, and what it is called."""
        query = "SELECT file, part, path FROM article WHERE id = ?"
        file, part, path = self._database.connection.execute(query, (article_id,)).fetchone()
        return str(file), str(part), str(path)

    def unrecognised_count(self) -> int:
        """How many there are whose names have not been looked for."""
        query = "SELECT count(*) FROM article WHERE NOT recognised AND NOT removed"
        return int(self._database.connection.execute(query).fetchone()[0])

    def texts(self, ids: Iterable[ArticleId]) -> Iterator[StoredText]:
        """These articles as the steps of indexing need them, in this order."""
        for article_id in ids:
            row = self._database.connection.execute(
                "SELECT title, text, headline_start, headline_end, furniture, spans, digest, path, source, author, date"
                " FROM article JOIN body ON article_id = id WHERE id = ?",
                (article_id,),
            ).fetchone()
            if row is not None:
                title, text, start, end, furniture, spans, digest, path, source, author, day = row
                yield StoredText(
                    article_id,
                    title,
                    text,
                    _span(start, end),
                    _spans(furniture),
                    tuple(LabelledSpan(*span) for span in json.loads(spans or "[]")),
                    digest,
                    path,
                    source,
                    author,
                    date.fromisoformat(day) if day else None,
                )

    def recognised_texts(self) -> Iterator[StoredText]:
        """Every article whose names have been looked for."""
        return self.texts(self._ids("SELECT id FROM article WHERE recognised AND NOT removed ORDER BY file, number"))

    def indexed_count(self) -> int:
        """How many articles the full-text index must have at the least."""
        query = "SELECT count(*) FROM article WHERE indexed AND NOT removed"
        row = self._database.connection.execute(query).fetchone()
        return int(row[0])

    def compare_index(self, ids: frozenset[ArticleId]) -> tuple[ArticleId, ...]:
        """Note which articles the full-text index lacks, which may be of another time than the catalog.

        Args:
            ids: What the full-text index has.

        Returns:
            Those of them that are no articles.
        """
        known = dict(self._database.connection.execute("SELECT id, indexed AND NOT removed FROM article"))
        if lost := [article_id for article_id, indexed in known.items() if indexed and article_id not in ids]:
            with self._database.transaction() as connection:
                connection.executemany("UPDATE article SET indexed = 0 WHERE id = ?", _each(lost))
        return tuple(ids - known.keys())

    def confirm_indexed(self, ids: Iterable[ArticleId], removed: Iterable[ArticleId]) -> None:
        """The full-text index has these articles, and no longer has those."""
        with self._database.transaction() as connection:
            connection.executemany("UPDATE article SET indexed = 1 WHERE id = ?", _each(ids))
            connection.executemany("DELETE FROM article WHERE id = ? AND removed", _each(removed))

    def store_recognised(
        self,
        found: Iterable[tuple[ArticleId, Sequence[LabelledSpan]]],
        digests: Mapping[ArticleId, bytes] = MappingProxyType({}),
    ) -> None:
        """What was recognised in these articles.

        Args:
            found: The articles, and what was recognised in each.
            digests: Those that they had when their texts were taken: what has changed since is passed over.
        """
        flag = "UPDATE article SET recognised = 1 WHERE id = ? AND digest = coalesce(?, digest) RETURNING id"
        with self._database.transaction() as connection:
            for article_id, spans in found:
                if connection.execute(flag, (article_id, digests.get(article_id))).fetchone():
                    packed = json.dumps([(span.start, span.end, span.label, span.voter) for span in spans])
                    connection.execute("UPDATE body SET spans = ? WHERE article_id = ?", (packed, article_id))
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

    def version(self) -> int:
        """Another number when another process has changed the catalog."""
        return int(self._database.connection.execute("PRAGMA data_version").fetchone()[0])

    def _ids(self, query: str, *arguments: int) -> tuple[ArticleId, ...]:
        return tuple(article_id for (article_id,) in self._database.connection.execute(query, arguments))


def _heading(row: Sequence[str | int | None], read: frozenset[str]) -> ArticleHeading:
    article_id, path, title, source, author, day, words, recognised, url = row
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
        url=None if url is None else str(url),
    )


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)


def _spans(packed: str) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in json.loads(packed))


def _each(ids: Iterable[ArticleId]) -> Iterator[tuple[ArticleId]]:
    return ((article_id,) for article_id in ids)
