"""Sorting: putting the lists in another order, which the walk and going from article to article follow."""

from collections import Counter
from collections.abc import Sequence

from index.library import Library
from index.model import ArticleHeading, ArticleId, Entity
from tui.arrangement import Pane
from tui.config import Settings
from tui.ordering import ArticleOrder, EntityOrder, next_order, sort_articles, sort_entities
from tui.walk import Walk, route
from tui.walking import Walking


class Sorting(Walking):
    """Walking, in lists that can be sorted.

    Args:
        library: What to read.
    """

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        self.by_date: tuple[ArticleId, ...] = ()
        """All articles in the library's own order."""
        self._article_order = ArticleOrder.DATE
        self._entity_order = EntityOrder.MENTIONS
        self._ordered_for: Entity | None = None
        """Whose mentions the articles are ordered by."""

    def on_mount(self) -> None:
        """Say in which order the lists are."""
        self._name_orders()

    def begin(self) -> None:
        """Put the lists in their first orders."""
        if self._article_order is not ArticleOrder.DATE:
            self._sort_articles(ArticleOrder.DATE)
        if self._entity_order is not EntityOrder.MENTIONS:
            self._entity_order = EntityOrder.MENTIONS
            self._show_entities()
        self._name_orders()
        super().begin()

    def action_sort_list(self) -> None:
        """Put the list that has the focus, or the articles from the reader, in the next order."""
        match self.focused_pane:
            case Pane.ENTITIES:
                self._entity_order = next_order(self._entity_order, tuple(EntityOrder))
                self._show_entities()
                self.said.say(f"Names {self._entity_order}. O changes the order again.")
            case Pane.DRAWER:
                self.said.say("This list keeps its order: mentions stand as they are walked.")
            case _:
                self._sort_articles(next_order(self._article_order, self._article_orders()))
                self.said.say(f"Articles {self._article_order_name()}; n and J go in this order. O changes it again.")
        self._name_orders()

    def _article_orders(self) -> tuple[ArticleOrder, ...]:
        """The orders that there are: without a walk there is nobody whose mentions could be counted."""
        walked = self._walked_entity() or self._ordered_for
        return tuple(order for order in ArticleOrder if order is not ArticleOrder.MENTIONS or walked)

    def _sort_articles(self, order: ArticleOrder) -> None:
        self._article_order = order
        self._ordered_for = self._walked_entity() or self._ordered_for
        ordered = self.articles_in_order([self._headings[article_id] for article_id in self.by_date])
        self._headings = {heading.id: heading for heading in ordered}
        self._listed_articles.set(tuple(self._headings.values()))
        if isinstance(self._walk, Walk):
            self._walk = self._walk.over(route(self._walk.route.stops, self._headings))
        self._show_walk()

    def _show_walk(self) -> None:
        """Order the articles by whom is walked now, where they are ordered by mentions."""
        walked = self._walked_entity()
        is_other = walked is not None and (self._ordered_for is None or self._ordered_for.id != walked.id)
        if self._article_order is ArticleOrder.MENTIONS and is_other:
            self._sort_articles(ArticleOrder.MENTIONS)
            self._name_orders()
        else:
            super()._show_walk()

    def articles_in_order(self, articles: Sequence[ArticleHeading]) -> Sequence[ArticleHeading]:
        """The articles, which come by date, in the order that is chosen."""
        self.by_date = tuple(heading.id for heading in articles)
        counts: Counter[ArticleId] = Counter()
        if self._article_order is ArticleOrder.MENTIONS and self._ordered_for is not None:
            counts.update(self._all_mentions_of(self._ordered_for.id).articles)
        return sort_articles(articles, self._article_order, counts)

    def entities_in_order(self, entities: Sequence[Entity]) -> Sequence[Entity]:
        """The entities, which come by mentions, in the order that is chosen."""
        return sort_entities(entities, self._entity_order)

    def _article_order_name(self) -> str:
        of = f" of {self._ordered_for.name}" if self._ordered_for else ""
        return f"{self._article_order}{of if self._article_order is ArticleOrder.MENTIONS else ''}"

    def _name_orders(self) -> None:
        self.articles.name_order(self._article_order_name())
        self.entities.name_order(self._entity_order)
