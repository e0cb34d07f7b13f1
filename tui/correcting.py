"""Correcting who is who: two that are one, a name that means somebody else, another name; and taking it back."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work

from index.errors import NamedropError
from index.model import Entity, Mention
from index.reach import Reach
from tui.messages import Decided, DecidingFailed
from tui.panes.entities import EntityList
from tui.panes.references import ReferencesPane
from tui.text_visible import visible
from tui.walking import Walking

if TYPE_CHECKING:
    from index.decision import Outcome
    from tui.screens.choice import Option
    from tui.screens.merge import Merging

FORMS_OFFERED = 8
"""How many forms of a name can be said to mean somebody else by a number each; the commands know them all."""

Deciding = Callable[[], "Outcome"]
"""What a worker does: it decides, undoes or redoes, and says what came of it."""


class Correcting(Walking):
    """Walking, with the keys that correct who is who. What is decided is on disk before the screen says so."""

    def on_mount(self) -> None:
        """Say what became of what was decided before, where that is not as it was left."""
        for sentence in self._library.notices:
            self.notify(visible(sentence), title="What you decided", severity="warning", timeout=60, markup=False)

    def action_merge(self) -> None:
        """Ask who else the entity under the cursor is."""
        from tui.screens.merge import MergeScreen

        if (entity := self._entity_at_cursor()) is None:
            self.say_no_name()
            return
        others = [one for one in self._entities.values() if one.type is entity.type and one.id != entity.id]
        self.app.push_screen(MergeScreen(entity, others, self._objection, self.keymap), self._merge)

    def _objection(self, merging: "Merging") -> str | None:
        """Why two would not be merged."""
        try:
            return self._library.preview_merge(merging.kept.id, merging.other.id).conflict
        except KeyError:
            return "One of the two is not there any more"

    def _merge(self, merging: "Merging | None") -> None:
        if merging is not None:
            self._decide(partial(self._library.merge, merging.kept.id, merging.other.id))

    def action_not_this(self) -> None:
        """Ask which of the mentions of the entity under the cursor are not of it."""
        from tui.screens.choice import ChoiceScreen, Option

        if (entity := self._entity_at_cursor()) is None:
            self.say_no_name()
            return
        hide: Deciding = partial(self._library.hide, entity.id)
        options = [
            *self._about_mention(entity, self._mention_at_cursor()),
            *self._about_forms(entity),
            Option("h", f"{entity.name} is of no interest, or nobody: hide it everywhere", hide),
        ]
        self.app.push_screen(ChoiceScreen(f"Not {entity.name}:", options, self.keymap), self._decide_chosen)

    def _decide_chosen(self, chosen: Deciding | None) -> None:
        if chosen is not None:
            self._decide(chosen)

    def _about_mention(self, entity: Entity, mention: Mention | None) -> "list[Option[Deciding]]":
        """What can be said about the mention under the cursor, and about its article."""
        from tui.screens.choice import Option

        if mention is None:
            return []
        here = sum(each.entity_id == entity.id for each in self._library.mentions_in(mention.article_id))
        everywhere = len(self._library.mentions(entity.id))
        not_one: Deciding = partial(self._library.not_this, mention, Reach.MENTION)
        not_here: Deciding = partial(self._library.not_this, mention, Reach.ARTICLE)
        one = Option("m", f"this mention: “{mention.text}”", not_one)
        several = Option("a", f"all {here} mentions in this article", not_here)
        # Taking away all that there is would leave the same entity under the same name.
        return [*([one] if everywhere > 1 else []), *([several] if 1 < here < everywhere else [])]

    def _about_forms(self, entity: Entity) -> "list[Option[Deciding]]":
        """What can be said about the forms of its name."""
        from tui.screens.choice import Option

        if len(entity.aliases) < 2:
            return []
        return [
            Option(
                str(number),
                f"‘{alias.name}’ ({alias.count}) is somebody else everywhere",
                partial(self._library.split, entity.id, alias.name),
            )
            for number, alias in enumerate(entity.aliases[:FORMS_OFFERED], start=1)
        ]

    def action_rename(self) -> None:
        """Ask what the entity under the cursor is to be called."""
        from tui.screens.ask import AskScreen

        if (entity := self._entity_at_cursor()) is None:
            self.say_no_name()
            return

        def rename(name: str | None) -> None:
            if name is not None and name != entity.name:
                self._decide(partial(self._library.rename, entity.id, name))

        self.app.push_screen(AskScreen(f"{entity.name} is to be called", entity.name, self.keymap), rename)

    def action_undo(self) -> None:
        """Take back what was decided last."""
        self._decide(self._library.undo, "C-r decides it again")

    def action_redo(self) -> None:
        """Decide again what was taken back last."""
        self._decide(self._library.redo)

    def _mention_at_cursor(self) -> Mention | None:
        """The mention that is under the cursor of the pane that has the focus; a list of people has none."""
        if isinstance(self.focused, EntityList):
            return None
        if isinstance(self.focused, ReferencesPane):
            return self.focused.row.mention if self.focused.row else None
        return self.reader.name_at_point

    @work(thread=True, group="deciding")
    def _decide(self, decide: Deciding, way_back: str = "u takes it back") -> None:
        """Decide in a worker: somebody who is named often takes a while."""
        try:
            self.post_message(Decided(decide(), way_back))
        except NamedropError as error:
            self.post_message(DecidingFailed(error.title, error.advice))
        except KeyError:
            self.post_message(DecidingFailed("Nothing was decided", "Indexing has changed who is named: try again."))

    @on(Decided)
    def _show_decided(self, message: Decided) -> None:
        outcome = message.outcome
        later = "" if outcome.shown else " It will show when indexing is done."
        self.said.say(f"{outcome.sentence}.{later}" + (f" · {message.way_back}" if outcome.decisions else ""))
        if outcome.decisions:
            self._load_lists()

    @on(DecidingFailed)
    def _show_not_decided(self, message: DecidingFailed) -> None:
        self.notify(visible(message.advice), title=visible(message.title), severity="error", timeout=15, markup=False)
