"""The half of the catalog that knows files, and the articles read from them."""

import json
import sqlite3
from collections.abc import Iterable

from index.contents import Content, FileContent, ReadArticle, ReadFile, SameFile, UnreadFile, article_path, contents
from index.database import Database
from index.location import FileState
from index.model import ArticleId, Problem
from index.shown_changes import note_articles


class StoredFiles:
    """The files that were read, what was wrong with them, and their articles."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def files(self) -> dict[str, FileState]:
        """Every file that was looked at, by its path, as it was then; of no size where it was not read to its end."""
        rows = self._database.connection.execute(
            "SELECT path, size, mtime_ns FROM file UNION ALL"
            " SELECT DISTINCT file, -1, 0 FROM article WHERE NOT removed AND file NOT IN (SELECT path FROM file)"
        )
        return {path: FileState(path, size, mtime_ns) for path, size, mtime_ns in rows}

    def file(self, path: str) -> FileState | None:
        """One file, as it was when it was looked at."""
        query = "SELECT path, size, mtime_ns FROM file WHERE path = ?"
        row = self._database.connection.execute(query, (path,)).fetchone()
        return FileState(*row) if row else None

    def files_in(self, folder: str) -> dict[str, FileState]:
        """The files in a folder and the folders in it, by their paths."""
        query = "SELECT path, size, mtime_ns FROM file WHERE path >= ? AND path < ?"
        rows = self._database.connection.execute(query, (f"{folder}/", f"{folder}0"))
        return {path: FileState(path, size, mtime_ns) for path, size, mtime_ns in rows}

    def digests(self, paths: Iterable[str]) -> dict[str, bytes]:
        """The digests of the contents of files, as far as they are known."""
        query = "SELECT digest FROM file WHERE path = ?"
        found = ((path, self._database.connection.execute(query, (path,)).fetchone()) for path in paths)
        return {path: row[0] for path, row in found if row and row[0]}

    def store(self, read: Iterable[Content]) -> None:
        """Store what was read; what was derived from what an article said before is gone."""
        with self._database.transaction() as connection:
            for content in read:
                match content:
                    case ReadArticle():
                        _store_article(connection, content)
                    case ReadFile():
                        _finish_file(connection, content)
                    case SameFile(state):
                        row = (state.size, state.mtime_ns, state.path)
                        connection.execute("UPDATE file SET size = ?, mtime_ns = ? WHERE path = ?", row)
                    case UnreadFile(path, problems):
                        # Of no size, so that it is read as soon as that can be done, even if it has not changed.
                        connection.execute("INSERT OR REPLACE INTO file VALUES (?, -1, 0, x'')", (path,))
                        _note_all(connection, path, problems)

    def store_files(self, files: Iterable[FileContent]) -> None:
        """Store whole files."""
        self.store(content for file in files for content in contents(file))

    def move_files(self, moved: Iterable[tuple[str, FileState]]) -> None:
        """Files that have the same content and another path: their articles stay, with all that is known of them."""
        with self._database.transaction() as connection:
            for before, state in moved:
                _move_file(connection, before, state)

    def parts(self, file: str) -> tuple[str, ...]:
        """What the articles of a file are called."""
        query = "SELECT part FROM article WHERE file = ? AND NOT removed"
        return tuple(part for (part,) in self._database.connection.execute(query, (file,)))

    def forget_files(self, paths: Iterable[str]) -> None:
        """Files that are gone: their articles are removed as soon as the full-text index has let them go."""
        with self._database.transaction() as connection:
            for path in paths:
                connection.execute("DELETE FROM file WHERE path = ?", (path,))
                connection.execute("DELETE FROM problem WHERE path = ?", (path,))
                _remove_others(connection, path, frozenset())

    def problems(self) -> tuple[Problem, ...]:
        """What was left out or read with a loss, file by file."""
        rows = self._database.connection.execute(
            'SELECT path, title, advice, left_out, "where" FROM problem ORDER BY path, rowid'
        )
        return tuple(Problem(path, title, advice, bool(out), where) for path, title, advice, out, where in rows)

    def missing(self) -> frozenset[str]:
        """The folders that were named and found missing, as absolute paths."""
        rows = self._database.connection.execute("SELECT path FROM problem WHERE path LIKE '/%'")
        return frozenset(path for (path,) in rows)

    def drop_problems(self, paths: Iterable[str]) -> None:
        """What was said of these holds no longer."""
        with self._database.transaction() as connection:
            connection.executemany("DELETE FROM problem WHERE path = ?", ((path,) for path in paths))

    def note_problem(self, problem: Problem) -> None:
        """Something that is wrong with a file, until it is read again."""
        with self._database.transaction() as connection:
            _note(connection, problem)


def _store_article(connection: sqlite3.Connection, read: ReadArticle) -> None:
    query = "SELECT id, digest, number, removed FROM article WHERE file = ? AND part = ?"
    found = connection.execute(query, (read.file, read.part)).fetchone()
    if found is None:
        article_id = _insert(connection, read)
        _store_text(connection, article_id, read)
        note_articles(connection, [article_id])
        return
    article_id, digest, number, removed = found
    if digest != read.digest or removed:
        _unlink(connection, article_id)
        _update(connection, article_id, read)
        _store_text(connection, article_id, read)
    elif number != read.number:
        connection.execute("UPDATE article SET number = ? WHERE id = ?", (read.number, article_id))


def _insert(connection: sqlite3.Connection, read: ReadArticle) -> ArticleId:
    cursor = connection.execute(
        "INSERT INTO article (path, file, part, number, digest, title, source, author, date, url, words)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (article_path(read.file, read.part), read.file, read.part, *_columns(read)),
    )
    return ArticleId(cursor.lastrowid or 0)


def _update(connection: sqlite3.Connection, article_id: ArticleId, read: ReadArticle) -> None:
    connection.execute(
        "UPDATE article SET number = ?, digest = ?, title = ?, source = ?, author = ?, date = ?, url = ?, words = ?,"
        " indexed = 0, recognised = 0, removed = 0 WHERE id = ?",
        (*_columns(read), article_id),
    )


def _columns(read: ReadArticle) -> tuple[str | int | bytes | None, ...]:
    text = read.text
    day = None if text.date is None else text.date.isoformat()
    words = len(text.text.split())
    return read.number, read.digest, text.title, text.source, text.author, day, text.url, words


def _store_text(connection: sqlite3.Connection, article_id: ArticleId, read: ReadArticle) -> None:
    text = read.text
    start, end = (text.headline.start, text.headline.end) if text.headline else (None, None)
    furniture = json.dumps([(span.start, span.end) for span in text.furniture])
    row = (article_id, text.text, start, end, furniture)
    connection.execute("INSERT OR REPLACE INTO body VALUES (?, ?, ?, ?, ?, NULL)", row)


def _finish_file(connection: sqlite3.Connection, read: ReadFile) -> None:
    state = read.state
    row = (state.path, state.size, state.mtime_ns, read.digest)
    connection.execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?)", row)
    _note_all(connection, state.path, read.problems)
    _remove_others(connection, state.path, frozenset(read.parts))


def _note_all(connection: sqlite3.Connection, path: str, problems: Iterable[Problem]) -> None:
    """Say this of a file, and nothing else."""
    connection.execute("DELETE FROM problem WHERE path = ?", (path,))
    for problem in problems:
        _note(connection, problem)


def _note(connection: sqlite3.Connection, problem: Problem) -> None:
    row = (problem.path, problem.where, problem.title, problem.advice, problem.left_out)
    connection.execute("INSERT INTO problem VALUES (?, ?, ?, ?, ?)", row)


def _remove_others(connection: sqlite3.Connection, file: str, parts: frozenset[str]) -> None:
    """Mark the articles of a file as gone, but for these."""
    rows = connection.execute("SELECT id, part FROM article WHERE file = ? AND NOT removed", (file,)).fetchall()
    for article_id, part in rows:
        if part not in parts:
            connection.execute("UPDATE article SET removed = 1 WHERE id = ?", (article_id,))
            _unlink(connection, article_id)


def _move_file(connection: sqlite3.Connection, before: str, state: FileState) -> None:
    row = (state.path, state.size, state.mtime_ns, before)
    connection.execute("DELETE FROM file WHERE path = ?", (state.path,))
    connection.execute("UPDATE file SET path = ?, size = ?, mtime_ns = ? WHERE path = ?", row)
    connection.execute("DELETE FROM problem WHERE path = ?", (state.path,))
    connection.execute(
        "UPDATE problem SET path = ?1, title = replace(title, ?2, ?1) WHERE path = ?2", (state.path, before)
    )
    # What is to be taken out of the full-text index may bear the name that is now taken.
    connection.execute("UPDATE article SET part = part || '~' || id || '~' WHERE file = ? AND removed", (state.path,))
    for article_id, part in connection.execute("SELECT id, part FROM article WHERE file = ?", (before,)).fetchall():
        named = (article_path(state.path, part), state.path, article_id)
        connection.execute("UPDATE article SET path = ?, file = ?, indexed = 0 WHERE id = ?", named)


def _unlink(connection: sqlite3.Connection, article_id: ArticleId) -> None:
    """Drop mentions whose offsets point into a text that is no longer there: before anything else of it changes."""
    from index.additions import lose_mentions

    lose_mentions(connection, article_id)
    # One in which nobody has looked for names since it changed last has been noted then.
    connection.execute("INSERT INTO unlinked SELECT id FROM article WHERE id = ? AND recognised", (article_id,))
