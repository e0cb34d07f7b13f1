"""Previewing: while the cursor moves in the list of mentions, the reader shows each in its article."""

from textual import events, on

from index.library import Library
from index.model import ArticleId, Mention, Span
from tui.arrangement import InDrawer, Pane
from tui.choosing import Choosing
from tui.config import Settings
from tui.history import Place
from tui.row_list import RowList


class Previewing(Choosing):
    """The list of mentions, with the one under its cursor in the reader.

    Looking is not reading: a preview is in no history, marks nothing as read, and leaving the list without choosing
    brings back what was there.
    """

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(library, settings)
        self._left: Place | None = None
        """What was in view before the first preview; None while nothing is previewed."""

    def begin(self) -> None:
        """Show what was open."""
        self._end_preview()
        super().begin()

    def action_references(self) -> None:
        """List all mentions of the entity under the cursor, or else of the one that is walked."""
        entity = self._entity_at_cursor() or self._walked_entity()
        if entity is None:
            self.say_no_name()
            return
        self._show_references(entity)
        if (here := self._here()) is not None:
            self.references.follow(here.article_id, here.offset)
        self.show_in_drawer(InDrawer.REFERENCES)
        self.focus_pane(Pane.DRAWER)

    @on(RowList.Chosen, "#references")
    def _open_reference(self) -> None:
        if (reference := self.references.row) is not None:
            self._follow_mention(reference.mention)

    @on(RowList.Highlighted, "#references")
    def _preview(self) -> None:
        """Show the mention under the cursor, if it is the reader of the list who moved it there."""
        reference = self.references.row
        if self.focused is not self.references or reference is None or self._is_in_view(reference.mention):
            return
        if self._left is None:
            self._left = self._place()
        mention = reference.mention
        article = self.reader.article
        if article is None or article.heading.id != mention.article_id:
            if (shown := self._article(mention.article_id)) is None:
                return
            self._show_article(shown, mention.start)
            self.article_changed()
        self.reader.go_to(Span(mention.start, mention.end), centre=True)

    def _is_in_view(self, mention: Mention) -> bool:
        named = self.reader.named
        return named is not None and (named.article_id, named.start) == (mention.article_id, mention.start)

    @on(events.DescendantFocus)
    def _stay_where_one_looked(self) -> None:
        """Whoever goes over to the reader reads on there."""
        article = self.reader.article
        if self._left is not None and self.focused is self.reader and article is not None:
            self._jump_from_here()
            self._set_read(article.heading.id, True)
            self.articles.mark_open(article.heading.id)

    def close_drawer(self) -> None:
        """Close it, and show again what was there before the preview."""
        self._end_preview()
        super().close_drawer()

    def _end_preview(self) -> None:
        left, self._left = self._left, None
        if left is None:
            return
        if left.article_id in self._headings and (article := self._article(left.article_id)) is not None:
            self._show_article(article, left.top)
            self.reader.put_cursor(left.point)
            self.article_changed()
        else:
            self._open_first()

    def _open(self, article_id: ArticleId, offset: int | None = None) -> bool:
        was_opened = super()._open(article_id, offset)
        if was_opened:
            self._left = None
        return was_opened

    def _remember_place(self) -> None:
        """Remember where reading was, not where one looked."""
        if self._left is None:
            super()._remember_place()
        elif (heading := self._headings.get(self._left.article_id)) is not None:
            self._library.remember_place(heading.path, self._left.top)

    def _jump_from_here(self) -> None:
        """Let the way back lead to where reading was."""
        if self._left is None:
            super()._jump_from_here()
        else:
            self._history = self._history.left(self._left)
            self._left = None
