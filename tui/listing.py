"""Listing: narrowing the lists to words, and putting them in another order."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from textual import on, work
from textual.message import Message

from index.library import Library
from index.model import ArticleHeading, ArticleId, Entity
from tui.arrangement import Pane
from tui.filter_prompt import FilterPrompt
from tui.listed import Listed
from tui.ordering import ArticleOrder, EntityOrder, next_order, sort_articles, sort_entities
from tui.panes.references import Reference
from tui.row_list import RowList
from tui.walk import route
from tui.walking import Walking

AnyListed = Listed[ArticleHeading] | Listed[Entity] | Listed[Reference]


@dataclass(frozen=True, slots=True)
class _Narrowed:
    """A list that words are typed for, and how it was before."""

    listed: AnyListed
    pane: Pane
    """The pane that had the focus."""
    row: object
    """The row under its cursor."""


class Listing(Walking):
    """Walking, in lists that can be narrowed and sorted.

    Args:
        library: What to read.
    """

    class Prepared(Message):
        """The rows of the list that is being narrowed can now be searched."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self.by_date: tuple[ArticleId, ...] = ()
        """All articles in the library's own order."""
        self._article_order = ArticleOrder.DATE
        self._entity_order = EntityOrder.MENTIONS
        self._ordered_for: Entity | None = None
        """Whose mentions the articles are ordered by."""
        self._listed_references = Listed(self.references, _searched_of_reference, self.references.show)
        self._narrowed: _Narrowed | None = None

    def on_mount(self) -> None:
        """Say in which order the lists are."""
        self._name_orders()

    # Narrowing

    def action_filter_list(self) -> None:
        """Open the prompt to narrow the list that has the focus, or the articles from the reader."""
        if self.focused is self.results:
            self.said.say("A search finds only what it was asked for: / changes it.")
            return
        match self.focused_pane:
            case Pane.ENTITIES:
                self._narrow(self._listed_entities, "names", "name, in any of its forms")
            case Pane.DRAWER:
                self._narrow(self._listed_references, "mentions", "name, title, source or date")
            case _:
                self._narrow(self._listed_articles, "articles", "title, source or date")

    def _narrow(self, listed: AnyListed, what: str, fields: str) -> None:
        self._narrowed = _Narrowed(listed, self.focused_pane, listed.widget.row)
        if self.focused_pane is Pane.READER:
            self.focus_pane(Pane.ARTICLES)
        self.make_room_for_prompt(True)
        self.filter_prompt.open(what, fields, listed.words)
        self._prepare(listed)

    @work(thread=True, exclusive=True, group="filter")
    def _prepare(self, listed: AnyListed) -> None:
        listed.prepare()
        self.post_message(self.Prepared())

    @on(Prepared)
    @on(FilterPrompt.Typed)
    def _narrow_as_typed(self) -> None:
        if self._narrowed is not None and self._narrowed.listed.is_prepared:
            self._narrowed.listed.narrow(self.filter_prompt.words)

    @on(FilterPrompt.Moved)
    def _move_in_narrowed(self, message: FilterPrompt.Moved) -> None:
        if self._narrowed is not None:
            self._narrowed.listed.widget.move(message.by)

    @on(FilterPrompt.Kept)
    def _keep_filter(self) -> None:
        if (narrowed := self._close_filter_prompt()) is not None:
            narrowed.listed.narrow(self.filter_prompt.words)
            self.focus_pane(Pane.ARTICLES if narrowed.pane is Pane.READER else narrowed.pane)

    @on(FilterPrompt.Dropped)
    def _drop_typed(self) -> None:
        if (narrowed := self._close_filter_prompt()) is not None:
            _widen(narrowed.listed, narrowed.row)
            self.focus_pane(narrowed.pane)

    def _close_filter_prompt(self) -> _Narrowed | None:
        narrowed, self._narrowed = self._narrowed, None
        self.filter_prompt.display = False
        self.make_room_for_prompt(False)
        return narrowed

    def drop_filter(self) -> bool:
        """Show all rows of the list that has the focus. Returns whether any were left out."""
        listed: AnyListed
        for listed in (self._listed_articles, self._listed_entities, self._listed_references):
            if self.focused is listed.widget and listed.words.strip():
                _widen(listed, listed.widget.row)
                return True
        return False

    def list_references(self, entity: Entity, references: Sequence[Reference]) -> None:
        """Show the mentions of an entity, all of them."""
        if self.references.of != entity.name:
            self._listed_references.words = ""
        self.references.of = entity.name
        self._listed_references.set(references)

    # Sorting

    def action_sort_list(self) -> None:
        """Put the list that has the focus, or the articles from the reader, in the next order."""
        match self.focused_pane:
            case Pane.ENTITIES:
                self._entity_order = next_order(self._entity_order, tuple(EntityOrder))
                self._show_entities()
                self.said.say(f"Names {self._entity_order}. O changes the order again.")
            case Pane.DRAWER:
                self.said.say("This list keeps its order: mentions stand as they are walked, results best first.")
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
        if self._walk is not None and self._walk.entity_id is not None:
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
            counts.update(mention.article_id for mention in self._library.mentions(self._ordered_for.id))
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


def _widen(listed: AnyListed, row: object) -> None:
    """Show all rows, the cursor on one of them."""
    listed.narrow("")
    widget: RowList[ArticleHeading] | RowList[Entity] | RowList[Reference] = listed.widget
    widget.move_to(next((at for at, one in enumerate(widget.rows) if one is row), widget.cursor or 0))


def _searched_of_reference(reference: Reference) -> str:
    article = reference.article
    return f"{reference.mention.text} {article.title} {article.source or ''} {article.day or ''}"
