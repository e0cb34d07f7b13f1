"""What was read of a file that has moved within its library: the same under its path of now."""

from collections.abc import Iterable

from index.contents import article_path
from index.database import Database

_TABLES = ("read", "reading_place", "last_article", "mark")


def move_reading(decided: Database, before: str, after: str, parts: Iterable[str]) -> None:
    """Let what was read, where reading stopped, and marks follow the articles of a file.

    Args:
        decided: The database of what was decided.
        before: The path that the file had.
        after: The one that it has.
        parts: Of its articles.
    """
    paths = [(article_path(after, part), article_path(before, part)) for part in parts]
    with decided.transaction() as connection:
        for table in _TABLES:
            connection.executemany(f"UPDATE OR REPLACE {table} SET path = ? WHERE path = ?", paths)
