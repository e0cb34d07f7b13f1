"""Who is named, in the catalog: as linking found it, and as the reader decided on top of that.

Where a decision changed a mention, its row keeps what linking said in `linked`: so decisions are applied and taken
back without linking again.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter

from index import decision_records
from index.database import Database
from index.decision import Conflict
from index.model import Alias, Entity, EntityId, EntityType, Mention, MentionKind, Resolution, Role, Span

MENTION = "article_id, start, end, text, type, kind, entity_id, in_furniture, unsure, reason"
"""The columns of a mention, which are called what the fields of `Mention` are."""
_ENTITY = "id, type, name, aliases"
_RESTORE = """
UPDATE mention SET type = json_extract(linked, '$[0]'), entity_id = json_extract(linked, '$[1]'),
unsure = json_extract(linked, '$[2]'), reason = json_extract(linked, '$[3]'), linked = NULL WHERE linked IS NOT NULL
"""
_DECIDE = """
UPDATE mention SET type = ?, entity_id = ?, unsure = ?, reason = ?, linked = ? WHERE article_id = ? AND start = ?
"""


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

    def linked(self) -> Resolution:
        """What linking found."""
        connection = self._database.connection
        entities = connection.execute(f"SELECT {_ENTITY} FROM linked_entity ORDER BY rowid")
        mentions = connection.execute(f"SELECT {MENTION}, linked FROM mention ORDER BY article_id, start")
        return Resolution(tuple(map(_entity, entities)), tuple(_linked(*row) for row in mentions))

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
        decided: Resolution,
        conflicts: Iterable[Conflict],
        stamp: str,
        note: Callable[[sqlite3.Connection], None] = lambda _: None,
    ) -> None:
        """What linking found in the whole collection and what was decided on top, in place of all that was there.

        Args:
            linked: What linking found.
            decided: The same as the reader decided.
            conflicts: The decisions that could not be applied.
            stamp: Of the decisions.
            note: Stores what goes with it, in the same transaction.
        """
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM unlinked")
            connection.execute("DELETE FROM mention")
            connection.execute("DELETE FROM role")
            connection.execute("DELETE FROM linked_entity")
            connection.executemany("INSERT INTO linked_entity VALUES (?, ?, ?, ?)", map(_entity_row, linked.entities))
            connection.executemany(
                f"INSERT INTO mention ({MENTION}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                map(attrgetter(*MENTION.split(", ")), linked.mentions),
            )
            connection.executemany("INSERT INTO role VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", role_rows(linked))
            _apply(connection, linked, decided)
            _note(connection, conflicts, stamp)
            note(connection)

    def apply(self, linked: Resolution, decided: Resolution, conflicts: Iterable[Conflict], stamp: str) -> None:
        """What was decided on top of what linking found, in place of what was decided before."""
        with self._database.transaction() as connection:
            connection.execute(_RESTORE)
            _apply(connection, linked, decided)
            _note(connection, conflicts, stamp)


def _apply(connection: sqlite3.Connection, linked: Resolution, decided: Resolution) -> None:
    connection.executemany(_DECIDE, _changes(linked.mentions, decided.mentions))
    connection.execute("DELETE FROM entity")
    rows = ((*_entity_row(entity), entity.hidden) for entity in decided.entities)
    connection.executemany("INSERT INTO entity VALUES (?, ?, ?, ?, ?)", rows)


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


def mention(row: Sequence[str | int]) -> Mention:
    """A mention from its columns."""
    article_id, start, end, text, type_, kind, entity_id, aside, unsure, reason = row
    return Mention(
        article_id=int(article_id),
        start=int(start),
        end=int(end),
        text=str(text),
        type=EntityType(str(type_)),
        kind=MentionKind(str(kind)),
        entity_id=str(entity_id),
        in_furniture=bool(aside),
        unsure=bool(unsure),
        reason=str(reason),
    )


def _linked(*row: str | int) -> Mention:
    *columns, linked = row
    if linked is not None:
        columns[4], columns[6], columns[8], columns[9] = json.loads(str(linked))
    return mention(columns)


def _changes(linked: Iterable[Mention], decided: Iterable[Mention]) -> Iterator[tuple[str | int, ...]]:
    for old, new in zip(linked, decided, strict=True):
        if old is not new:
            said = json.dumps((old.type, old.entity_id, int(old.unsure), old.reason))
            yield new.type, new.entity_id, new.unsure, new.reason, said, new.article_id, new.start


def _entity(row: Sequence[str]) -> Entity:
    entity_id, entity_type, name, aliases = row
    forms = tuple(Alias(alias, count) for alias, count in json.loads(aliases))
    return Entity(entity_id, EntityType(entity_type), name, forms, 0, 0)


def _entity_row(entity: Entity) -> tuple[str, ...]:
    return entity.id, entity.type, entity.name, json.dumps([(alias.name, alias.count) for alias in entity.aliases])
