"""Marks: letters that stand for places in articles, to come back to. In the database of what was decided.

A mark holds words around its place, so that it is found again where the article has been edited since.
"""

from dataclasses import dataclass

from index.database import Database

SCHEMA = """
CREATE TABLE mark (letter TEXT PRIMARY KEY, path TEXT NOT NULL, offset INTEGER NOT NULL, quote TEXT NOT NULL)
"""
AROUND = 32
"""Characters of the quote on either side of the place."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A letter and the place that it stands for."""

    letter: str
    path: str
    """Of the article, relative to the library."""
    offset: int
    quote: str
    """What stood around the offset: up to 32 characters before and behind it."""

    @property
    def words(self) -> str:
        """What stood behind the offset."""
        return self.quote[self._lead :]

    @property
    def _lead(self) -> int:
        """How much of the quote stands before the offset."""
        return min(self.offset, AROUND)

    def find(self, text: str) -> int:
        """Where the place is in the text as it is now: at its quote, or at half of it, the nearest to where it was."""
        lead = self._lead
        for part, ahead in ((self.quote, lead), (self.words, 0), (self.quote[:lead], lead)):
            if part.strip() and (found := _nearest(text, part, self.offset - ahead)) is not None:
                return found + ahead
        return min(self.offset, len(text))


def mark_at(letter: str, path: str, text: str, offset: int) -> Mark:
    """The mark of a place in a text."""
    return Mark(letter, path, offset, text[max(0, offset - AROUND) : offset + AROUND])


def _nearest(text: str, part: str, wanted: int) -> int | None:
    """Where a part of a text begins that stands nearest to an offset."""
    behind = text.find(part, max(0, wanted))
    before = text.rfind(part, 0, max(0, wanted) + len(part))
    return min((at for at in (before, behind) if at >= 0), key=lambda at: abs(at - wanted), default=None)


class Marks:
    """The marks of one library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Mark, ...]:
        """All marks, by letter."""
        rows = self._database.connection.execute("SELECT letter, path, offset, quote FROM mark ORDER BY letter")
        return tuple(Mark(*row) for row in rows)

    def set(self, mark: Mark) -> None:
        """Set a mark; where its letter stood before, there is none any more."""
        with self._database.transaction() as connection:
            row = (mark.letter, mark.path, mark.offset, mark.quote)
            connection.execute("INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?)", row)
