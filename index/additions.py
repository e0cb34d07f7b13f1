"""Adding to the catalog who is named in some more articles, without touching what others say.

An article that changes or goes takes its mentions along at once. What they counted for is kept in `lost` until linking
takes it off the entities; an entity that nothing names any more goes with it.
"""

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Mapping
from operator import attrgetter

from index import known
from index.database import Database
from index.known import Learnt
from index.link_rows import MENTION, entity_row
from index.links import role_rows
from index.model import ArticleId, EntityId, MentionKind, Resolution
from index.shown_changes import note_articles

SMALL = 500
"""Up to how many articles all are linked again whatever comes: that takes about as long as loading the models did."""
SHARE = 8
"""All are linked again when more than one in so many has come, changed or gone since: the cost per article is then
that of linking it afresh, times this and one, however many there are."""
_OUTDATED = "outdated"
"""A stamp that no decisions have."""


class Forms:
    """The forms of an entity's name: in articles' own text, and in their furniture."""

    def __init__(self, own: Mapping[str, int], aside: Mapping[str, int]) -> None:
        self.own = Counter(own)
        self.aside = Counter(aside)

    def count(self, form: str, in_furniture: bool, times: int) -> None:
        """Count a form so many times more."""
        (self.aside if in_furniture else self.own)[" ".join(form.split())] += times

    def aliases(self) -> list[tuple[str, int]]:
        """What the entity is called, the commonest first; by furniture only where nothing else names it."""
        counted = +self.own or +self.aside
        return sorted(counted.items(), key=lambda each: (-each[1], each[0]))


class Additions:
    """What has come, changed and gone since the collection was linked afresh."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def are_too_many(self) -> bool:
        """Whether it is time to link the whole collection afresh."""
        row = self._database.connection.execute("SELECT articles, changed FROM afresh").fetchone()
        if row is None or row[0] <= SMALL:
            return True
        return bool(SHARE * (row[1] + len(self._unlinked())) > row[0])

    def articles(self) -> tuple[ArticleId, ...]:
        """The articles to link, in the order of their numbers."""
        query = "SELECT 1 FROM article WHERE id = ? AND recognised AND NOT removed"
        connection = self._database.connection
        return tuple(number for number in self._unlinked() if connection.execute(query, (number,)).fetchone())

    def _unlinked(self) -> list[ArticleId]:
        rows = self._database.connection.execute("SELECT DISTINCT article_id FROM unlinked ORDER BY article_id")
        return [number for (number,) in rows]

    def store(self, linked: Resolution, learnt: Learnt, are_decided: bool) -> None:
        """What linking found in the articles that were to link.

        Args:
            linked: Who is named in them.
            learnt: What they add to what is known.
            are_decided: Whether anything is decided, which is then to be applied again.
        """
        with self._database.transaction() as connection:
            changed = self._unlinked()
            for number in changed:
                lose_mentions(connection, number)
            insert_links(connection, linked)
            known.add(connection, learnt)
            _recount(connection, linked)
            connection.execute("DELETE FROM unlinked")
            connection.execute("UPDATE afresh SET changed = changed + ?", (len(changed),))
            if are_decided:
                connection.execute("UPDATE applied SET decisions = ?", (_OUTDATED,))


def lose_mentions(connection: sqlite3.Connection, article_id: ArticleId) -> None:
    """Drop the mentions of an article, and note what they counted for."""
    connection.execute(
        "INSERT INTO lost SELECT coalesce(json_extract(linked, '$[1]'), entity_id), text, in_furniture, count(*)"
        " FROM mention WHERE article_id = ? AND kind = ? GROUP BY 1, 2, 3",
        (article_id, MentionKind.NAME),
    )
    connection.execute("DELETE FROM mention WHERE article_id = ?", (article_id,))
    connection.execute("DELETE FROM role WHERE article_id = ?", (article_id,))
    note_articles(connection, [article_id])


def insert_links(connection: sqlite3.Connection, linked: Resolution) -> None:
    """Store mentions and roles beside those that are there."""
    connection.executemany(
        f"INSERT INTO mention ({MENTION}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        map(attrgetter(*MENTION.split(", ")), linked.mentions),
    )
    connection.executemany("INSERT INTO role VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", role_rows(linked))
    note_articles(connection, (mention.article_id for mention in linked.mentions))


def note_afresh(connection: sqlite3.Connection, linked: Resolution, learnt: Learnt) -> None:
    """The whole collection is linked: begin to count what comes."""
    known.replace(connection, learnt)
    for table in ("lost", "aside", "afresh"):
        connection.execute(f"DELETE FROM {table}")
    for entity_id, forms in _forms(linked).items():
        _store_aside(connection, entity_id, forms)
    articles = "SELECT count(*), 0 FROM article WHERE recognised AND NOT removed"
    connection.execute(f"INSERT INTO afresh {articles}")


def _forms(linked: Resolution) -> dict[EntityId, Forms]:
    found: dict[EntityId, Forms] = defaultdict(lambda: Forms({}, {}))
    for mention in linked.mentions:
        if mention.kind is MentionKind.NAME:
            found[mention.entity_id].count(mention.text, mention.in_furniture, 1)
    return found


def _recount(connection: sqlite3.Connection, linked: Resolution) -> None:
    """Count again the forms of the entities that articles came to name, or named before."""
    changes = _forms(linked)
    for entity_id, form, in_furniture, times in connection.execute("DELETE FROM lost RETURNING *").fetchall():
        changes[entity_id].count(form, bool(in_furniture), -times)
    entities = {entity.id: entity for entity in linked.entities}
    for entity_id, change in changes.items():
        forms = _stored_forms(connection, entity_id)
        forms.own.update(change.own)
        forms.aside.update(change.aside)
        _store_aside(connection, entity_id, forms)
        if aliases := forms.aliases():
            change_aliases = "UPDATE linked_entity SET aliases = ? WHERE id = ? RETURNING id"
            is_known = connection.execute(change_aliases, (json.dumps(aliases), entity_id)).fetchone()
            if not is_known:
                connection.execute("INSERT INTO linked_entity VALUES (?, ?, ?, ?)", entity_row(entities[entity_id]))
        else:
            known.forget(connection, entity_id)
            connection.execute("DELETE FROM linked_entity WHERE id = ?", (entity_id,))


def _stored_forms(connection: sqlite3.Connection, entity_id: EntityId) -> Forms:
    aside = connection.execute("SELECT forms, is_all FROM aside WHERE entity_id = ?", (entity_id,)).fetchone()
    aliases = connection.execute("SELECT aliases FROM linked_entity WHERE id = ?", (entity_id,)).fetchone()
    is_all = aside is not None and aside[1]
    own = dict(json.loads(aliases[0])) if aliases and not is_all else {}
    return Forms(own, dict(json.loads(aside[0])) if aside else {})


def _store_aside(connection: sqlite3.Connection, entity_id: EntityId, forms: Forms) -> None:
    aside = sorted((+forms.aside).items())
    if aside:
        row = (entity_id, json.dumps(aside), not +forms.own)
        connection.execute("INSERT OR REPLACE INTO aside VALUES (?, ?, ?)", row)
    else:
        connection.execute("DELETE FROM aside WHERE entity_id = ?", (entity_id,))
