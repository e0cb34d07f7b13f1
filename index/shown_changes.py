"""What has changed of who is named where, and since when: so that what is derived from it can be brought up to date.

The catalog counts its changes. Linking afresh begins a new epoch, in which everything is different; within one, each
article and each entity notes with which change it became what it is. Entities and the mentions that decisions change
are noted by triggers; mentions that come and go, by those who store them.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from index.model import ArticleId, EntityId

_NOTE_ENTITY = """
    UPDATE shown_state SET changes = changes + 1;
    DELETE FROM changed_entity WHERE entity_id = {row}.id;
    INSERT INTO changed_entity SELECT {row}.id, changes FROM shown_state;
"""
# Not INSERT OR REPLACE: what the statement that fires a trigger says of conflicts holds in the trigger too.
SCHEMA = f"""
CREATE TABLE shown_state (epoch TEXT NOT NULL, changes INTEGER NOT NULL);
INSERT INTO shown_state VALUES (hex(randomblob(8)), 0);
CREATE TABLE changed_article (article_id INTEGER PRIMARY KEY, number INTEGER NOT NULL);
CREATE INDEX changed_article_number ON changed_article (number);
CREATE TABLE changed_entity (entity_id TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX changed_entity_number ON changed_entity (number);
CREATE TRIGGER mention_changed AFTER UPDATE OF entity_id, in_furniture ON mention BEGIN
    UPDATE shown_state SET changes = changes + 1;
    DELETE FROM changed_article WHERE article_id = new.article_id;
    INSERT INTO changed_article SELECT new.article_id, changes FROM shown_state;
END;
CREATE TRIGGER shown_linked_came AFTER INSERT ON linked_entity BEGIN {_NOTE_ENTITY.format(row="new")} END;
CREATE TRIGGER shown_linked_changed AFTER UPDATE ON linked_entity BEGIN {_NOTE_ENTITY.format(row="new")} END;
CREATE TRIGGER shown_linked_went AFTER DELETE ON linked_entity BEGIN {_NOTE_ENTITY.format(row="old")} END;
CREATE TRIGGER shown_decided_came AFTER INSERT ON decided_entity BEGIN {_NOTE_ENTITY.format(row="new")} END;
CREATE TRIGGER shown_decided_changed AFTER UPDATE ON decided_entity BEGIN {_NOTE_ENTITY.format(row="new")} END;
CREATE TRIGGER shown_decided_went AFTER DELETE ON decided_entity BEGIN {_NOTE_ENTITY.format(row="old")} END;
"""


@dataclass(frozen=True, slots=True)
class ShownState:
    """What tells whether anything of who is named where has changed."""

    epoch: str
    """Drawn by lot, so that no other catalog has it."""
    changes: int


def state(connection: sqlite3.Connection) -> ShownState:
    """The state of a catalog now."""
    return ShownState(*connection.execute("SELECT epoch, changes FROM shown_state").fetchone())


def note_articles(connection: sqlite3.Connection, ids: Iterable[ArticleId]) -> None:
    """Note that the mentions of these articles are others, or what they are by: date, source. In a transaction."""
    for number in set(ids):
        connection.execute("UPDATE shown_state SET changes = changes + 1")
        connection.execute("INSERT OR REPLACE INTO changed_article SELECT ?, changes FROM shown_state", (number,))


def begin_epoch(connection: sqlite3.Connection) -> None:
    """Note that everything is different. In the transaction that makes it so."""
    connection.execute("DELETE FROM changed_article")
    connection.execute("DELETE FROM changed_entity")
    connection.execute("UPDATE shown_state SET epoch = hex(randomblob(8)), changes = 0")


def changed_articles(connection: sqlite3.Connection, since: int) -> list[ArticleId]:
    """The articles that changed with a later change than this one of the epoch."""
    rows = connection.execute("SELECT article_id FROM changed_article WHERE number > ?", (since,))
    return [number for (number,) in rows]


def changed_entities(connection: sqlite3.Connection, since: int) -> list[EntityId]:
    """The entities that came, changed or went with a later change than this one of the epoch."""
    rows = connection.execute("SELECT entity_id FROM changed_entity WHERE number > ?", (since,))
    return [entity_id for (entity_id,) in rows]


def count_changes(connection: sqlite3.Connection, since: int) -> tuple[int, int]:
    """How many articles and how many entities changed since."""
    query = (
        "SELECT (SELECT count(*) FROM changed_article WHERE number > ?1),"
        " (SELECT count(*) FROM changed_entity WHERE number > ?1)"
    )
    articles, entities = connection.execute(query, (since,)).fetchone()
    return articles, entities
