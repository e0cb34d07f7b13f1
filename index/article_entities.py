"""Which entities which articles name, in arrays, entity by entity: what many articles are counted by."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class ArticleEntities:
    """Mentions, those in furniture left out. Those of entity e are `articles[starts[e]:starts[e + 1]]`."""

    starts: NDArray[np.int64]
    """Shape: (entities + 1,)."""
    articles: NDArray[np.uint32]
    """The article of each mention, ascending within an entity. Shape: (mentions,)."""
    paragraphs: NDArray[np.unsignedinteger]
    """In which of the paragraphs that name anybody each stands, ascending within an article. Shape: (mentions,)."""
    pair_starts: NDArray[np.int64]
    """Where the articles of each entity stand in `pair_articles`. Shape: (entities + 1,)."""
    pair_articles: NDArray[np.uint32]
    """The same articles, each once for an entity. Shape: (pairs,)."""

    @classmethod
    def of(
        cls, count: int, entities: NDArray[np.int64], articles: NDArray[np.int64], paragraphs: NDArray[np.int64]
    ) -> "ArticleEntities":
        """These mentions.

        Args:
            count: How many entities there are.
            entities: The number of the entity of each mention.
            articles: The article of each.
            paragraphs: The paragraph of each.
        """
        order = np.lexsort((paragraphs, articles, entities))
        starts = np.zeros(count + 1, np.int64)
        np.cumsum(np.bincount(entities, minlength=count), out=starts[1:])
        small = np.min_scalar_type(int(paragraphs.max(initial=0)))
        return cls.sorted(starts, articles[order].astype(np.uint32), paragraphs[order].astype(small))

    @classmethod
    def sorted(
        cls, starts: NDArray[np.int64], articles: NDArray[np.uint32], paragraphs: NDArray[np.unsignedinteger]
    ) -> "ArticleEntities":
        """The same, in order already."""
        first = np.ones(len(articles), np.bool_)
        first[1:] = articles[1:] != articles[:-1]
        first[starts[:-1][starts[:-1] < len(articles)]] = True
        before = np.zeros(len(articles) + 1, np.int64)
        np.cumsum(first, out=before[1:])
        return cls(starts, articles, paragraphs, before[starts], articles[first])

    def mentions_of(self, entities: NDArray[np.int64]) -> NDArray[np.int64]:
        """Where the mentions of these entities stand in `articles`."""
        known = entities[entities < len(self.starts) - 1]
        starts = self.starts[known]
        lengths = self.starts[known + 1] - starts
        ends = np.cumsum(lengths)
        places: NDArray[np.int64] = np.arange(int(lengths.sum())) + np.repeat(starts - ends + lengths, lengths)
        return places

    def count_articles(self, wanted: NDArray[np.bool_]) -> NDArray[np.int64]:
        """In how many of the wanted articles each entity is named.

        Args:
            wanted: Whether an article is, by its number.
        """
        before = np.zeros(len(self.pair_articles) + 1, np.int32)
        np.cumsum(wanted[self.pair_articles], out=before[1:], dtype=np.int32)
        return np.diff(before[self.pair_starts]).astype(np.int64)

    def count_mentions(self, wanted: NDArray[np.bool_]) -> NDArray[np.int64]:
        """How many mentions of each entity are in the wanted articles."""
        before = np.zeros(len(self.articles) + 1, np.int32)
        np.cumsum(wanted[self.articles], out=before[1:], dtype=np.int32)
        return np.diff(before[self.starts]).astype(np.int64)
