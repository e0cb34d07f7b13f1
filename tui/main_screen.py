"""The one coordinator: it owns the library, hears every pane and tells each what to show.

Panes never touch each other. Whatever may take longer than a frame runs in a worker and comes back as a message.
"""

from dataclasses import replace
from functools import lru_cache

from textual import on, work
from textual.worker import get_current_worker

from index.errors import NamedropError
from index.ingest_process import IngestProcess
from index.library import Library
from index.model import (
    Article,
    ArticleHeading,
    ArticleId,
    Entity,
    EntityId,
    EntityType,
    Mention,
    SearchPage,
    SearchResult,
    Span,
    Stage,
)
from tui.arrangement import Pane
from tui.frame import Frame
from tui.history import History, Place
from tui.messages import IndexingFailed, IndexingReported, ListsLoaded, Query, Searched, SearchFailed
from tui.panes.entities import EntitiesPane, EntityList
from tui.panes.reader import Reader
from tui.panes.references import Reference, ReferencesPane
from tui.prompt import Prompt
from tui.row_list import RowList
from tui.row_text import BOLD, DIM, PLAIN
from tui.screens.card import CardRow, CardScreen
from tui.screens.help import HelpScreen
from tui.sparkline import sparkline
from tui.text_visible import visible
from tui.walk import Outcome, Position, Stop, Walk, route


class MainScreen(Frame):
    """The screen on which everything happens."""

    def __init__(self, library: Library) -> None:
        super().__init__(lru_cache(maxsize=2000)(library.context))
        self._library = library
        self._indexing: IngestProcess | None = None
        self._progress = ""
        self._headings: dict[ArticleId, ArticleHeading] = {}
        self._entities: dict[EntityId, Entity] = {}
        self._walk: Walk | None = None
        self._history = History()
        self._found: Searched | None = None
        self._open_when_found = False

    # Start, lists, indexing

    def on_mount(self) -> None:
        """Show what there is; when that is on the screen, it is brought up to date."""
        super().on_mount()
        self._load_lists()

    def on_unmount(self) -> None:
        """Keep the place, and end what runs."""
        self._remember_place()
        if self._indexing is not None:
            self._indexing.cancel()

    @work(thread=True, exclusive=True, group="lists")
    def _load_lists(self) -> None:
        articles, entities = self._library.articles(), self._library.entities()
        if not get_current_worker().is_cancelled:
            self.post_message(ListsLoaded(articles, entities))

    @work(thread=True, exclusive=True, group="indexing")
    def _index(self) -> None:
        try:
            self._indexing = self._library.start_ingest()
            for progress in self._indexing.reports():
                self.post_message(IndexingReported(progress))
        except NamedropError as error:
            self.post_message(IndexingFailed(error))

    @on(IndexingReported)
    def _show_progress(self, message: IndexingReported) -> None:
        progress = message.progress
        self.articles.note_progress(progress.stage)
        self.entities.note_progress(progress.stage)
        if progress.articles_changed or progress.mentions_changed:
            self._load_lists()
        self._show_status(f"{progress.stage} {progress.done}/{progress.total}" if progress.total else "")
        if progress.stage is Stage.DONE and (problems := self._library.problems()):
            files = "file was" if len(problems) == 1 else "files were"
            self.said.say(f"{len(problems)} {files} left out or read with a loss; `namedrop doctor` says why.")

    @on(IndexingFailed)
    def _show_failure(self, message: IndexingFailed) -> None:
        self._show_status("")
        error = message.error
        self.notify(visible(error.advice), title=visible(error.title), severity="error", timeout=15, markup=False)

    @on(ListsLoaded)
    def _show_lists(self, message: ListsLoaded) -> None:
        self._headings = {heading.id: heading for heading in message.articles}
        self._entities = {entity.id: entity for entity in message.entities}
        self.articles.show(message.articles)
        self.entities.show(message.entities)
        self._refresh_open_article()
        self._refresh_walk()
        self._summarise()
        self._show_status()
        if self._indexing is None:
            self.call_after_refresh(self._index)

    def _refresh_open_article(self) -> None:
        """Show the article that is open as it is now, or the first one if none is."""
        article = self.reader.article
        if article is None or article.heading.id not in self._headings:
            self._open_first()
        else:
            self._show_article(self._library.article(article.heading.id), self.reader.top_offset)

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

    # Reading

    def _open(self, article_id: ArticleId, offset: int | None = None) -> None:
        """Show an article from an offset on; without one, from where it was left, or from below its headline."""
        self._remember_place()
        article = self._library.article(article_id)
        if offset is None:
            offset = self._library.reading_offset(article.heading.path)
        self._show_article(article, offset)
        self._library.set_read(article.heading.path, True)
        self.articles.mark_open(article_id)
        self._show_walk()

    def _show_article(self, article: Article, offset: int | None) -> None:
        self.reader_pane.show(article, self._library.mentions_in(article.heading.id), offset)

    def _remember_place(self) -> None:
        if (article := self.reader.article) is not None:
            self._library.remember_place(article.heading.path, self.reader.top_offset)

    def _here(self) -> Position | None:
        article = self.reader.article
        return Position(article.heading.id, self.reader.point) if article else None

    def _go(self, position: Position, span: Span | None = None) -> None:
        """Show a position, with the span that is there in the middle of the reader."""
        article = self.reader.article
        if is_other := article is None or article.heading.id != position.article_id:
            self._open(position.article_id, position.offset)
        self.reader.go_to(span or Span(position.offset, position.offset), centre=is_other)

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
        ids = list(self._headings)
        article = self.reader.article
        at = ids.index(article.heading.id) + by if article and article.heading.id in ids else 0
        if 0 <= at < len(ids):
            self._jump_from_here()
            self._open(ids[at])
        else:
            self.said.say("This is the last article." if by > 0 else "This is the first article.")

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
        self._open(place.article_id, place.top)
        self.reader.put_cursor(place.point)

    # Walking

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

    def _gone_to(self, walk: Walk) -> Position | None:
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

    def _say_end(self, walk: Walk, forward: bool) -> None:
        count, end, key = len(walk.route.stops), *(("last", "n") if forward else ("first", "N"))
        if count == 0:
            self.said.say(f"{walk.title} is nowhere to be found.")
        else:
            self.said.say(f"That was the {end} of {count}: {walk.title}. {key} once more goes round.")
        self._show_walk()

    def _show_stop(self, walk: Walk) -> None:
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
            self.said.say("There is no name here. ] goes to the next one, / searches.")
        elif self.focused_pane is Pane.READER:
            self._start_walk(self._walk_of(entity))
        else:
            self._start_walk(self._walk_of(entity), jump=True)
            self.focus_pane(Pane.READER)

    def _walk_of(self, entity: Entity) -> Walk:
        stops = (Stop(m.article_id, m.start, m.end) for m in self._library.mentions(entity.id))
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
            self.said.say("n and N walk on, through all articles; C-o comes back here.")
        self._show_walk()

    def _refresh_walk(self) -> None:
        """Lay the walk over the mentions as they are now."""
        if self._walk is None or self._walk.entity_id is None:
            return
        entity = self._entities.get(self._walk.entity_id)
        self._walk = self._walk.over(self._walk_of(entity).route) if entity else None
        self._show_walk()

    def _show_walk(self) -> None:
        """Show the walk wherever it shows: in the status line, in the text, beside the name."""
        walk = self._walk
        self._show_status()
        self.entities.mark_walked(walk.entity_id if walk else None)
        if (article := self.reader.article) is not None:
            here = article.heading.id
            stops = walk.route.within(here) if walk else ()
            current = walk.stop if walk and walk.stop and walk.stop.article_id == here else None
            self.reader.mark_walk([_span(stop) for stop in stops], _span(current) if current else None)

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
            self.said.say(f"{entity.name} · {entity.mentions} in {entity.articles} · * walks, i shows the card")

    def _entity_at_cursor(self) -> Entity | None:
        """The entity under the cursor of the pane that has the focus."""
        if isinstance(self.focused, EntityList):
            return self.focused.row
        if isinstance(self.focused, ReferencesPane) and self.focused.row:
            return self._entities.get(self.focused.row.mention.entity_id)
        name = self.reader.name_at_point
        return self._entities.get(name.entity_id) if name else None

    # Searching

    def action_search(self) -> None:
        """Open the prompt and the drawer of results."""
        self.said.display = False
        self.show_in_drawer(self.results)
        self.prompt.open()

    @on(Prompt.Typed)
    def _search_as_typed(self, message: Prompt.Typed) -> None:
        self._open_when_found = False
        self._search(message.query)

    @work(thread=True, exclusive=True, group="search")
    def _search(self, query: Query) -> None:
        worker, article = get_current_worker(), self.reader.article
        within = article.heading.id if article and query.this_article_only else None
        try:
            page = self._library.search(query.text, typing=True, within=within, cancelled=lambda: worker.is_cancelled)
        except NamedropError as error:
            self.post_message(SearchFailed(error))
            return
        if page is not None and not worker.is_cancelled:
            self.post_message(Searched(query, page))

    @on(Searched)
    def _show_results(self, message: Searched) -> None:
        self._found = message
        self.results.show(message.page)
        if self._open_when_found:
            self._open_result()

    @on(SearchFailed)
    def _show_search_failure(self, message: SearchFailed) -> None:
        self.results.complain(str(message.error))

    @on(Prompt.Moved)
    def _move_in_results(self, message: Prompt.Moved) -> None:
        self.results.move(message.by)

    @on(Prompt.Submitted)
    def _choose_result(self) -> None:
        """Open the chosen result, or the first one as soon as the search for what was typed last is back."""
        if self._found is not None and self._found.query == self.prompt.query_typed:
            self._open_result()
        else:
            self._open_when_found = True

    @on(RowList.Chosen, "#results")
    def _open_result(self) -> None:
        self._open_when_found = False
        if self._found is None or self.results.row is None:
            return
        self._close_prompt()
        self._follow_hits(self._found.page, self.results.row)

    def _follow_hits(self, page: SearchPage, chosen: SearchResult) -> None:
        """Walk the hits of a search in the order of its results, from the chosen one on."""
        order = dict.fromkeys([*(result.article.id for result in page.results), *self._headings])
        stops = (Stop(found.article.id, hit.start, hit.end) for found in page.results for hit in found.hits)
        walk = Walk(f"‘{page.query}’", route(stops, order))
        self._jump_from_here()
        self.close_drawer()
        self.focus_pane(Pane.READER)
        if not chosen.hits:
            self._walk = walk
            self._open(chosen.article.id, 0)
            return
        self._walk = walk.at(Position(chosen.article.id, chosen.hits[0].start))
        self._show_stop(self._walk)

    @on(Prompt.Left)
    def _leave_prompt(self) -> None:
        self._close_prompt()
        self.close_drawer()
        self.focus_pane(Pane.READER)

    def _close_prompt(self) -> None:
        self.prompt.display, self.said.display = False, True

    # References and card

    def action_references(self) -> None:
        """List all mentions of the entity under the cursor, or else of the one that is walked."""
        entity = self._entity_at_cursor() or self._walked_entity()
        if entity is None:
            self.said.say("There is no name here. ] goes to the next one.")
            return
        mentions = self._library.mentions(entity.id)
        listed = [Reference(m, self._headings[m.article_id]) for m in mentions if m.article_id in self._headings]
        self.references.show(entity.name, listed)
        if (here := self._here()) is not None:
            self.references.follow(here.article_id, here.offset)
        self.show_in_drawer(self.references)
        self.focus_pane(Pane.DRAWER)

    def _walked_entity(self) -> Entity | None:
        return self._entities.get(self._walk.entity_id) if self._walk and self._walk.entity_id else None

    @on(RowList.Chosen, "#references")
    def _open_reference(self) -> None:
        if (reference := self.references.row) is not None:
            self._follow_mention(reference.mention)

    def _follow_mention(self, mention: Mention) -> None:
        """Walk the entity of a mention, from that mention on."""
        if (entity := self._entities.get(mention.entity_id)) is None:
            return
        self._jump_from_here()
        self._walk = self._walk_of(entity).at(Position(mention.article_id, mention.start))
        self._show_stop(self._walk)
        self.focus_pane(Pane.READER)

    def action_card(self) -> None:
        """Show the card of the entity under the cursor, or else of the one that is walked."""
        entity = self._entity_at_cursor() or self._walked_entity()
        if entity is None:
            self.said.say("There is no name here. ] goes to the next one.")
            return
        self.app.push_screen(CardScreen(self._library.card(entity.id)), self._leave_card)

    def _leave_card(self, row: CardRow | None) -> None:
        if row is not None and row.first is not None:
            self._follow_mention(row.first)

    # Panes

    @on(RowList.Chosen, "#articles")
    def _open_article(self) -> None:
        if (heading := self.articles.row) is not None:
            self._jump_from_here()
            self._open(heading.id)
            self.focus_pane(Pane.READER)

    @on(RowList.Chosen, "#entity-list")
    def _walk_chosen(self) -> None:
        self.action_walk_name()

    @on(RowList.Highlighted, "#entity-list")
    def _summarise(self) -> None:
        if (entity := self.entities.list.row) is not None:
            counts = [mention.article_id for mention in self._library.mentions(entity.id)]
            self.entities.summarise(entity, sparkline(counts, list(self._headings)))

    @on(EntitiesPane.KindChanged)
    def _show_kind(self) -> None:
        self.entities.show(tuple(self._entities.values()))

    @on(Reader.NameClicked)
    def _walk_clicked(self) -> None:
        self.action_walk_name()

    def action_go_in(self) -> None:
        """Open what is under the cursor of the pane that has the focus."""
        if isinstance(self.focused, RowList):
            self.focused.choose()
        else:
            self.action_card()

    # Lines at the edges

    def _show_status(self, progress: str | None = None) -> None:
        if progress is not None:
            self._progress = progress
        people = sum(entity.type is EntityType.PERSON for entity in self._entities.values())
        about = f" · {len(self._headings)} articles · {people} people"
        walk = [(f"walk: {self._walk.describe()} ", BOLD)] if self._walk else []
        self.status.show([(f" {self._library.name}", BOLD), (about, PLAIN), (f"  {self._progress}", DIM)], walk)

    # The program

    def action_palette(self) -> None:
        """Open the palette of all commands."""
        self.app.action_command_palette()

    def action_help(self) -> None:
        """Show all keys."""
        self.app.push_screen(HelpScreen(), self._run_command)

    def _run_command(self, command_id: str | None) -> None:
        if command_id is not None:
            self.call_after_refresh(self.run_action, command_id)

    def action_cancel(self) -> None:
        """Close the drawer, or else end the walk."""
        if self._wishes.zoomed:
            self.action_zoom()
        elif self._wishes.drawer:
            self.close_drawer()
        elif self._walk is not None:
            self._walk = None
            self._show_walk()
            self.said.say("The walk is over.")

    def action_leave(self) -> None:
        """Back out of what is open, or else quit."""
        if self._wishes.zoomed or self._wishes.drawer:
            self.action_cancel()
        else:
            self.action_quit()

    def action_quit(self) -> None:
        """Quit."""
        self.app.exit()


def _about(heading: ArticleHeading) -> str:
    return " · ".join(filter(None, [heading.title, heading.day, heading.source]))


def _span(stop: Stop) -> Span:
    return Span(stop.start, stop.end)
