"""Lists in reading by lines: articles, people, mentions, what a search finds. Each line has a number that opens it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from index.library import Library
from index.model import ArticleId, Entity, EntityType, Mention, SearchPage
from tui.card_rows import card_rows
from tui.config import Settings
from tui.plain_text import headed
from tui.plain_walking import PlainWalking
from tui.walk import Position, Stop, Walk, route

LISTED = 20
"""Lines of a list that are printed at once."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of a list."""

    text: str
    open: Callable[[], None]
    """Goes to what the line speaks of."""


class PlainListing(PlainWalking):
    """Reading by lines, with lists to choose from."""

    def __init__(self, library: Library, settings: Settings, say: Callable[[str], None], width: int) -> None:
        super().__init__(library, settings, say, width)
        self._listed: tuple[Listed, ...] = ()

    def do_search(self, query: str) -> None:
        """List what a search finds; a walk then goes through its hits."""
        if not query:
            self.print(f"Type what to look for behind {self.key('search')}.")
            return
        page = self._library.search(query)
        if page is not None and page.results:
            self._jump_from_here()
            order = dict.fromkeys([*(result.article.id for result in page.results), *self._headings])
            stops = (Stop(found.article.id, hit.start, hit.end) for found in page.results for hit in found.hits)
            self._walk, self._is_at_stop = Walk(f"‘{query}’", route(stops, order)), True
        self._list("Nothing found.", list(self._results(page)) if page else [])

    def _results(self, page: SearchPage) -> Iterator[Listed]:
        for found in page.results:
            start = found.hits[0].start if found.hits else 0
            text = f"{headed(found.article)}, {len(found.hits)} hits: {found.snippet.text}"
            yield Listed(text, self._to_hit(Position(found.article.id, start)))

    def _to_hit(self, position: Position) -> Callable[[], None]:
        def go() -> None:
            if self._walk and self._walk.route.within(position.article_id):
                self._walk = self._walk.at(position)
                self._show_stop(self._walk)
            else:
                self._open(position.article_id, position.offset)

        return go

    def do_references(self, name: str) -> None:
        """List the mentions of a name, or of the one here."""
        if (entity := self._meant(name)) is None:
            self.print("There is no such name." if name else "There is no name in this line.")
            return
        mentions = filter(self._settings.config.shows, self._library.mentions(entity.id))
        self._list("No mentions.", [Listed(self._reference(one), self._to_mention(entity, one)) for one in mentions])

    def _reference(self, mention: Mention) -> str:
        return f"{headed(self._headings[mention.article_id])}: {self._library.context(mention).text}"

    def _to_mention(self, entity: Entity, mention: Mention) -> Callable[[], None]:
        return lambda: self._walk_from(entity, Position(mention.article_id, mention.start))

    def do_card(self, name: str) -> None:
        """Print the card of a name, or of the one here."""
        if (entity := self._meant(name)) is None:
            self.print("There is no such name." if name else "There is no name in this line.")
            return
        self.print(f"{entity.name}, {entity.type}, {entity.mentions} in {entity.articles} articles")
        for row in card_rows(self._library.card(entity.id)):
            self.print(" ".join(filter(None, [row.label and f"{row.label}:", row.text, str(row.count or "")])))

    def do_focus_articles(self, _: str) -> None:
        """List the articles."""
        self._list("No articles.", [Listed(headed(one), self._to_article(one.id)) for one in self._headings.values()])

    def _to_article(self, article_id: ArticleId) -> Callable[[], None]:
        return lambda: self._open(article_id)

    def do_focus_entities(self, _: str) -> None:
        """List the people."""
        people = [entity for entity in self._entities.values() if entity.type is EntityType.PERSON]
        self._list("No people.", [Listed(f"{one.name} {one.mentions}", self._to_entity(one)) for one in people])

    def _to_entity(self, entity: Entity) -> Callable[[], None]:
        return lambda: self.do_walk_name(entity.id)

    def _list(self, empty: str, listed: Sequence[Listed]) -> None:
        self._listed = tuple(listed)
        for number, line in enumerate(self._listed[:LISTED], start=1):
            self.print(f"{number} {line.text}")
        if len(listed) > LISTED:
            self.print(f"and {len(listed) - LISTED} more")
        key = self.key("open_listed")
        self.print(f"{key} with a number opens that one, as in {key} 1." if listed else empty)

    def do_open_listed(self, number: str) -> None:
        """Open a line of the last list."""
        if not number.isdecimal() or not 1 <= int(number) <= len(self._listed):
            self.print(f"There are {len(self._listed)} lines in the last list.")
            return
        self._jump_from_here()
        self._listed[int(number) - 1].open()
