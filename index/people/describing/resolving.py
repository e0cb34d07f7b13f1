"""Whom a description stands for: the one holder of the office, by the document or else by the collection."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.model import EntityId
from index.people.describing.holders import Evidence, Holders, Offices
from index.people.describing.offices import Standing
from index.people.describing.phrases import OfficePhrase
from index.people.describing.roles import Introductions

_PREDICATE = re.compile(
    r"\b(?:as|be|be[ \u00a0]it|been|being|is|was|were|are|becomes?|became|becoming|named|elected|appointed|remains?"
    r"|remained|not)"
    r"[ \u00a0](?:(?:not|now|also|still|only)[ \u00a0])?$"
)
"""What comes before an office that is said of somebody: "is not the president"."""
_PREDICATE_REACH = 24
_GENERIC = re.compile(
    r"[ \u00a0](?:is|are|may|can|must|shall)[ \u00a0](?:be[ \u00a0])?(?:an?|the|elected|appointed|chosen)\b"
)
"""What comes after an office that holds for whoever has it: "is elected for seven years"."""

_RULE = re.compile(r"\bUnder[ \u00a0][^.!?\n]*\b(?:system|constitution|charter|laws?|rules?)\b[^.!?\n]*$")
"""What comes before an office in a sentence on what holds for whoever has it: "Under the French system, …"."""
_RULE_REACH = 200


@dataclass(frozen=True, slots=True)
class Described:
    """A description with whom it stands for."""

    phrase: OfficePhrase
    entity_id: EntityId
    evidence: Evidence
    is_unsure: bool
    """Whether the document itself does not say it."""


def resolve(document: Introductions, collection: Offices) -> Iterator[Described]:
    """The descriptions of a document of which it is known whom they stand for, in order.

    Args:
        document: What it says of who holds which office.
        collection: What all documents say of it.
    """
    resolver = _Resolver(document, collection)
    for phrase in document.phrases:
        if phrase.start not in document.attached:
            described = resolver.resolve(phrase)
            if described:
                yield described


def is_description(text: str, phrase: OfficePhrase) -> bool:
    """Whether a phrase may stand for one person on its own: it says neither what somebody is nor what holds for all."""
    is_definite = phrase.determiner == "the" and phrase.standing is Standing.CURRENT and not phrase.is_open
    before = text[max(0, phrase.start - _PREDICATE_REACH) : phrase.start]
    is_owner = text.startswith(("'", "’"), phrase.end)
    is_of_office = _PREDICATE.search(before) or _GENERIC.match(text, phrase.end)
    return is_definite and (is_owner or not is_of_office) and not _is_of_rule(text, phrase.start)


def _is_of_rule(text: str, at: int) -> bool:
    return _RULE.search(text, max(0, at - _RULE_REACH), at) is not None


class _Resolver:
    def __init__(self, document: Introductions, collection: Offices) -> None:
        self._document = document
        self._own = Offices([document])
        self._collection = collection
        self._unclear: set[str] = set()
        """Families of offices of which somebody was spoken of who is not known."""

    def resolve(self, phrase: OfficePhrase) -> Described | None:
        if phrase.is_of_country:
            return self._of_country(phrase)
        described = None
        if is_description(self._document.draft.text, phrase):
            described = self._with_place(phrase) if phrase.of else self._alone(phrase)
        if not described and (phrase.of or phrase.determiner != "the"):
            self._unclear |= phrase.office.speaks_of
        return described

    def _of_country(self, phrase: OfficePhrase) -> Described | None:
        """Who has the office in the country that was last spoken of, which is what "the country" mostly means."""
        country = self._document.country_before(phrase.start)
        described = self.resolve(replace(phrase, of=country, is_of_country=False))
        return replace(described, is_unsure=True) if described and country else None

    def _with_place(self, phrase: OfficePhrase) -> Described | None:
        own = self._own.called(phrase.office, phrase.of) or self._own.holders(phrase.office, phrase.of)
        if own:
            return None if self._is_rivalled(phrase, own) else self._only(phrase, own, is_unsure=False)
        return self._introduced_without_place(phrase) or self._in_collection(phrase)

    def _is_rivalled(self, phrase: OfficePhrase, own: Holders) -> bool:
        """Whether "leader" may stand for another person here, named without the office, than for a prime minister."""
        is_same = any(each.family == phrase.office.family for each in own.values())
        others = self._collection.holders(phrase.office, phrase.of).keys() - own.keys()
        return not is_same and bool(others & self._document.persons)

    def _introduced_without_place(self, phrase: OfficePhrase) -> Described | None:
        """Who is "President Silva" here and the Brazilian president elsewhere."""
        elsewhere = self._collection.holders(phrase.office, phrase.of)
        here = self._own.holders(phrase.office, None)
        return self._only(phrase, {key: here[key] for key in here if key in elsewhere}, is_unsure=False)

    def _in_collection(self, phrase: OfficePhrase) -> Described | None:
        """The one holder in the collection, if the document names that person."""
        office, of = phrase.office, phrase.of
        known = self._collection.holders(office, of)
        changed = self._collection.former(office, of)
        if not office.is_single or known.keys() & changed.keys() or not known.keys() <= self._document.persons:
            return None
        return self._only(phrase, known, is_unsure=True)

    def _alone(self, phrase: OfficePhrase) -> Described | None:
        """The one holder of the office that the document introduces before."""
        office = phrase.office
        if not office.stands_alone or self._unclear & office.speaks_of:
            return None
        known = self._own.anywhere(office)
        introduced = {key: each for key, each in known.items() if each.end <= phrase.start}
        others = self._collection.among(office, self._document.persons)
        if others - introduced.keys() or self._own.former_anywhere(office):
            return None
        return self._only(phrase, introduced, is_unsure=False)

    @staticmethod
    def _only(phrase: OfficePhrase, holders: Holders, is_unsure: bool) -> Described | None:
        if len(holders) != 1:
            return None
        ((entity_id, evidence),) = holders.items()
        return Described(phrase, entity_id, evidence, is_unsure)
