"""The one face of a library, for the screen and for the commands. No type of a store behind it leaves it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from index import catalog_damage, sources
from index.catalog import Catalog
from index.database import Database
from index.decided_copies import Repair, mend
from index.decisions import open_decided
from index.errors import DamagedError, LibraryError, NotWritableError
from index.location import Location, locate, scan
from index.marks import Mark, Marks
from index.mention_rows import MentionRows
from index.model import (
    ArticleHeading,
    ArticleId,
    Entity,
    EntityId,
    EntityType,
    Mention,
    Problem,
    Progress,
    Snippet,
    Span,
)
from index.moved import take_over
from index.paragraphs import together
from index.private import check_private, make_private
from index.reading import ReadingPlace
from index.searching import Searching, never

if TYPE_CHECKING:
    from index.card import Card
    from index.checking import Checked
    from index.ingest import How
    from index.ingest_process import IngestProcess

CONTEXT = 1000
"""Code points before and behind a mention in which the words around it are looked for."""


def always(mention: Mention) -> bool:
    """The answer of a caller to whom every mention counts."""
    return True


class Library(Searching):
    """A collection of articles with its index on disk. Every method may be called from any thread.

    Made by `open_library`.
    """

    def __init__(
        self,
        location: Location,
        catalog: Catalog,
        decided: Database,
        moved_from: Path | None = None,
        repair: Repair | None = None,
    ) -> None:
        super().__init__(location, catalog, decided)
        self.moved_from = moved_from
        """Where it was until now, if what was decided there has just been taken over."""
        self.repair = repair
        """What was done about the file of decisions, if that was damaged."""
        self._marks = Marks(decided)
        self._trouble: NotWritableError | None = None
        self._has_told_trouble = False

    @property
    def notices(self) -> tuple[str, ...]:
        """What the reader should know of how it was opened, as sentences."""
        moved = f"This was in {self.moved_from} before: what you decided there holds here too."
        return (
            *([moved] if self.moved_from else []),
            *([self.repair.sentence] if self.repair else []),
            *self._told_read_only(),
        )

    def _told_read_only(self) -> Iterator[str]:
        if self._decided.is_read_only:
            yield f"{self.location.data} cannot be written: nothing that you decide, mark or read is kept this time."
        if self.is_read_only:
            yield f"{self.location.cache} cannot be written: this is what was read of your files before."

    @property
    def is_read_only(self) -> bool:
        """Whether it cannot be brought up to date with its files, so that it is as it was last."""
        return self._catalog.is_read_only

    @property
    def name(self) -> str:
        """What to call it on the screen."""
        return self.location.name

    # Reading

    def articles(self) -> tuple[ArticleHeading, ...]:
        """Every article in reading order: by date, those without one last, then by path."""
        self._reading.look_again()
        return self._catalog.headings(self._reading.read_paths)

    def problems(self) -> tuple[Problem, ...]:
        """The files that were left out or read with a loss, and why."""
        return self._catalog.problems()

    def check(self) -> "Iterator[Checked]":
        """Read all of its stores, and tell how they are."""
        from index.checking import check_stores

        return check_stores(self.location, self._catalog, self._decided)

    # Who is named

    def entities(
        self, entity_type: EntityType | None = None, hidden: bool = False, sure_only: bool = False
    ) -> tuple[Entity, ...]:
        """The entities (of one type), those with most mentions first.

        Args:
            entity_type: What they are; None for all.
            hidden: Whether the hidden ones are wanted too.
            sure_only: Whether unsure mentions do not count, nor the names that only they have.
        """
        return self._catalog.entities(entity_type, hidden, sure_only)

    def entity_names(self) -> dict[EntityId, str]:
        """The name of every entity, those that only furniture names included."""
        return self._catalog.entity_names()

    def find_entities(self, name: str, hidden: bool = False, sure_only: bool = False) -> tuple[Entity, ...]:
        """Who may be meant by a name: its id, or else the name, any form of it, or words of it; accents aside."""
        from index.finding import candidates, meant

        found = None
        if self.location.roster_folder.exists() and not hidden:
            found = candidates(self._catalog, self._keeper, name, sure_only)
        return meant(self.entities(hidden=hidden, sure_only=sure_only) if found is None else found, name)

    def entity(self, entity_id: EntityId, sure_only: bool = False) -> Entity:
        """One entity, unsure mentions not counted where only sure ones are wanted.

        Raises:
            KeyError: There is none of this name.
        """
        return self._catalog.entity(entity_id, sure_only)

    def mentions(self, entity_id: EntityId, sure_only: bool = False, names_only: bool = False) -> tuple[Mention, ...]:
        """The mentions of an entity, in reading order, those in furniture left out.

        Args:
            entity_id: The entity.
            sure_only: Whether unsure ones are left out.
            names_only: Whether descriptions are left out.
        """
        return self._catalog.mentions_of(entity_id, sure_only, names_only)

    def mention_rows(self, entity_id: EntityId, sure_only: bool = False, names_only: bool = False) -> MentionRows:
        """The same mentions, each made when it is asked for."""
        return self._catalog.mention_rows(entity_id, sure_only, names_only)

    def mentions_together(
        self, first: EntityId, second: EntityId, counts: Callable[[Mention], bool] = always
    ) -> tuple[Mention, ...]:
        """The mentions of either of two entities in the paragraphs that name both, in reading order.

        Args:
            first: The one.
            second: The other.
            counts: Whether a mention is to be looked at.
        """
        others = {mention.article_id for mention in self.mentions(second)}
        common = dict.fromkeys(m.article_id for m in self.mentions(first) if m.article_id in others)
        found = (
            together(self.article(number).text, self.mentions_in(number), (first, second), counts) for number in common
        )
        return tuple(mention for mentions in found for mention in mentions)

    def mentions_in(self, article_id: ArticleId, sure_only: bool = False) -> tuple[Mention, ...]:
        """The mentions in an article, in order, those in furniture included, those of hidden entities left out."""
        return self._catalog.mentions_in(article_id, sure_only)

    def all_mentions(self, sure_only: bool = False) -> tuple[Mention, ...]:
        """Every mention, in reading order, those in furniture included, those of hidden entities left out."""
        return self._catalog.all_mentions(sure_only)

    def card(self, entity_id: EntityId, sure_only: bool = False) -> "Card":
        """What is known of an entity, by its sure mentions alone where only they are wanted.

        Raises:
            KeyError: There is none of this name.
        """
        from index.card import Card, appearances, companions, forms, offices

        entity, mentions = self.entity(entity_id, sure_only), self.mentions(entity_id, sure_only)
        headings = {heading.id: heading for heading in self.articles()}
        there = [mention for mention in mentions if mention.article_id in headings]
        found = appearances(there, headings)
        articles = ((self.article(one.article.id), self.mentions_in(one.article.id, sure_only)) for one in found)
        others = {entity.id: entity for entity in self.entities(EntityType.PERSON)}
        known = offices(self._catalog.links.roles_of(entity_id), lambda number: self.article(number).text)
        return Card(entity, forms(there), known, found, companions(entity_id, articles, others))

    def context(self, mention: Mention) -> Snippet:
        """The words around a mention."""
        from index.snippet import snippet

        article = self.article(mention.article_id)
        first, last = max(0, mention.start - CONTEXT), mention.end + CONTEXT
        if any(span.start < last and first < span.end for span in article.furniture):
            return snippet(article.text, (Span(mention.start, mention.end),), article.furniture)
        return snippet(article.text[first:last], (Span(mention.start - first, mention.end - first),))

    # What the reader has read

    def set_read(self, path: str, read: bool) -> None:
        """Remember whether an article is read; where that cannot be kept, `take_trouble` says so."""
        with self._noting_trouble():
            self._reading.set_read(path, read)

    def reading_offset(self, path: str) -> int | None:
        """The offset of the first character that was in view when this article was left."""
        return self._reading.reading_offset(path)

    def last_place(self) -> ReadingPlace | None:
        """The article that was open last, and where."""
        return self._reading.last_place()

    def remember_place(self, path: str, offset: int) -> None:
        """Remember where the reader is; where that cannot be kept, `take_trouble` says so."""
        with self._noting_trouble():
            self._reading.remember(ReadingPlace(path, offset))

    @contextmanager
    def _noting_trouble(self) -> Iterator[None]:
        """Let nobody be kept from reading by what cannot be kept."""
        try:
            yield
        except NotWritableError as error:
            if not self._decided.is_read_only:
                self._trouble = error

    def take_trouble(self) -> NotWritableError | None:
        """Why what was read last could not be kept, once; None where it was, or where `notices` have said so."""
        if self._trouble is None or self._has_told_trouble:
            return None
        self._has_told_trouble = True
        return self._trouble

    def marks(self) -> tuple[Mark, ...]:
        """The places that the reader has marked, by letter."""
        return self._marks.all()

    def set_mark(self, mark: Mark) -> None:
        """Mark a place with a letter, which may have stood for another one."""
        self._marks.set(mark)

    # Bringing it up to date

    def ingest(self, is_afresh: bool = False, how: "How | None" = None) -> Iterator[Progress]:
        """Bring it up to date with its files in this process, reporting as it goes.

        Args:
            is_afresh: Whether to work out again who is who in all articles, even if nothing has changed.
            how: How that is done; None: in this process alone.

        Raises:
            LibraryError, ModelError: see `index.ingest.ingest`.
        """
        from index.ingest import How, ingest

        return ingest(self.location, is_afresh, how or How())

    def watch(self, how: "How", is_over: Callable[[], bool] = never) -> Iterator[Progress]:
        """Bring it up to date with its files in this process whenever they change.

        Args:
            how: How that is done.
            is_over: Asked now and then whether to end.

        Raises:
            LibraryError, ModelError: see `index.ingest.watch`.
        """
        from index.ingest import watch

        return watch(self.location, how, is_over)

    def start_ingest(self, is_watching: bool = False) -> "IngestProcess":
        """Bring it up to date with its files in a process of its own.

        Args:
            is_watching: Whether to go on with that whenever they change.

        Raises:
            LibraryError: The cache folder cannot be made.
        """
        from index.ingest_process import IngestProcess

        return IngestProcess(self.location, is_watching)


def open_library(paths: Sequence[Path], follows_links: bool = False) -> Library:
    """Open the library made of these files and folders, as its index on disk has it.

    Nothing is read of the files themselves: `ingest` or `start_ingest` does that.

    Args:
        paths: The files and folders.
        follows_links: Whether links in them are followed out of them.

    Raises:
        LibraryError: A path is not there, a folder has nothing that can be read, or a store cannot be opened.
    """
    location = locate(paths, follows_links)
    unseen = dict[str, str]()
    if next(scan(location, sources.reads, unseen.__setitem__), None) is None:
        raise _nothing_there(paths, unseen)
    _prepare(location.cache)
    _prepare(location.data)
    repair = mend(location.decisions_file)
    moved_from = _take_over(location)
    decided = open_decided(location.decisions_file)
    return Library(location, _open_catalog(location), decided, moved_from, repair)


def _nothing_there(paths: Sequence[Path], unseen: Mapping[str, str]) -> LibraryError:
    """What to say of a library without articles, in which these folders cannot be looked at."""
    if unseen:
        path, reason = next(iter(unseen.items()))
        return LibraryError(
            f"{path} cannot be looked at: {reason}", "Give yourself the right to read it, or check the disk."
        )
    return LibraryError(
        f"There are no articles in {', '.join(map(str, paths))}",
        f"Namedrop reads {', '.join(sorted(sources.suffixes()))} files.",
    )


def _prepare(folder: Path) -> None:
    """Make a folder of a library, or go on without one that cannot be made."""
    try:
        make_private(folder)
    except NotWritableError:
        check_private(folder)


def _take_over(location: Location) -> Path | None:
    try:
        return take_over(location)
    except NotWritableError:
        return None


def _open_catalog(location: Location) -> Catalog:
    if not catalog_damage.is_noted(location.catalog_file):
        try:
            return Catalog(location.catalog_file)
        except DamagedError:
            catalog_damage.note(location.catalog_file)
    catalog_damage.remove(location)
    return Catalog(location.catalog_file)
