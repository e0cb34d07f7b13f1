"""Who else an entity is: the others of its type, those with the most similar names first, to be narrowed by typing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process
from rich.style import Style
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.worker import get_current_worker

from index.model import Entity
from tui.bindings import bind
from tui.commands import Where
from tui.field import Field
from tui.keymap import DEFAULT_KEYMAP, Keymap
from tui.panes.status import Line
from tui.row_list import RowList
from tui.row_text import BOLD, DIM, PLAIN, row_strip
from tui.text_visible import visible

OFFERED = 200
"""How many of the others are offered at once; typing brings up any of them."""
ALIKE = 50
"""How similar to what was typed a name must be, from 0 to 100, to be offered."""


@dataclass(frozen=True, slots=True)
class Merging:
    """Two entities that are one, called as `kept` is."""

    kept: Entity
    other: Entity

    @property
    def turned(self) -> "Merging":
        """The same two, called by the other's name."""
        return Merging(self.other, self.kept)

    def preview(self) -> str:
        """What will be there: "Alexander Gabuev: 15 mentions, also as Gabuyev"."""
        forms = dict.fromkeys(alias.name for one in (self.kept, self.other) for alias in one.aliases)
        others = [form for form in (self.other.name, *forms) if form != self.kept.name]
        also = ", ".join(dict.fromkeys(others))
        return f"{self.kept.name}: {self.kept.mentions + self.other.mentions} mentions, also as {also}"


def proposed(one: Entity, other: Entity) -> Merging:
    """The merging of two entities by the name of the one with more mentions, of equals the first's."""
    return Merging(one, other) if one.mentions >= other.mentions else Merging(other, one)


def alike(entity: Entity, others: Sequence[Entity], typed: str) -> list[Entity]:
    """The others, most similar names first: to what was typed, or else to the entity's own name."""
    names = [other.name for other in others]
    wanted, least = (typed, ALIKE) if typed.strip() else (entity.name, 0)
    ranked = process.extract(
        wanted, names, scorer=fuzz.WRatio, processor=default_process, limit=OFFERED, score_cutoff=least
    )
    return [others[at] for _, _, at in ranked]


class OthersList(RowList[Entity]):
    """The entities that may be meant."""

    def draw_row(self, row: Entity, line: int, width: int, style: Style) -> Strip:
        """One entity: its names and its mentions."""
        also = ", ".join(alias.name for alias in row.aliases if alias.name != row.name)
        parts = [(f" {row.name}  ", BOLD), (also, DIM)]
        return row_strip(parts, width, style, right=[(f" {row.mentions} in {row.articles} ", PLAIN)])


class MergeScreen(ModalScreen[Merging | None]):
    """Asks who else an entity is, and shows what merging the two will give.

    Args:
        entity: The one.
        others: All of its type that it may be merged with.
        objection: Says why two would not be merged, None where they would. It is asked in a worker.
        keymap: The keys that work while typing.
    """

    class Examined(Message):
        """Whether something speaks against merging two is known."""

        def __init__(self, merging: Merging, objection: str | None) -> None:
            super().__init__()
            self.merging = merging
            self.objection = objection

    def __init__(
        self,
        entity: Entity,
        others: Sequence[Entity],
        objection: Callable[[Merging], str | None],
        keymap: Keymap = DEFAULT_KEYMAP,
    ) -> None:
        super().__init__()
        bind(self, keymap, Where.MERGE)
        self._keymap = keymap
        self._objection = objection
        self._entity = entity
        self._others = others
        self._is_turned = False
        self._list = OthersList(id="merge-list")
        self._words = Field(placeholder="Type a name", compact=True)
        self._words.cursor_blink = False
        self._preview = Line("merge-preview")

    def compose(self) -> ComposeResult:
        """What to look for, who may be meant, and what merging will give."""
        with Vertical(id="merge") as box:
            box.border_title = Content(visible(f"{self._entity.name} and who else are one?"))
            yield self._words
            yield self._list
            yield self._preview
            yield Line("merge-keys")

    def on_mount(self) -> None:
        """Begin with those whose names are most alike."""
        turn, leave = map(self._keymap.first_of, ("turn_merge", "stop_typing"))
        keys = ("Enter", " makes them one "), (turn, " the other name "), (leave, " leaves all as it is ")
        shown = [part for key, does in keys for part in ((f" {key}", BOLD), (does, DIM))]
        self.query_one("#merge-keys", Line).show(shown)
        self._list.empty_text = "Nobody else has a name like this."
        self._narrow("")
        self._words.focus()

    @property
    def merging(self) -> Merging | None:
        """What Enter would do."""
        if (other := self._list.row) is None:
            return None
        merging = proposed(self._entity, other)
        return merging.turned if self._is_turned else merging

    @on(Field.Changed)
    def _narrow_as_typed(self, event: Field.Changed) -> None:
        self._narrow(event.value)

    def _narrow(self, typed: str) -> None:
        self._list.set_rows(alike(self._entity, self._others, typed))
        self._show_preview()

    @on(RowList.Highlighted)
    def _show_preview(self) -> None:
        merging = self.merging
        self._preview.show([(" = ", DIM), (merging.preview(), BOLD)] if merging else [])
        if merging:
            self._examine(merging)

    @work(thread=True, exclusive=True, group="preview")
    def _examine(self, merging: Merging) -> None:
        objection = self._objection(merging)
        if not get_current_worker().is_cancelled:
            self.post_message(self.Examined(merging, objection))

    @on(Examined)
    def _show_objection(self, message: Examined) -> None:
        if message.objection and message.merging == self.merging:
            self._preview.show([(" ≠ ", DIM), (f"would not be applied: {message.objection}", BOLD)])

    def action_found_next(self) -> None:
        """Move the cursor down."""
        self._list.step(1)

    def action_found_previous(self) -> None:
        """Move the cursor up."""
        self._list.step(-1)

    def action_turn_merge(self) -> None:
        """Keep the name of the other one."""
        self._is_turned = not self._is_turned
        self._show_preview()

    @on(Field.Submitted)
    @on(RowList.Chosen)
    def _merge(self) -> None:
        if (merging := self.merging) is not None:
            self.dismiss(merging)

    def action_stop_typing(self) -> None:
        """Leave without merging."""
        self.dismiss(None)
