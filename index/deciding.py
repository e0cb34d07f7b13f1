"""The half of a library's face on which the reader decides who is who."""

from collections.abc import Iterable

from index import decision_records
from index.catalog import Catalog
from index.database import Database
from index.decision import ArticleName, Conflict, Decision, Named, NotThis, Outcome
from index.decisions import Decisions
from index.linking import apply_in_turn
from index.location import Location
from index.model import ArticleId, EntityId, Mention

TITLES = 3
"""Titles that tell one entity from another of the same name."""


class Deciding:
    """What the reader decides about who is named. Every decision is on disk before a method returns."""

    def __init__(self, location: Location, catalog: Catalog, decided: Database) -> None:
        self.location = location
        self._catalog = catalog
        self._decisions = Decisions(decided)

    def decide(self, *decisions: Decision) -> Outcome:
        """Decide something, as one step to undo; entities and mentions are so at once."""
        self._decisions.decide(decisions)
        return self._outcome(decisions)

    def undo(self) -> Outcome:
        """Take back the last step that was not taken back."""
        return self._outcome(self._decisions.undo())

    def redo(self) -> Outcome:
        """Bring back what was undone last, if nothing was decided since."""
        return self._outcome(self._decisions.redo())

    def decisions(self) -> tuple[Decision, ...]:
        """What is decided, in the order in which it was."""
        return self._decisions.active()

    def conflicts(self) -> tuple[Conflict, ...]:
        """The decisions that are not applied, and why: they contradict earlier ones, or what they say is not there."""
        return self._catalog.links.conflicts()

    def export_decisions(self) -> str:
        """All that is decided, a line of JSON each."""
        return "".join(f"{decision_records.write(decision)}\n" for decision in self.decisions())

    def import_decisions(self, lines: Iterable[str]) -> Outcome:
        """Decide what was exported elsewhere, as one step to undo; what is decided already is passed over.

        Raises:
            DecisionError: A line is no decision; nothing is imported.
        """
        return self._outcome(self._decisions.add_missing(decision_records.read(lines)))

    def _outcome(self, decisions: tuple[Decision, ...]) -> Outcome:
        shown = apply_in_turn(self.location, self._catalog, self._decisions)
        concerned = (conflict for conflict in self.conflicts() if conflict.decision in decisions)
        return Outcome(decisions, tuple(concerned), shown)

    # How decisions call things

    def named(self, entity_id: EntityId) -> Named:
        """An entity as decisions call it.

        Raises:
            KeyError: There is none of this id.
        """
        from index.people.deciding import key

        entity = self._catalog.entity(entity_id)
        forms = tuple(alias.name for alias in entity.aliases if alias.name != entity.name)
        others = self._catalog.entities(entity.type, hidden=True)
        is_alone = all(key(each.name) != key(entity.name) or each.id == entity_id for each in others)
        return Named(entity.type, entity.name, forms, () if is_alone else self._titles(entity_id))

    def _titles(self, entity_id: EntityId) -> tuple[str, ...]:
        articles = dict.fromkeys(mention.article_id for mention in self._catalog.mentions_of(entity_id))
        return tuple(self._catalog.article(number, frozenset()).heading.title for number in list(articles)[:TITLES])

    def article_named(self, article_id: ArticleId) -> ArticleName:
        """An article as decisions call it.

        Raises:
            KeyError: There is none of this number.
        """
        from index.people.deciding import digest

        article = self._catalog.article(article_id, frozenset())
        return ArticleName(article.heading.title, article.heading.path, digest(article.text))

    def not_this(self, mention: Mention) -> NotThis:
        """The decision that one mention is not of its entity."""
        from index.people.deciding import quote

        text = self._catalog.article(mention.article_id, frozenset()).text
        article = self.article_named(mention.article_id)
        return NotThis(self.named(mention.entity_id), None, article, quote(text, mention.start, mention.end))
