"""Who holds an office: by one document, or by the whole collection."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from index.known import Known, KnownHolder
from index.model import ArticleId, EntityId
from index.people.describing.affiliations import Affiliation
from index.people.describing.appositions import Holding, is_current, is_past
from index.people.describing.offices import Office
from index.people.describing.roles import Introductions


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place that says who holds an office."""

    article_id: ArticleId
    start: int
    end: int
    family: str
    """Of the office."""
    words: str
    """What it says, on one line."""

    @property
    def place(self) -> tuple[ArticleId, int]:
        """Its place in the collection."""
        return self.article_id, self.start


Holders = dict[EntityId, Evidence]
"""Those who hold an office, each with the first place that says so."""
_Table = dict[Affiliation | None, dict[str, Holders]]
"""By country or organisation, then by the family of the office."""


class Offices:
    """Who holds which office by some documents.

    Args:
        documents: In any order.
        known: What other documents say of it, if any.
    """

    def __init__(self, documents: Iterable[Introductions], known: Known | None = None) -> None:
        self._known = known
        self._current: _Table = defaultdict(lambda: defaultdict(dict))
        self._past: _Table = defaultdict(lambda: defaultdict(dict))
        for document in documents:
            for held in document.holdings:
                if is_current(held):
                    self._add(self._current, held, document)
                elif is_past(held):
                    self._add(self._past, held, document)

    @staticmethod
    def _add(known: _Table, held: Holding, document: Introductions) -> None:
        family, article_id = held.phrase.office.family, document.draft.document.article_id
        holders = known[held.phrase.of][family]
        first = holders.get(held.entity_id)
        if first is None or (article_id, held.start) < first.place:
            words = document.evidence(held)
            holders[held.entity_id] = Evidence(article_id, held.start, held.end, family, words)

    def own(self) -> Iterator[KnownHolder]:
        """Every holder by the documents themselves."""
        yield from _rows(self._current, are_past=False)
        yield from _rows(self._past, are_past=True)

    def holders(self, office: Office, of: Affiliation | None) -> Holders:
        """Those who hold what an office's noun may speak of, in one country or organisation."""
        return self._with_known(_merged(self._current.get(of, {}), office), office, of, are_past=False)

    def _with_known(self, own: Holders, office: Office, of: Affiliation | None, are_past: bool) -> Holders:
        if self._known is None:
            return own
        rows = self._known.holders(sorted(office.speaks_of), *_where(of), are_past)
        return _first([own, *({row.entity_id: _evidence(row)} for row in rows)])

    def called(self, office: Office, of: Affiliation | None) -> Holders:
        """Those who are said to hold it by nouns for this very office."""
        return dict(self._current.get(of, {}).get(office.family, {}))

    def former(self, office: Office, of: Affiliation | None) -> Holders:
        """Those who held it."""
        return self._with_known(_merged(self._past.get(of, {}), office), office, of, are_past=True)

    def among(self, office: Office, persons: Set[EntityId]) -> Set[EntityId]:
        """Those of some persons who hold it or held it, wherever."""
        known = self._known.held_by(sorted(persons)) if self._known else ()
        elsewhere = {entity_id for entity_id, family in known if family in office.speaks_of}
        return (self.anywhere(office).keys() & persons) | elsewhere

    def anywhere(self, office: Office) -> Holders:
        """Those who hold it or held it, wherever."""
        tables = [*self._current.values(), *self._past.values()]
        return _first(_merged(table, office) for table in tables)

    def former_anywhere(self, office: Office) -> Holders:
        """Those who held it, wherever."""
        return _first(_merged(table, office) for table in self._past.values())


def _rows(table: _Table, are_past: bool) -> Iterator[KnownHolder]:
    for of, by_family in table.items():
        for family, holders in by_family.items():
            for entity_id, each in holders.items():
                office = (family, *_where(of), entity_id, are_past)
                yield KnownHolder(*office, each.article_id, each.start, each.end, each.words)


def _where(of: Affiliation | None) -> tuple[str, str]:
    return (of.key, of.branch) if of else ("", "")


def _evidence(known: KnownHolder) -> Evidence:
    return Evidence(known.article_id, known.start, known.end, known.family, known.words)


def _merged(by_family: Mapping[str, Holders], office: Office) -> Holders:
    return _first(by_family.get(family, {}) for family in sorted(office.speaks_of))


def _first(many: Iterable[Holders]) -> Holders:
    merged: Holders = {}
    for holders in many:
        for entity_id, evidence in holders.items():
            if entity_id not in merged or evidence.place < merged[entity_id].place:
                merged[entity_id] = evidence
    return merged
