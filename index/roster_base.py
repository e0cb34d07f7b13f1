"""Reading the whole catalog into arrays: that takes some seconds for 100,000 articles, and memory."""

import sqlite3
from array import array
from collections.abc import Iterable, Iterator

import numpy as np

from index import roster_rows, shown_changes
from index.article_entities import ArticleEntities
from index.fulltext.lexicon_arrays import Lexicon
from index.model import EntityId
from index.name_words import NameWords, encoded
from index.roster import Base, Columns


def read_base(connection: sqlite3.Connection) -> Base:
    """The whole of a catalog.

    Args:
        connection: In a snapshot.
    """
    state = shown_changes.state(connection)
    numbers, types, listed = dict[EntityId, int](), bytearray(), bytearray()

    def listed_forms() -> Iterator[tuple[int, Iterable[frozenset[str]]]]:
        for entity in roster_rows.entities(connection):
            numbers[entity.id] = len(numbers)
            types.append(entity.type)
            listed.append(not entity.hidden)
            yield numbers[entity.id], () if entity.hidden else entity.forms

    names = NameWords.of(listed_forms())
    mentions, columns = _read_articles(connection, numbers)
    ids = Lexicon.of(encoded(entity_id) for entity_id in numbers)
    columns_of_entities = np.frombuffer(types, np.uint8), np.frombuffer(listed, np.bool_)
    return Base(state, ids, *columns_of_entities, names, mentions, columns)


def _read_articles(connection: sqlite3.Connection, numbers: dict[EntityId, int]) -> tuple[ArticleEntities, Columns]:
    entities, articles, paragraphs = array("q"), array("q"), array("q")
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM article").fetchone()
    years, sources = np.zeros(last + 1, np.int16), np.zeros(last + 1, np.int32)
    source_numbers = {"": 0}
    for (article_id,) in connection.execute("SELECT id FROM article WHERE NOT removed ORDER BY id"):
        article = roster_rows.article(connection, article_id)
        if article is None:
            continue
        years[article_id] = article.year
        sources[article_id] = source_numbers.setdefault(article.source, len(source_numbers))
        for entity_id, paragraph in article.mentions:
            if (number := numbers.get(entity_id)) is not None:
                entities.append(number)
                articles.append(article_id)
                paragraphs.append(paragraph)
    found = (np.frombuffer(each, np.int64) for each in (entities, articles, paragraphs))
    return ArticleEntities.of(len(numbers), *found), Columns(years, sources, tuple(source_numbers))
