"""Choosing what counts as a mention: with or without descriptions, with or without the unsure."""

from dataclasses import replace

from index.model import Entity
from tui.listing import Listing
from tui.panes.references import References


class Choosing(Listing):
    """Lists and walks, where descriptions and the unsure can be left out."""

    def action_toggle_descriptions(self) -> None:
        """Let walks and lists leave out descriptions, or have them again."""
        self.config = replace(self.config, descriptions=not self.config.descriptions)
        with_them = "stop at descriptions too" if self.config.descriptions else "pass descriptions by"
        key = self.keymap.called("toggle_descriptions")
        self._choose(f"Walks and lists {with_them}, such as “the president”. {key} changes it.")

    def action_toggle_unsure(self) -> None:
        """Leave out what is unsure everywhere, or have it again."""
        self.config = replace(self.config, hide_unsure=not self.config.hide_unsure)
        shown = "hidden in text, walks and lists" if self.config.hide_unsure else "shown again"
        key = self.keymap.called("toggle_unsure")
        self._choose(f"Names that are unsure are {shown}. {key} changes it.")

    def _choose(self, sentence: str) -> None:
        self._load_lists()
        self.said.say(sentence)

    def lists_changed(self) -> None:
        """Bring the list of references up to date with the choice."""
        super().lists_changed()
        entity = self._entities.get(self.references.row.mention.entity_id) if self.references.row else None
        if entity is not None:
            self._show_references(entity)

    def _show_references(self, entity: Entity) -> None:
        """List the mentions of an entity that are walked."""
        mentions = self._mentions_of(entity).within(self._headings)
        self.list_references(entity, References(mentions, self._headings))
