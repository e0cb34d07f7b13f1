"""All mentions of one entity, each in its sentence."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import overload

from rich.style import Style
from textual.content import Content
from textual.strip import Strip

from index.mention_rows import MentionRows
from index.model import ArticleHeading, ArticleId, Mention, Snippet
from tui.keymap import Keymap
from tui.narrowing import Filter
from tui.row_list import RowList
from tui.row_text import BOLD, DIM, around, fit, marked, row_strip
from tui.text_visible import visible

Context = Callable[[Mention], Snippet]
"""Gives the words around a mention."""

ARTICLE_WIDTH = 20
"""Cells for the date and the beginning of the title of an article."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention in the list."""

    mention: Mention
    article: ArticleHeading


class References(Sequence[Reference]):
    """Mentions with their articles. Each is made when it is first asked for, and once.

    Args:
        mentions: The mentions.
        headings: All articles that they are in.
    """

    def __init__(self, mentions: MentionRows, headings: Mapping[ArticleId, ArticleHeading]) -> None:
        self._mentions = mentions
        self._headings = headings
        self._made: dict[int, Reference] = {}

    def __len__(self) -> int:
        return len(self._mentions)

    @overload
    def __getitem__(self, at: int) -> Reference: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Reference]: ...

    def __getitem__(self, at: int | slice) -> Reference | Sequence[Reference]:
        if isinstance(at, slice):
            return [self[each] for each in range(len(self))[at]]
        if (made := self._made.get(at)) is None:
            mention = self._mentions[at]
            made = self._made[at] = Reference(mention, self._headings[mention.article_id])
        return made

    def find(self, article_id: ArticleId, start: int) -> int | None:
        """The number of the mention that begins there; None where none does."""
        return self._mentions.find(article_id, start)


class ReferencesPane(RowList[Reference]):
    """The mentions of an entity, in the order of its walk.

    Args:
        context: Gives the words around a mention.
        keymap: The keys to name where there is nothing to see.
    """

    BORDER_TITLE = "4 References"
    COMPONENT_CLASSES = {"references--mention"}
    DEFAULT_CSS = """
    ReferencesPane > .references--mention { text-style: bold underline; }
    """

    def __init__(self, context: Context, keymap: Keymap) -> None:
        super().__init__(id="references")
        self._words_around = context
        self._keymap = keymap
        self.of = ""
        """The name of the entity whose mentions these are."""

    def show(self, references: Sequence[Reference], narrowed: Filter) -> None:
        """Show mentions, which a filter has left."""
        unnamed = "It is not named in any article now."
        self.empty_text = narrowed.unmatched("mention", self._keymap) if narrowed.total else unnamed
        self.set_rows(references, key=lambda reference: reference.mention)
        self.border_title = Content(visible(f"{self.BORDER_TITLE}: {self.of} {narrowed.count(len(references))}"))

    def follow(self, article_id: ArticleId, start: int) -> None:
        """Put the cursor on the mention that the walk is at."""
        rows, found = self.rows, None
        if isinstance(rows, References):
            found = rows.find(article_id, start)
        else:
            places = ((one.mention.article_id, one.mention.start) for one in rows)
            found = next((at for at, place in enumerate(places) if place == (article_id, start)), None)
        if found is not None:
            self.move_to(found)

    def draw_row(self, row: Reference, line: int, width: int, style: Style) -> Strip:
        """One mention: its article and the words around it."""
        date = row.article.date.strftime("%y-%m-%d ") if row.article.date else ""
        article = fit(visible(date + row.article.title), ARTICLE_WIDTH)
        mark = self.get_component_rich_style("references--mention", partial=True)
        words = around(self._words_around(row.mention), width - ARTICLE_WIDTH - 2)
        unsure = [(" ? ", BOLD)] if row.mention.unsure else []
        return row_strip([(f" {article} ", DIM), *marked(words, mark)], width, style, right=unsure)
