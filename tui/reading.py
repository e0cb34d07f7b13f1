"""Reading: the lists of the library, the article that is open, and the way back to where reading was."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from time import monotonic

from textual import on, work
from textual.worker import get_current_worker

from index.errors import NamedropError
from index.library import Library
from index.mention_rows import MentionRows
from index.model import Article, ArticleHeading, ArticleId, Entity, EntityId, Span
from tui.config import Settings
from tui.frame import Frame
from tui.history import History, Place
from tui.listed import Listed
from tui.messages import ListsLoaded
from tui.text_visible import visible
from tui.walk import Position


class Reading(Frame):
    """The panes with a library in them, in which articles are opened.

    Args:
        library: What to read.
        settings: What the reader has set.
    """

    def __init__(self, library: Library, settings: Settings) -> None:
        words_around = lru_cache(maxsize=2000)(library.context)
        super().__init__(words_around, settings)
        self._library = library
        self._words_around = words_around
        self._mention_rows = lru_cache(maxsize=8)(library.mention_rows)
        self._headings: dict[ArticleId, ArticleHeading] = {}
        """All articles, in the order in which they are listed and walked through."""
        self._entities: dict[EntityId, Entity] = {}
        self._history = History()
        self.lists_shown = self.lists_took = 0.0
        """When the lists were shown last, by the clock of `monotonic`, and how many seconds it took to load them."""
        self._listed_articles = Listed(self.articles, _searched_of_article, self.articles.show)
        self._listed_entities = Listed(self.entities.list, _searched_of_entity, self.entities.show)

    @property
    def is_typing(self) -> bool:
        """Whether keys follow upon each other, so that nothing large is to be done; to be overridden."""
        return False

    def article_changed(self) -> None:
        """Adapt to another article in the reader; to be extended."""

    def lists_changed(self) -> None:
        """Adapt to other articles and entities in the library; to be extended."""

    def articles_in_order(self, articles: Sequence[ArticleHeading]) -> Sequence[ArticleHeading]:
        """The articles, which come by date, in the order in which they are to be listed; to be overridden."""
        return articles

    def entities_in_order(self, entities: Sequence[Entity]) -> Sequence[Entity]:
        """The entities, which come by mentions, in the order in which they are to be listed; to be overridden."""
        return entities

    def on_mount(self) -> None:
        """Show what there is."""
        self._show_lists(ListsLoaded(self._library.articles(), self._library.entities(), monotonic()))

    def begin(self) -> None:
        """Forget where the cursors of the lists have been."""
        super().begin()
        self.reader.put_cursor(-1)
        self.entities.begin()
        self.articles.to_first()
        if (article := self.reader.article) is not None:
            self.articles.mark_open(article.heading.id)

    def leave(self) -> None:
        """Keep the place."""
        super().leave()
        self._remember_place()

    @work(thread=True, exclusive=True, group="lists")
    def _load_lists(self) -> None:
        began = monotonic()
        articles, entities = self._library.articles(), self._library.entities(sure_only=self.config.hide_unsure)
        if not get_current_worker().is_cancelled:
            self.post_message(ListsLoaded(articles, entities, began))

    @on(ListsLoaded)
    def _show_lists(self, message: ListsLoaded) -> None:
        self._mention_rows.cache_clear()
        self._words_around.cache_clear()
        self._headings = {heading.id: heading for heading in self.articles_in_order(message.articles)}
        self._entities = {entity.id: entity for entity in message.entities}
        self._listed_articles.set(tuple(self._headings.values()))
        self._show_entities()
        self._refresh_open_article()
        self.lists_changed()
        self.lists_shown = monotonic()
        self.lists_took = self.lists_shown - message.began

    def _show_entities(self) -> None:
        """List the entities of the type that is chosen."""
        of_kind = [entity for entity in self._entities.values() if entity.type is self.entities.kind]
        self._listed_entities.set(self.entities_in_order(of_kind))

    def _refresh_open_article(self) -> None:
        """Show the article that is open as it is now, or the first one if none is."""
        article = self.reader.article
        current = self._article(article.heading.id) if article and article.heading.id in self._headings else None
        if current is None:
            self._open_first()
        else:
            self._show_article(current, self.reader.top_offset)

    def _open_first(self) -> None:
        place = self._library.last_place()
        by_path = {heading.path: heading.id for heading in self._headings.values()}
        first = by_path.get(place.path) if place else None
        if first is None:
            first = next(iter(self._headings), None)
        if first is None:
            self.reader_pane.clear()
        else:
            self._open(first)

    def _open(self, article_id: ArticleId, offset: int | None = None) -> bool:
        """Show an article from an offset on; without one, from where it was left, or from below its headline.

        Returns:
            Whether it is still there.
        """
        self._remember_place()
        if article_id not in self._headings or (article := self._article(article_id)) is None:
            self.said.say("That article is not in the library any more.")
            return False
        if offset is None:
            offset = self._library.reading_offset(article.heading.path)
        self._show_article(article, offset)
        self._set_read(article_id, True)
        self.articles.mark_open(article_id)
        self.article_changed()
        return True

    def _article(self, article_id: ArticleId) -> Article | None:
        """An article, or None where it has gone and the lists do not know yet."""
        try:
            return self._library.article(article_id)
        except KeyError:
            return None

    def _set_read(self, article_id: ArticleId, read: bool) -> None:
        """Remember whether an article is read, and show it in the list."""
        heading = self._headings[article_id]
        self._library.set_read(heading.path, read)
        if (trouble := self._library.take_trouble()) is not None:
            self.complain(trouble)
        if heading.read != read:
            self._headings[article_id] = replace(heading, read=read)
            self._listed_articles.update(tuple(self._headings.values()))

    def complain(self, error: NamedropError) -> None:
        """Say what went wrong, and what to do about it."""
        self.notify(visible(error.advice), title=visible(error.title), severity="error", timeout=15, markup=False)

    def _show_article(self, article: Article, offset: int | None) -> None:
        mentions = filter(self.config.shows, self._library.mentions_in(article.heading.id))
        self.reader_pane.show(article, tuple(mentions), offset)

    def _all_mentions_of(self, entity_id: EntityId) -> MentionRows:
        """The mentions of an entity, whatever the reader wants to walk."""
        return self._mention_rows(entity_id, False, False)

    def _mentions_of(self, entity: Entity) -> MentionRows:
        """The mentions of an entity that the reader wants to walk."""
        sure_only, names_only = self.config.hide_unsure, not self.config.descriptions
        return self._mention_rows(entity.id, sure_only, names_only)

    def _remember_place(self) -> None:
        if (article := self.reader.article) is not None:
            self._library.remember_place(article.heading.path, self.reader.top_offset)

    def _here(self) -> Position | None:
        article = self.reader.article
        return Position(article.heading.id, self.reader.point) if article else None

    def _go(self, position: Position, span: Span | None = None) -> None:
        """Show a position, with the span that is there in the middle of the reader."""
        article = self.reader.article
        is_other = article is None or article.heading.id != position.article_id
        if is_other and not self._open(position.article_id, position.offset):
            return
        self.reader.go_to(span or Span(position.offset, position.offset), centre=True)

    def _place(self) -> Place | None:
        article, reader = self.reader.article, self.reader
        return Place(article.heading.id, reader.top_offset, reader.point) if article else None

    def _jump_from_here(self) -> None:
        if (place := self._place()) is not None:
            self._history = self._history.left(place)

    def action_next_article(self) -> None:
        """Open the next article of the list."""
        self._open_neighbour(1)

    def action_previous_article(self) -> None:
        """Open the previous article of the list."""
        self._open_neighbour(-1)

    def _open_neighbour(self, by: int) -> None:
        neighbours = self._listed_beyond(forward=by > 0)
        if neighbours:
            self._jump_from_here()
            self._open(neighbours[0])
        else:
            left = " that the filter leaves" if self._listed_articles.words.strip() else ""
            self.said.say(f"This is the {'last' if by > 0 else 'first'} article{left}.")

    def _listed_beyond(self, forward: bool) -> list[ArticleId]:
        """The articles that the list shows beyond the one that is open, the nearest first."""
        ids = list(self._headings)
        at = self._open_index(ids)
        beyond = ids[at + 1 :] if forward else ids[: max(0, at)][::-1]
        if not self._listed_articles.words.strip():
            return beyond
        listed = {heading.id for heading in self.articles.rows}
        return [article_id for article_id in beyond if article_id in listed]

    def _open_index(self, ids: list[ArticleId]) -> int:
        article = self.reader.article
        return ids.index(article.heading.id) if article and article.heading.id in self._headings else -1

    def action_back(self) -> None:
        """Go back to before the last jump or walk."""
        if (place := self._place()) is not None:
            self._retrace(*self._history.back(place))

    def action_forward(self) -> None:
        """Go forward again."""
        if (place := self._place()) is not None:
            self._retrace(*self._history.forward(place))

    def _retrace(self, history: History, place: Place | None) -> None:
        self._history = history
        if place is None or place.article_id not in self._headings:
            self.said.say("There is nothing further in that direction.")
            return
        if self._open(place.article_id, place.top):
            self.reader.put_cursor(place.point)


def _searched_of_article(heading: ArticleHeading) -> str:
    return f"{heading.title} {heading.source or ''} {heading.day or ''}"


def _searched_of_entity(entity: Entity) -> str:
    return " ".join([entity.name, *(alias.name for alias in entity.aliases)])
