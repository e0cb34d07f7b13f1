"""Names and walks in reading by lines."""

from collections.abc import Callable

from index.library import Library
from index.model import Entity, Mention, Span
from tui.config import Settings
from tui.plain_reading import PlainReading
from tui.plain_text import headed
from tui.walk import Outcome, Position, Stop, Walk, route


class PlainWalking(PlainReading):
    """Reading by lines, with a walk through the articles."""

    def __init__(self, library: Library, settings: Settings, say: Callable[[str], None], width: int) -> None:
        super().__init__(library, settings, say, width)
        self._walk: Walk | None = None

    def do_name_next(self, _: str) -> None:
        """Go to the next name."""
        self._name(next((one for one in self._named() if one.start > self._point), None))

    def do_name_previous(self, _: str) -> None:
        """Go to the previous name."""
        self._name(next((one for one in reversed(self._named()) if one.start < self._point), None))

    def _named(self) -> list[Mention]:
        return [mention for mention in self._mentions if not mention.in_furniture]

    def _name(self, mention: Mention | None) -> None:
        if mention is None:
            self.print("There is no further name in this article.")
            return
        self._point, self._is_at_stop = mention.start, False
        if entity := self._entities.get(mention.entity_id):
            self.print(f"{entity.name}, {entity.type}, {entity.mentions} in {entity.articles} articles")
        self.print(self._page.text(self._line, [Span(mention.start, mention.end)]))

    def _entity_here(self) -> Entity | None:
        """The entity at the point, or else the first one named in the rest of the line."""
        end = self._page.lines[self._line].end
        found = next((one for one in self._named() if self._point < one.end and one.start < end), None)
        return self._entities.get(found.entity_id) if found else None

    def _meant(self, name: str) -> Entity | None:
        """The entity of this name; without a name the one here, or else the one that is walked."""
        if name:
            return next(iter(self._library.find_entities(name)), None)
        walked = self._entities.get(self._walk.entity_id) if self._walk and self._walk.entity_id else None
        return self._entity_here() or walked

    def do_walk_name(self, name: str) -> None:
        """Walk the entity of a name, or the one here."""
        entity = self._meant(name)
        if entity is None:
            self.print("There is no such name." if name else "There is no name in this line.")
        else:
            self._jump_from_here()
            self._walk_from(entity, Position(self._page.article.heading.id, self._point))

    def _walk_from(self, entity: Entity, position: Position) -> None:
        mentions = filter(self._settings.config.stops_at, self._library.mentions(entity.id))
        stops = (Stop(mention.article_id, mention.start, mention.end) for mention in mentions)
        self._walk = Walk(entity.name, route(stops, self._headings), entity.id).at(position)
        self._show_stop(self._walk)

    def do_walk_next(self, _: str) -> None:
        """Go to the next stop."""
        self._step(forward=True)

    def do_walk_previous(self, _: str) -> None:
        """Go to the previous stop."""
        self._step(forward=False)

    def _step(self, forward: bool) -> None:
        if self._walk is None:
            self.do_walk_name("")
            return
        here = None if self._is_at_stop else Position(self._page.article.heading.id, self._point)
        self._walk = self._walk.step(forward, here)
        if self._walk.outcome is Outcome.AT_END:
            self.print(f"That was the {'last' if forward else 'first'} of {self._walk.title}. Once more goes round.")
        else:
            self._show_stop(self._walk)

    def _show_stop(self, walk: Walk) -> None:
        if (stop := walk.stop) is None:
            self.print(f"{walk.title} is nowhere to be found.")
            return
        self.print(("Round again. " if walk.outcome is Outcome.WRAPPED else "") + walk.describe())
        if stop.article_id != self._page.article.heading.id:
            self._open(stop.article_id, stop.start, read_out=False)
        self._point, self._is_at_stop = stop.start, True
        self.print(self._page.text(self._line, [Span(stop.start, stop.end)]))

    def do_where(self, _: str) -> None:
        """Say where reading is."""
        self.print(f"Line {self._line + 1} of {len(self._page.lines)}, {headed(self._page.article.heading)}")
        if self._walk:
            self.print(f"Walk: {self._walk.describe()}")
