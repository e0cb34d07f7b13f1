"""Who holds an office: by one document, or by the whole collection."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from index.model import EntityId
from index.people.describing.affiliations import Affiliation
from index.people.describing.appositions import Holding, is_current, is_past
from index.people.describing.offices import Office
from index.people.describing.roles import Introductions


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place that says who holds an office."""

    held: Holding
    document: Introductions

    @property
    def place(self) -> tuple[int, int]:
        """Its place in the collection."""
        return self.document.draft.document.article_id, self.held.start

    @property
    def words(self) -> str:
        """What it says, on one line."""
        return self.document.evidence(self.held)


Holders = dict[EntityId, Evidence]
"""Those who hold an office, each with the first place that says so."""


class Offices:
    """Who holds which office by some documents.

    Args:
        documents: In any order.
    """

    def __init__(self, documents: Iterable[Introductions]) -> None:
        self._current: dict[Affiliation | None, dict[str, Holders]] = defaultdict(lambda: defaultdict(dict))
        self._past: dict[Affiliation | None, dict[str, Holders]] = defaultdict(lambda: defaultdict(dict))
        for document in documents:
            for held in document.holdings:
                if is_current(held):
                    self._add(self._current, Evidence(held, document))
                elif is_past(held):
                    self._add(self._past, Evidence(held, document))

    @staticmethod
    def _add(known: dict[Affiliation | None, dict[str, Holders]], evidence: Evidence) -> None:
        phrase = evidence.held.phrase
        holders = known[phrase.of][phrase.office.family]
        first = holders.setdefault(evidence.held.entity_id, evidence)
        if evidence.place < first.place:
            holders[evidence.held.entity_id] = evidence

    def holders(self, office: Office, of: Affiliation | None) -> Holders:
        """Those who hold what an office's noun may speak of, in one country or organisation."""
        return _merged(self._current.get(of, {}), office)

    def called(self, office: Office, of: Affiliation | None) -> Holders:
        """Those who are said to hold it by nouns for this very office."""
        return dict(self._current.get(of, {}).get(office.family, {}))

    def former(self, office: Office, of: Affiliation | None) -> Holders:
        """Those who held it."""
        return _merged(self._past.get(of, {}), office)

    def anywhere(self, office: Office) -> Holders:
        """Those who hold it or held it, wherever."""
        tables = [*self._current.values(), *self._past.values()]
        return _first(_merged(table, office) for table in tables)

    def former_anywhere(self, office: Office) -> Holders:
        """Those who held it, wherever."""
        return _first(_merged(table, office) for table in self._past.values())


def _merged(by_family: Mapping[str, Holders], office: Office) -> Holders:
    return _first(by_family.get(family, {}) for family in sorted(office.speaks_of))


def _first(many: Iterable[Holders]) -> Holders:
    merged: Holders = {}
    for holders in many:
        for entity_id, evidence in holders.items():
            if entity_id not in merged or evidence.place < merged[entity_id].place:
                merged[entity_id] = evidence
    return merged
