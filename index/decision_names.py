"""How decisions call the entities, articles and mentions of a library."""

from typing import TYPE_CHECKING

from index.catalog import Catalog
from index.model import ArticleId, EntityId, Mention
from index.reach import Reach

if TYPE_CHECKING:
    from index.decision import ArticleName, Named, NotThis

TITLES = 3
"""Titles that tell one entity from another of the same name."""


class Naming:
    """What is in a library, as decisions call it."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def named(self, entity_id: EntityId) -> "Named":
        """An entity as decisions call it.

        Raises:
            KeyError: There is none of this id.
        """
        from index.decision import Named
        from index.people.deciding import key

        entity = self._catalog.entity(entity_id)
        forms = tuple(alias.name for alias in entity.aliases if alias.name != entity.name)
        is_alone = set(self._catalog.linked.called(entity.type, key(entity.name), key)) <= {entity_id}
        return Named(entity.type, entity.name, forms, () if is_alone else self._titles(entity_id))

    def article_named(self, article_id: ArticleId) -> "ArticleName":
        """An article as decisions call it.

        Raises:
            KeyError: There is none of this number.
        """
        from index.decision import ArticleName
        from index.people.deciding import digest

        article = self._catalog.article(article_id, frozenset())
        return ArticleName(article.heading.title, article.heading.path, digest(article.text))

    def not_named(self, mention: Mention, reach: Reach = Reach.MENTION) -> "NotThis":
        """The decision that a mention is not of its entity, and others with it as far as it is to go.

        Raises:
            KeyError: Its article or its entity is not there any more.
        """
        from index.decision import NotThis
        from index.people.deciding import quote

        entity = self.named(mention.entity_id)
        if reach is Reach.EVERYWHERE:
            return NotThis(entity, " ".join(mention.text.split()))
        article = self.article_named(mention.article_id)
        if reach is Reach.ARTICLE:
            return NotThis(entity, None, article)
        text = self._catalog.article(mention.article_id, frozenset()).text
        return NotThis(entity, None, article, quote(text, mention.start, mention.end))

    def _titles(self, entity_id: EntityId) -> tuple[str, ...]:
        articles = dict.fromkeys(mention.article_id for mention in self._catalog.mentions_of(entity_id))
        return tuple(self._catalog.article(number, frozenset()).heading.title for number in list(articles)[:TITLES])
