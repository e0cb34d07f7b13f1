"""Who and what is named in the library: people, organisations, places."""

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Static

from index.model import Entity, EntityId, EntityType, Stage
from tui.keymap import Keymap
from tui.narrowing import Filter
from tui.row_list import RowList
from tui.row_text import BOLD, DIM, row_strip
from tui.text_visible import visible

LABELS = {EntityType.PERSON: "People", EntityType.ORGANISATION: "Orgs", EntityType.PLACE: "Places"}
LETTERS = {EntityType.PERSON: "P", EntityType.ORGANISATION: "O", EntityType.PLACE: "L"}
NAMES = {EntityType.PERSON: "person", EntityType.ORGANISATION: "organisation", EntityType.PLACE: "place"}

EXPECTING = "Names appear here as they are recognised. You can read and search meanwhile."


class EntityList(RowList[Entity]):
    """Entities of one type, those with most mentions first; ◀ marks the one that is walked."""

    def __init__(self) -> None:
        super().__init__(id="entity-list")
        self.walked: EntityId | None = None

    def draw_row(self, row: Entity, line: int, width: int, style: Style) -> Strip:
        """One entity: the letter of its type, its name, its mentions."""
        walked = " ◀" if row.id == self.walked else ""
        return row_strip(
            [(f" {LETTERS[row.type]} ", DIM), (row.name, BOLD if row.id == self.walked else Style())],
            width,
            style,
            right=[(f"{walked} {row.mentions:>2} ", DIM)],
        )


class EntitiesPane(Vertical):
    """The entities of the library by type, and in short the one under the cursor.

    Args:
        keymap: The keys to name where there is nothing to see.
    """

    class KindChanged(Message):
        """Another type of entity is wanted."""

        def __init__(self, kind: EntityType) -> None:
            super().__init__()
            self.kind = kind

    KINDS: ClassVar = tuple(EntityType)

    def __init__(self, keymap: Keymap) -> None:
        super().__init__(id="entities")
        self._keymap = keymap
        self.kind = EntityType.PERSON
        self.list = EntityList()
        self.list.empty_text = self._waiting = EXPECTING
        self._filter = Filter()
        self._summary = Static(id="entity-summary", markup=False)

    def compose(self) -> ComposeResult:
        """The list, and under it the summary."""
        yield self.list
        yield self._summary

    def on_mount(self) -> None:
        """Name the pane."""
        self._name_kinds()

    def show(self, entities: Sequence[Entity], narrowed: Filter) -> None:
        """Show entities, all of the type that is chosen, which a filter has left."""
        self._filter = narrowed
        self._explain()
        self.list.set_rows(entities, key=lambda one: one.id)
        if not entities:
            self._summary.update("")
        self._name_kinds()

    def name_order(self, order: str) -> None:
        """Say in which order they are."""
        self.border_subtitle = order

    def note_progress(self, stage: Stage) -> None:
        """Say why there is nothing to see, for as long as there is not."""
        found = (
            f"No {NAMES[self.kind]} is named here. {self._keymap.called('focus_entities')} shows "
            f"{LABELS[self._next_kind]}."
        )
        self._waiting = found if stage is Stage.DONE else EXPECTING
        self._explain()

    def note_stopped(self) -> None:
        """Say that nothing more will come by itself."""
        self._waiting = f"The search for names was stopped. {self._keymap.called('reindex')} goes on with it."
        self._explain()

    def _explain(self) -> None:
        self.list.empty_text = (
            self._filter.unmatched(NAMES[self.kind], self._keymap) if self._filter.total else self._waiting
        )
        self.list.changed()

    def next_kind(self) -> None:
        """Ask for the next type."""
        self.kind = self._next_kind
        self._name_kinds()
        self.post_message(self.KindChanged(self.kind))

    def begin(self) -> None:
        """Turn to the first type, and there to the first entity."""
        self.list.to_first()
        if self.kind is not self.KINDS[0]:
            self.kind = self.KINDS[0]
            self._name_kinds()
            self.post_message(self.KindChanged(self.kind))

    @property
    def _next_kind(self) -> EntityType:
        return self.KINDS[(self.KINDS.index(self.kind) + 1) % len(self.KINDS)]

    def mark_walked(self, entity_id: EntityId | None) -> None:
        """Show which entity is walked; the cursor goes there when a walk begins, unless it is being moved."""
        if entity_id not in (None, self.list.walked) and not self.list.has_focus:
            at = (index for index, entity in enumerate(self.list.rows) if entity.id == entity_id)
            self.list.move_to(next(at, self.list.cursor or 0))
        if entity_id != self.list.walked:
            self.list.walked = entity_id
            self.list.changed()

    def summarise(self, entity: Entity, spark: str) -> None:
        """Show an entity in short: its names, how often it is named, and over which articles."""
        others = ", ".join(alias.name for alias in entity.aliases if alias.name != entity.name)
        lines = [
            entity.name,
            f"aka {others}" if others else "",
            f"{entity.mentions} in {entity.articles}  {spark}",
        ]
        self._summary.update("\n".join(visible(line) for line in lines if line))

    def _name_kinds(self) -> None:
        if self._filter.words.strip():
            self.border_title = Content(visible(f"3 {LABELS[self.kind]} {self._filter.count(len(self.list.rows))}"))
            return
        kinds = ((LABELS[kind], "reverse" if kind is self.kind else "") for kind in self.KINDS)
        self.border_title = Content("3 ") + Content(" ").join(Content.styled(*kind) for kind in kinds)
