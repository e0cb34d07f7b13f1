"""What the reader has searched for: the searches saved under names, and those of before, the latest first.

In the database of what was decided, so that neither is lost with the index.
"""

from dataclasses import dataclass

from index.database import Database
from index.model import SearchOrder

SCHEMA = """
CREATE TABLE saved_search (name TEXT PRIMARY KEY COLLATE NOCASE, query TEXT NOT NULL, sorted TEXT NOT NULL);
CREATE TABLE searched (query TEXT PRIMARY KEY, number INTEGER NOT NULL)
"""
LENGTH = 500
"""How many searches are remembered."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search with a name."""

    name: str
    """Upper and lower case are one."""
    query: str
    order: SearchOrder = SearchOrder.BEST


class Searches:
    """The searches of one library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def saved(self) -> tuple[SavedSearch, ...]:
        """All saved searches, by name."""
        rows = self._database.connection.execute("SELECT name, query, sorted FROM saved_search ORDER BY name")
        return tuple(SavedSearch(name, query, _order(order)) for name, query, order in rows)

    def save(self, search: SavedSearch) -> None:
        """Save a search; one that had its name before makes way."""
        with self._database.transaction() as connection:
            row = (search.name, search.query, str(search.order))
            connection.execute("INSERT OR REPLACE INTO saved_search VALUES (?, ?, ?)", row)

    def forget(self, name: str) -> None:
        """Forget the saved search of this name, if there is one."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM saved_search WHERE name = ?", (name,))

    def history(self) -> tuple[str, ...]:
        """What was searched for, each once, the latest first."""
        rows = self._database.connection.execute("SELECT query FROM searched ORDER BY number DESC")
        return tuple(query for (query,) in rows)

    def remember(self, query: str) -> None:
        """Remember that this was searched for; of more than 500 the oldest are forgotten. Spaces tell none apart."""
        words = " ".join(query.split())
        if not words:
            return
        with self._database.transaction() as connection:
            (last,) = connection.execute("SELECT coalesce(max(number), 0) FROM searched").fetchone()
            connection.execute("INSERT OR REPLACE INTO searched VALUES (?, ?)", (words, last + 1))
            connection.execute(
                "DELETE FROM searched WHERE query NOT IN (SELECT query FROM searched ORDER BY number DESC LIMIT ?)",
                (LENGTH,),
            )


def _order(name: str) -> SearchOrder:
    """The order of this name; the best first where a later version knew others."""
    return SearchOrder(name) if name in set(SearchOrder) else SearchOrder.BEST
