"""Walking two at once: the paragraphs in which both are named."""

from dataclasses import replace

from index.model import Entity
from tui.arrangement import Pane
from tui.walk import Stop, Walk, route
from tui.walking import Walking


class Pairing(Walking):
    """Walking, where a walk may follow two who are named in the same paragraphs."""

    def action_walk_together(self) -> None:
        """Walk the one who is walked and the one under the cursor, where both are named."""
        first = self._entities.get(self._walk.entity_id) if self._walk and self._walk.entity_id else None
        second = self._entity_at_cursor()
        walk, both, onward = map(self.keymap.called, ("walk_name", "walk_together", "name_next"))
        if self._walk is None or first is None:
            self.said.say(
                f"{walk} walks a name; then {both} on a second one walks both, where they are named together."
            )
        elif self._walk.beside is not None:
            self.said.say(f"A walk takes two at the most. {walk} begins another one.")
        elif second is None or second.id == first.id:
            self.said.say(f"{both} takes a second name beside {first.name}: {onward} goes to the next one.")
        else:
            self._walk_both(first, second)

    def _walk_both(self, first: Entity, second: Entity) -> None:
        walk = self._walk_of_both(first, second)
        if not walk.route.stops:
            self.said.say(f"No paragraph names both {first.name} and {second.name}.")
            return
        self._start_walk(walk, jump=self.focused_pane is not Pane.READER)
        self.focus_pane(Pane.READER)
        self.said.say(f"{walk.describe()}: the paragraphs that name both. n and N walk on.")

    def _walk_of_both(self, first: Entity, second: Entity) -> Walk:
        mentions = self._library.mentions_together(first.id, second.id, self.config.stops_at)
        stops = (Stop(m.article_id, m.start, m.end) for m in mentions)
        walk = Walk(f"{first.name} & {second.name}", route(stops, self._headings), first.id)
        return replace(walk, beside=second.id)

    def _laid_anew(self, walk: Walk) -> Walk | None:
        if walk.beside is None:
            return super()._laid_anew(walk)
        first, second = self._entities.get(walk.entity_id or ""), self._entities.get(walk.beside)
        return walk.over(self._walk_of_both(first, second).route) if first and second else None
