"""What the reader decided, laid over what linking found, in the catalog: only what differs is kept, or written.

A mention that is decided otherwise keeps what linking said of it in `linked`; entities that decisions changed, made or
emptied stand in `decided_entity`, and the view `entity` shows them in place of the linked ones.
"""

import sqlite3
from collections.abc import Iterator, Mapping

from index.decision import Decided
from index.link_rows import entity_row, linked_column
from index.model import ArticleId, Mention

_Place = tuple[ArticleId, int]
_Said = tuple[str, str, int, str]
"""What a decision may change of a mention: type, entity, whether it is unsure, and why it is theirs."""

_SHOWN = "SELECT article_id, start, type, entity_id, unsure, reason FROM mention WHERE linked IS NOT NULL"
_RESTORE = """
UPDATE mention SET type = json_extract(linked, '$[0]'), entity_id = json_extract(linked, '$[1]'),
unsure = json_extract(linked, '$[2]'), reason = json_extract(linked, '$[3]'), linked = NULL
WHERE article_id = ? AND start = ?
"""
_CHANGE = """
UPDATE mention SET type = ?, entity_id = ?, unsure = ?, reason = ?, linked = ? WHERE article_id = ? AND start = ?
"""


def lay(connection: sqlite3.Connection, decided: Decided) -> None:
    """Show what is decided in place of what was before."""
    rows = ((*entity_row(entity), entity.hidden) for entity in decided.entities)
    gone = ((entity_id,) for entity_id in decided.gone)
    connection.execute("DELETE FROM decided_entity")
    connection.executemany("INSERT INTO decided_entity VALUES (?, ?, ?, ?, ?, FALSE)", rows)
    connection.executemany("INSERT INTO decided_entity VALUES (?, '', '', '[]', FALSE, TRUE)", gone)
    shown = {(article_id, start): tuple(said) for article_id, start, *said in connection.execute(_SHOWN)}
    wanted = {(new.article_id, new.start) for _, new in decided.mentions}
    connection.executemany(_RESTORE, shown.keys() - wanted)
    connection.executemany(_CHANGE, _changes(decided, shown))


def _changes(decided: Decided, shown: Mapping[_Place, tuple[str | int, ...]]) -> Iterator[tuple[str | int, ...]]:
    for old, new in decided.mentions:
        place = new.article_id, new.start
        if shown.get(place) != _said(new):
            yield *_said(new), linked_column(old), *place


def _said(mention: Mention) -> _Said:
    return mention.type, mention.entity_id, int(mention.unsure), mention.reason
