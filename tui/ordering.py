"""In which order articles and entities are listed. Plain Python."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from index.model import ArticleHeading, ArticleId, Entity

OPENING = " \"'“”‘’«»„([¿¡"
"""What may stand before the first letter of a title and says nothing of its place."""
_ACCENTS = re.compile("[\u0300-\u036f]")


class ArticleOrder(StrEnum):
    """Orders of articles, as they are named to the reader."""

    DATE = "by date"
    TITLE = "by title"
    SOURCE = "by source"
    UNREAD = "unread first"
    MENTIONS = "by mentions"
    """Those that name the walked entity most first."""


class EntityOrder(StrEnum):
    """Orders of entities, as they are named to the reader."""

    MENTIONS = "by mentions"
    NAME = "by name"
    ARTICLES = "by articles"


Order = TypeVar("Order", ArticleOrder, EntityOrder)


def next_order(order: Order, orders: Sequence[Order]) -> Order:
    """The order after this one, round; the first one where this is none of them."""
    return orders[(orders.index(order) + 1) % len(orders)] if order in orders else orders[0]


def sort_articles(
    articles: Iterable[ArticleHeading], order: ArticleOrder, mentions: Mapping[ArticleId, int]
) -> list[ArticleHeading]:
    """Articles in an order; those that are equal in it stay as they are.

    Args:
        articles: By date.
        order: The order.
        mentions: How often each article names whom the order is about.
    """
    match order:
        case ArticleOrder.DATE:
            return list(articles)
        case ArticleOrder.TITLE:
            return sorted(articles, key=lambda one: _collated(one.title))
        case ArticleOrder.SOURCE:
            return sorted(articles, key=lambda one: (one.source is None, _collated(one.source or "")))
        case ArticleOrder.UNREAD:
            return sorted(articles, key=lambda one: one.read)
        case ArticleOrder.MENTIONS:
            return sorted(articles, key=lambda one: -mentions.get(one.id, 0))


def sort_entities(entities: Iterable[Entity], order: EntityOrder) -> list[Entity]:
    """Entities in an order; those that are equal in it stay as they are.

    Args:
        entities: Those with most mentions first.
        order: The order.
    """
    match order:
        case EntityOrder.MENTIONS:
            return list(entities)
        case EntityOrder.NAME:
            return sorted(entities, key=lambda one: _collated(one.name))
        case EntityOrder.ARTICLES:
            return sorted(entities, key=lambda one: -one.articles)


def _collated(text: str) -> str:
    """What a text is sorted by: no case, no accents, no quotes before the first word."""
    bare = text.lstrip(OPENING)
    return (bare if bare.isascii() else _ACCENTS.sub("", unicodedata.normalize("NFKD", bare))).casefold()
