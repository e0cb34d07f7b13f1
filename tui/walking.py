"""Walking: from one mention of an entity, or one hit of a search, to the next, through all articles."""

from dataclasses import replace

from rich.cells import cell_len
from textual import on

from index.library import Library
from index.model import ArticleHeading, Entity, EntityType, Mention, Span
from index.surface import surface
from tui.arrangement import Pane
from tui.config import Settings
from tui.hit_walk import HitWalk
from tui.panes.entities import EntityList
from tui.panes.references import ReferencesPane
from tui.panes.status import Line
from tui.reading import Reading
from tui.row_text import BOLD, DIM, PLAIN
from tui.walk import Outcome, Position, Stop, Walk, route
from tui.walk_line import walk_line

AnyWalk = Walk | HitWalk


class Walking(Reading):
    """Reading, with a walk through the articles.

    Args:
        library: What to read.
        settings: What the reader has set.
    """

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        self._walk: AnyWalk | None = None
        self._progress = ""

    def begin(self) -> None:
        """End the walk."""
        self._walk = None
        super().begin()
        self._show_walk()

    def article_changed(self) -> None:
        """Mark the stops of the walk in the article."""
        super().article_changed()
        self._show_walk()

    def lists_changed(self) -> None:
        """Lay the walk over the mentions as they are now."""
        super().lists_changed()
        if isinstance(self._walk, Walk):
            self._walk = self._laid_anew(self._walk)
        self._show_walk()

    def _laid_anew(self, walk: Walk) -> Walk | None:
        """The same walk over the mentions as they are now; None where its entity is no more. To be extended."""
        entity = self._entities.get(walk.entity_id or "")
        return walk.over(self._walk_of(entity).route) if entity else None

    def on_resize(self) -> None:
        """Fit what the status line says."""
        self._show_status()

    def action_walk_next(self) -> None:
        """Go to the next stop of the walk."""
        self._step(forward=True)

    def action_walk_previous(self) -> None:
        """Go to the previous stop of the walk."""
        self._step(forward=False)

    def _step(self, forward: bool) -> None:
        if self._walk is None:
            self.action_walk_name()
            return
        self._walk = self._walk.step(forward, self._gone_to(self._walk))
        if self._walk.outcome is Outcome.AT_END:
            self._say_end(self._walk, forward)
        else:
            self._show_stop(self._walk)

    def _gone_to(self, walk: AnyWalk) -> Position | None:
        """Where the reader has gone since the last step; None where it is still at the stop of the walk."""
        here = self._here()
        if here is None or (walk.stop and self._is_at(walk.stop)):
            return None
        # From a name that is a stop itself the way leads on, not to that name.
        return replace(here, offset=here.offset + 1) if self.reader.is_on_name else here

    def _is_at(self, stop: Stop) -> bool:
        """Whether a stop is in view and the name cursor has not been moved to another name."""
        article, named = self.reader.article, self.reader.named
        return (
            article is not None
            and article.heading.id == stop.article_id
            and self.reader.shows(_span(stop))
            and (named is None or named.start <= stop.start < named.end)
        )

    def _say_end(self, walk: AnyWalk, forward: bool) -> None:
        end = "last" if forward else "first"
        key = self.keymap.called("walk_next" if forward else "walk_previous")
        if not walk.extent:
            self.said.say(f"{walk.title} is nowhere to be found.")
        else:
            self.said.say(f"That was the {end} of {walk.extent}. {key} once more goes round: {walk.title}.")
        self._show_walk()

    def _show_stop(self, walk: AnyWalk) -> None:
        """Go to the stop that a walk is at, and say into which article it has come."""
        if (stop := walk.stop) is None:
            return
        article, wrapped = self.reader.article, walk.outcome is Outcome.WRAPPED
        entered = article is None or article.heading.id != stop.article_id
        self._go(Position(stop.article_id, stop.start), _span(stop))
        heading = self._headings[stop.article_id]
        self.said.say(("Round again. " if wrapped else "") + (f"→ {_about(heading)}" if entered or wrapped else ""))
        if self.references.display:
            self.references.follow(stop.article_id, stop.start)
        self._show_walk()

    def action_walk_name(self) -> None:
        """Walk the entity under the cursor."""
        entity = self._entity_at_cursor()
        if entity is None:
            self.say_no_name()
        elif self.focused_pane is Pane.READER:
            self._start_walk(self._walk_of(entity))
        else:
            self._start_walk(self._walk_of(entity), jump=True)
            self.focus_pane(Pane.READER)

    def say_no_name(self) -> None:
        """Say that there is no name under the cursor, and how to get to one."""
        on, search = map(self.keymap.called, ("name_next", "search"))
        self.said.say(f"There is no name here. {on} goes to the next one, {search} searches.")

    def _walk_of(self, entity: Entity) -> Walk:
        stops = map(Stop._make, self._mentions_of(entity).places)
        return Walk(entity.name, route(stops, self._headings), entity.id)

    def _start_walk(self, walk: Walk, jump: bool = False) -> None:
        """Begin a walk where the reader is, or, with a jump, at the first stop from there on."""
        here = self._here()
        if here is None:
            return
        self._jump_from_here()
        self._walk = walk.at(here)
        if jump or not (self._walk.stop and self._is_at(self._walk.stop)):
            self._show_stop(self._walk)
        else:
            self.reader.go_to(_span(self._walk.stop))
            on, back, home = map(self.keymap.called, ("walk_next", "walk_previous", "back"))
            self.said.say(f"{on} and {back} walk on, through all articles; {home} comes back here.")
        self._show_walk()

    def _follow_mention(self, mention: Mention) -> None:
        """Walk the entity of a mention, from that mention on."""
        if (entity := self._entities.get(mention.entity_id)) is None:
            return
        self._jump_from_here()
        self._walk = self._walk_of(entity).at(Position(mention.article_id, mention.start))
        self._show_stop(self._walk)
        self.focus_pane(Pane.READER)

    def _show_walk(self) -> None:
        """Show the walk wherever it shows: in the status line, in the text, beside the name."""
        walk = self._walk
        self._show_status()
        self.entities.mark_walked(walk.entity_id if walk else None)
        if (article := self.reader.article) is not None:
            here = article.heading.id
            stops = walk.within(here) if walk else ()
            current = walk.stop if walk and walk.stop and walk.stop.end and walk.stop.article_id == here else None
            self.reader.mark_walk([_span(stop) for stop in stops], _span(current) if current else None)

    @on(Line.Clicked, "#status")
    def _back_to_stop(self) -> None:
        """Show the stop of the walk again, wherever reading has gone."""
        if self._walk is not None and self._walk.stop is not None:
            self._jump_from_here()
            self._show_stop(self._walk)
            self.focus_pane(Pane.READER)

    def action_name_next(self) -> None:
        """Move the name cursor to the next name in the article."""
        self._move_name_cursor(forward=True)

    def action_name_previous(self) -> None:
        """Move the name cursor to the previous name in the article."""
        self._move_name_cursor(forward=False)

    def _move_name_cursor(self, forward: bool) -> None:
        if not self.reader.move_name_cursor(forward):
            self.said.say("There is no further name in this article.")
        elif self.reader.named and (entity := self._entities.get(self.reader.named.entity_id)):
            walk, card = map(self.keymap.called, ("walk_name", "card"))
            unsure = " · unsure" if self.reader.named.unsure else ""
            counts = f"{entity.name}{unsure} · {entity.mentions} in {entity.articles}"
            self.said.say(f"{counts} · {walk} walks, {card} shows the card")

    def _walked_entity(self) -> Entity | None:
        return self._entities.get(self._walk.entity_id) if self._walk and self._walk.entity_id else None

    def _entity_at_cursor(self) -> Entity | None:
        """The entity under the cursor of the pane that has the focus."""
        if isinstance(self.focused, EntityList):
            return self.focused.row
        if isinstance(self.focused, ReferencesPane) and self.focused.row:
            return self._entities.get(self.focused.row.mention.entity_id)
        name = self.reader.name_at_point
        return self._entities.get(name.entity_id) if name else None

    def _show_status(self, progress: str | None = None) -> None:
        if progress is not None:
            self._progress = progress
        people = sum(entity.type is EntityType.PERSON for entity in self._entities.values())
        about = f" · {len(self._headings)} articles · {people} people"
        room = self.app.size.width - (cell_len(self._progress) + 3 if self._progress else 0)
        walk = walk_line(self._walk, self._as_named(self._walk), room) if self._walk else ""
        # Where there is no room for all, what does not change gives way to what does.
        needed = sum(cell_len(part) for part in (self._library.name, about, self._progress, walk)) + 4
        name = [
            (f" {self._library.name}", BOLD),
            (about if needed <= self.app.size.width or not self._progress else "", PLAIN),
        ]
        self.status.show([*name, (f"  {self._progress}", DIM)], [(walk, BOLD)] if walk else [])

    def _as_named(self, walk: AnyWalk) -> str:
        """How the text names whom the walk follows where it is: " · as ‘Mr. Xi’"; "?" where that is unsure."""
        article, stop = self.reader.article, walk.stop
        if walk.entity_id is None or article is None or stop is None or article.heading.id != stop.article_id:
            return ""
        unsure = "?" if self.reader.is_unsure(stop.start) else ""
        return f" · as ‘{surface(article.text, stop.start, stop.end)}’{unsure}"


def _about(heading: ArticleHeading) -> str:
    return " · ".join(filter(None, [heading.title, heading.day, heading.source]))


def _span(stop: Stop) -> Span:
    return Span(stop.start, stop.end)
