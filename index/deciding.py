"""The half of a library's face on which the reader decides who is who."""

import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING

from index.catalog import Catalog
from index.database import Database
from index.decision_names import Naming
from index.decisions import Decisions
from index.linking import apply_in_turn, preview
from index.location import Location
from index.model import EntityId, Mention
from index.reach import Reach

if TYPE_CHECKING:
    from index.decision import Conflict, Decision, MergePreview, Outcome


class Deciding(Naming):
    """What the reader decides about who is named. Every decision is on disk before a method returns.

    Every method may be called from any thread; one that decides waits for another that does.
    """

    def __init__(self, location: Location, catalog: Catalog, decided: Database) -> None:
        super().__init__(catalog)
        self.location = location
        self._decisions = Decisions(decided)
        self._turn = threading.Lock()

    # One decision about what is on the screen

    def merge(self, one: EntityId, other: EntityId) -> "Outcome":
        """Make one of two, called as the first is.

        Raises:
            KeyError: There is none of one of these ids.
        """
        from index.decision import Merge

        into, merged = self._catalog.entity(one), self._catalog.entity(other)
        said = f"Merged {merged.name} ({merged.mentions}) into {into.name} ({into.mentions})"
        return self._decide([Merge(self.named(one), self.named(other))], said)

    def preview_merge(self, one: EntityId, other: EntityId) -> "MergePreview":
        """What `merge` would do; nothing is written.

        Raises:
            KeyError: There is none of one of these ids.
        """
        from index.decision import Merge, MergePreview

        with self._catalog.snapshot():
            decision = Merge(self.named(one), self.named(other))
            conflict = preview(self._catalog, self._decisions, decision)
            return MergePreview(self._catalog.entity(one), self._catalog.entity(other), conflict)

    def not_this(self, mention: Mention, reach: Reach = Reach.MENTION) -> "Outcome":
        """Say that a mention is not of its entity.

        Args:
            mention: One of this library.
            reach: Whether it goes for this mention alone, for the article, or for all mentions that read like it.

        Raises:
            KeyError: Its article or its entity is not there any more.
        """
        return self._decide([self.not_named(mention, reach)])

    def split(self, entity_id: EntityId, form: str) -> "Outcome":
        """Make of all mentions of an entity that read like this an entity of their own.

        Raises:
            KeyError: There is none of this id.
        """
        from index.decision import Split

        entity = self.named(entity_id)
        return self._decide([Split(entity, form)], f"Split {form} off {entity.name}")

    def rename(self, entity_id: EntityId, name: str) -> "Outcome":
        """Call an entity by another name.

        Raises:
            KeyError: There is none of this id.
        """
        from index.decision import Rename

        entity = self.named(entity_id)
        return self._decide([Rename(entity, name)], f"Renamed {entity.name} to {name}")

    def hide(self, entity_id: EntityId) -> "Outcome":
        """Leave an entity out of lists and highlights.

        Raises:
            KeyError: There is none of this id.
        """
        from index.decision import Hide

        entity = self.named(entity_id)
        return self._decide([Hide(entity)], f"Hid {entity.name}")

    def unhide(self, entity_id: EntityId) -> "Outcome":
        """Let an entity that was hidden be seen again.

        Raises:
            KeyError: There is none of this id.
        """
        from index.decision import Unhide

        return self._decide([Unhide(self.named(entity_id))])

    # Decisions as they are kept

    def decide(self, *decisions: "Decision") -> "Outcome":
        """Decide something, as one step to undo; entities and mentions are so at once."""
        return self._decide(decisions)

    def undo(self) -> "Outcome":
        """Take back the last step that was not taken back."""
        from index.decision import Outcome

        with self._turn:
            undone = self._decisions.undo()
            shown = apply_in_turn(self.location, self._catalog, self._decisions)
            return Outcome(undone, (), shown, _said("Undone", undone) or "There is nothing to undo")

    def redo(self) -> "Outcome":
        """Bring back what was undone last, if nothing was decided since."""
        with self._turn:
            redone = self._decisions.redo()
            return self._outcome(redone, _said("Redone", redone) or "There is nothing to redo")

    def decisions(self) -> "tuple[Decision, ...]":
        """What is decided, in the order in which it was."""
        return self._decisions.active()

    def conflicts(self) -> "tuple[Conflict, ...]":
        """The decisions that are not applied, and why: they contradict earlier ones, or what they say is not there."""
        return self._catalog.links.conflicts()

    def export_decisions(self) -> str:
        """All that is decided, a line of JSON each."""
        from index import decision_records

        return "".join(f"{decision_records.write(decision)}\n" for decision in self.decisions())

    def import_decisions(self, lines: Iterable[str]) -> "Outcome":
        """Decide what was exported elsewhere, as one step to undo; what is decided already is passed over.

        Raises:
            DecisionError: A line is no decision; nothing is imported.
        """
        from index import decision_records

        with self._turn:
            added = self._decisions.add_missing(decision_records.read(lines))
            return self._outcome(added, _said("Imported", added) or "All of it was decided already")

    def _decide(self, decisions: "Iterable[Decision]", said: str = "") -> "Outcome":
        made = tuple(decisions)
        with self._turn:
            self._decisions.decide(made)
            return self._outcome(made, said or _said("Decided", made))

    def _outcome(self, decisions: "tuple[Decision, ...]", said: str) -> "Outcome":
        from index.decision import Outcome

        shown = apply_in_turn(self.location, self._catalog, self._decisions)
        concerned = tuple(conflict for conflict in self.conflicts() if conflict.decision in decisions)
        if shown and len(concerned) == len(decisions) == 1:
            said = f"Kept, but not applied: {concerned[0].sentence}"
        return Outcome(decisions, concerned, shown, said)


def _said(done: str, decisions: "tuple[Decision, ...]") -> str:
    """What was done with decisions, in words; nothing where there are none."""
    from index.decision import sentence

    if len(decisions) > 1:
        return f"{done}: {len(decisions)} decisions"
    return "".join(f"{done}: {sentence(decision)}" for decision in decisions)
