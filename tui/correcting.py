"""Correcting who is who: two that are one, a name that means somebody else, another name; and taking it back."""

from collections.abc import Callable
from functools import partial

from textual import on, work

from index.decision import Decision, Hide, Merge, NotThis, Outcome, Rename, Split, sentence
from index.errors import NamedropError
from index.model import Entity, Mention
from tui.messages import Decided, DecidingFailed
from tui.panes.entities import EntityList
from tui.panes.references import ReferencesPane
from tui.screens.ask import AskScreen
from tui.screens.choice import ChoiceScreen, Option
from tui.screens.merge import MergeScreen, Merging
from tui.text_visible import visible
from tui.walking import Walking

NOBODY = "There is no name here. ] goes to the next one."
FORMS_OFFERED = 8
"""How many forms of a name can be said to mean somebody else by a letter each; the commands know them all."""

Deciding = Callable[[], Outcome]
"""What a worker does: it decides, undoes or redoes, and says what came of it."""


class Correcting(Walking):
    """Walking, with the keys that correct who is who. What is decided is on disk before the screen says so."""

    def action_merge(self) -> None:
        """Ask who else the entity under the cursor is."""
        if (entity := self._entity_at_cursor()) is None:
            self.said.say(NOBODY)
            return
        others = [one for one in self._entities.values() if one.type is entity.type and one.id != entity.id]
        self.app.push_screen(MergeScreen(entity, others), self._merge)

    def _merge(self, merging: Merging | None) -> None:
        if merging is not None:
            self._decide(partial(self._merged, merging))

    def _merged(self, merging: Merging) -> Outcome:
        library = self._library
        return library.decide(Merge(library.named(merging.kept.id), library.named(merging.other.id)))

    def action_not_this(self) -> None:
        """Ask which of the mentions of the entity under the cursor are not of it."""
        if (entity := self._entity_at_cursor()) is None:
            self.said.say(NOBODY)
            return
        options = (*self._about_mention(entity, self._mention_at_cursor()), *self._about_forms(entity))
        hide = Option("h", f"{entity.name} is of no interest, or nobody: hide it everywhere", self._hiding(entity))
        self.app.push_screen(ChoiceScreen(f"Not {entity.name}:", [*options, hide]), self._decide_chosen)

    def _decide_chosen(self, chosen: Callable[[], Decision] | None) -> None:
        if chosen is not None:
            self._decide(lambda: self._library.decide(chosen()))

    def _hiding(self, entity: Entity) -> Callable[[], Decision]:
        return lambda: Hide(self._library.named(entity.id))

    def _about_mention(self, entity: Entity, mention: Mention | None) -> list[Option[Callable[[], Decision]]]:
        """What can be said about the mention under the cursor, and about its article."""
        if mention is None:
            return []
        all_mentions = len(self._library.mentions(entity.id))
        here = sum(each.entity_id == entity.id for each in self._library.mentions_in(mention.article_id))

        def in_article() -> Decision:
            library = self._library
            return NotThis(library.named(entity.id), None, library.article_named(mention.article_id))

        def here_only() -> Decision:
            return self._library.not_named(mention)

        # Taking away all that there is would leave the same entity under the same name.
        possible = [
            (all_mentions > 1, Option("m", f"this mention: “{mention.text}”", here_only)),
            (1 < here < all_mentions, Option("a", f"all {here} mentions in this article", in_article)),
        ]
        return [option for makes_sense, option in possible if makes_sense]

    def _about_forms(self, entity: Entity) -> list[Option[Callable[[], Decision]]]:
        """What can be said about the forms of its name."""

        def split(form: str) -> Callable[[], Decision]:
            return lambda: Split(self._library.named(entity.id), form)

        if len(entity.aliases) < 2:
            return []
        return [
            Option(str(number), f"‘{alias.name}’ ({alias.count}) is somebody else everywhere", split(alias.name))
            for number, alias in enumerate(entity.aliases[:FORMS_OFFERED], start=1)
        ]

    def action_rename(self) -> None:
        """Ask what the entity under the cursor is to be called."""
        if (entity := self._entity_at_cursor()) is None:
            self.said.say(NOBODY)
            return

        def rename(name: str | None) -> None:
            if name is not None and name != entity.name:
                self._decide(lambda: self._library.decide(Rename(self._library.named(entity.id), name)))

        self.app.push_screen(AskScreen(f"{entity.name} is to be called", entity.name), rename)

    def action_undo(self) -> None:
        """Take back what was decided last."""
        self._decide(self._library.undo, "Taken back: ", "Nothing is decided that could be taken back.")

    def action_redo(self) -> None:
        """Decide again what was taken back last."""
        self._decide(self._library.redo, "Decided again: ", "Nothing was taken back since the last decision.")

    def _mention_at_cursor(self) -> Mention | None:
        """The mention that is under the cursor of the pane that has the focus; a list of people has none."""
        if isinstance(self.focused, EntityList):
            return None
        if isinstance(self.focused, ReferencesPane):
            return self.focused.row.mention if self.focused.row else None
        return self.reader.name_at_point

    @work(thread=True, group="deciding")
    def _decide(self, decide: Deciding, done: str = "", nothing: str = "") -> None:
        """Decide in a worker: a well-known name takes a while."""
        try:
            self.post_message(Decided(decide(), done, nothing))
        except NamedropError as error:
            self.post_message(DecidingFailed(error))

    @on(Decided)
    def _show_decided(self, message: Decided) -> None:
        outcome = message.outcome
        if not outcome.decisions:
            self.said.say(message.nothing)
            return
        what = "; ".join(sentence(decision) for decision in outcome.decisions)
        later = "" if outcome.shown else " It will show when indexing is done."
        way_back = "C-r decides it again" if message.done.startswith("Taken") else "u takes it back"
        self.said.say(f"{message.done}{what}.{later} · {way_back}")
        for conflict in outcome.conflicts:
            self._complain("That contradicts what was decided before, and is not applied", conflict.sentence)
        self._load_lists()

    @on(DecidingFailed)
    def _show_not_decided(self, message: DecidingFailed) -> None:
        self._complain(message.error.title, message.error.advice)

    def _complain(self, title: str, advice: str) -> None:
        self.notify(visible(advice), title=visible(title), severity="error", timeout=15, markup=False)
