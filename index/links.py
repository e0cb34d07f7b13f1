"""Who is named, in the catalog: as linking found it, and as the reader decided on top of that.

Where a decision changed a mention, its row keeps what linking said in `linked`: so decisions are applied and taken
back without linking again.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter

from index import decision_records, overlay
from index.database import Database
from index.decision import Conflict, Decided
from index.link_rows import MENTION, entity_row
from index.model import EntityId, Resolution, Role, Span
from index.shown_changes import begin_epoch


class Links:
    """The part of the catalog that says who is named."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def are_stale(self) -> bool:
        """Whether articles have come, gone or changed since mentions were last linked."""
        row = self._database.connection.execute("SELECT EXISTS (SELECT * FROM unlinked)").fetchone()
        return bool(row[0])

    def applied(self) -> str:
        """The stamp of the decisions that are applied; empty before any were."""
        row = self._database.connection.execute("SELECT decisions FROM applied").fetchone()
        return "" if row is None else str(row[0])

    def conflicts(self) -> tuple[Conflict, ...]:
        """The decisions that could not be applied, and why."""
        row = self._database.connection.execute("SELECT conflicts FROM applied").fetchone()
        return tuple(
            Conflict(decision_records.read([line])[0], sentence)
            for line, sentence in json.loads(row[0] if row else "[]")
        )

    def roles_of(self, entity_id: EntityId) -> tuple[Role, ...]:
        """The offices that an entity holds or held, as was decided whom each of them names."""
        rows = self._database.connection.execute(
            'SELECT office, "of", role.article_id, role.start, role.end, sentence_start, sentence_end, is_past'
            " FROM role JOIN mention ON mention.article_id = role.article_id AND mention.start = holder"
            " WHERE entity_id = ?",
            (entity_id,),
        )
        return tuple(
            Role(entity_id, office, of, article_id, Span(start, end), Span(first, last), bool(is_past))
            for office, of, article_id, start, end, first, last, is_past in rows
        )

    def store(
        self,
        linked: Resolution,
        decided: Decided,
        stamp: str,
        note: Callable[[sqlite3.Connection], None] = lambda _: None,
    ) -> None:
        """What linking found in the whole collection and what was decided on top, in place of all that was there.

        Args:
            linked: What linking found.
            decided: What was decided on top.
            stamp: Of the decisions.
            note: Stores what goes with it, in the same transaction.
        """
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM unlinked")
            connection.execute("DELETE FROM mention")
            connection.execute("DELETE FROM role")
            connection.execute("DELETE FROM linked_entity")
            connection.executemany("INSERT INTO linked_entity VALUES (?, ?, ?, ?)", map(entity_row, linked.entities))
            connection.executemany(
                f"INSERT INTO mention ({MENTION}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                map(attrgetter(*MENTION.split(", ")), linked.mentions),
            )
            connection.executemany("INSERT INTO role VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", role_rows(linked))
            overlay.lay(connection, decided)
            _note(connection, decided.conflicts, stamp)
            note(connection)
            begin_epoch(connection)

    def apply(self, decided: Decided, stamp: str) -> None:
        """What was decided on top of what linking found, in place of what was decided before."""
        with self._database.transaction() as connection:
            overlay.lay(connection, decided)
            _note(connection, decided.conflicts, stamp)


def role_rows(linked: Resolution) -> Iterator[tuple[str | int, ...]]:
    """Each role with the mention of its holder, which keeps it theirs whatever is decided about the entity."""
    named = {(mention.article_id, mention.start): mention for mention in linked.mentions}
    for role in linked.roles:
        where = role.apposition
        starts = (at for at in range(where.start, where.end) if (role.article_id, at) in named)
        for start in starts:
            if named[role.article_id, start].entity_id == role.entity_id:
                sentence = role.sentence
                edges = (where.start, where.end, sentence.start, sentence.end)
                yield role.article_id, start, role.office, role.of, *edges, role.is_past
                break


def _note(connection: sqlite3.Connection, conflicts: Iterable[Conflict], stamp: str) -> None:
    said = json.dumps([(decision_records.write(each.decision), each.sentence) for each in conflicts])
    connection.execute("DELETE FROM applied")
    connection.execute("INSERT INTO applied VALUES (?, ?)", (stamp, said))
