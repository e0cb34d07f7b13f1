"""Listing: narrowing the lists to words as they are typed."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on, work
from textual.message import Message

from index.library import Library
from index.model import ArticleHeading, Entity
from tui.arrangement import Pane
from tui.config import Settings
from tui.filter_prompt import FilterPrompt
from tui.listed import Listed
from tui.panes.references import Reference
from tui.row_list import RowList
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
    """Walking, in lists that can be narrowed.

    Args:
        library: What to read.
    """

    class Prepared(Message):
        """The rows of the list that is being narrowed can now be searched."""

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        self._listed_references = Listed(self.references, _searched_of_reference, self.references.show)
        self._narrowed: _Narrowed | None = None

    def begin(self) -> None:
        """Show all rows."""
        self._close_filter_prompt()
        for listed in (self._listed_articles, self._listed_entities):
            if listed.words.strip():
                listed.narrow("")
        super().begin()

    async def action_filter_list(self) -> None:
        """Open the prompt to narrow the list that has the focus, or the articles from the reader."""
        if self.focused in (self.results, self.facets):
            self.said.say(f"A search finds only what it was asked for: {self.keymap.called('search')} changes it.")
            return
        match self.focused_pane:
            case Pane.ENTITIES:
                await self._narrow(self._listed_entities, "names", "name, in any of its forms")
            case Pane.DRAWER:
                await self._narrow(self._listed_references, "mentions", "name, title, source or date")
            case _:
                await self._narrow(self._listed_articles, "articles", "title, source or date")

    async def _narrow(self, listed: AnyListed, what: str, fields: str) -> None:
        self._narrowed = _Narrowed(listed, self.focused_pane, listed.widget.row)
        if self.focused_pane is Pane.READER:
            self.focus_pane(Pane.ARTICLES)
        self.make_room_for_prompt(True)
        await self.filter_prompt.open(what, fields, listed.words)
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
            # None of these is to be looked for among the others.
            self.references.set_rows(())
        self.references.of = entity.name
        self._listed_references.set(references)


def _widen(listed: AnyListed, row: object) -> None:
    """Show all rows, the cursor on one of them."""
    listed.narrow("")
    widget: RowList[ArticleHeading] | RowList[Entity] | RowList[Reference] = listed.widget
    widget.move_to(next((at for at, one in enumerate(widget.rows) if one is row), widget.cursor or 0))


def _searched_of_reference(reference: Reference) -> str:
    article = reference.article
    return f"{reference.mention.text} {article.title} {article.source or ''} {article.day or ''}"
