"""What a document says of who holds which office."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from index.model import EntityId, EntityType, Mention, Role, Span
from index.people.describing.affiliations import Affiliation, country
from index.people.describing.appositions import Holding, holdings
from index.people.describing.offices import Standing
from index.people.describing.phrases import OfficePhrase, phrases
from index.people.describing.sentences import sentence
from index.people.document import Draft


@dataclass(frozen=True)
class Introductions:
    """A document with the offices that it speaks of, and whom it says to hold them."""

    draft: Draft
    names: tuple[Mention, ...]
    """Everything it names in the article's own text, in order."""
    phrases: tuple[OfficePhrase, ...]
    holdings: tuple[Holding, ...]

    @cached_property
    def persons(self) -> frozenset[EntityId]:
        """The persons named in it."""
        return frozenset(name.entity_id for name in self.names if name.type is EntityType.PERSON)

    @cached_property
    def attached(self) -> frozenset[int]:
        """Where the offices begin that stand beside their holders' names."""
        return frozenset(held.phrase.start for held in self.holdings)

    def country_before(self, at: int) -> Affiliation | None:
        """The country that was spoken of last before an offset, by its name or with an office."""
        spoken = [(phrase.start, country(phrase.of.name)) for phrase in self.phrases if phrase.of]
        named = [(name.start, country(name.text)) for name in self.names if name.type is EntityType.PLACE]
        countries = [(start, each) for start, each in (*spoken, *named) if each and start < at]
        return max(countries, key=lambda spoken: spoken[0])[1] if countries else None

    def evidence(self, held: Holding) -> str:
        """The words that say so, on one line."""
        return " ".join(self.draft.text[held.start : held.end].split())

    def role(self, held: Holding) -> Role:
        """What a card shows of it."""
        of, text = held.phrase.of, self.draft.text
        return Role(
            entity_id=held.entity_id,
            office=held.phrase.office.noun,
            of=of.name if of else "",
            article_id=self.draft.document.article_id,
            apposition=Span(held.start, held.end),
            sentence=sentence(text, held.start, held.end),
            is_past=held.phrase.standing is Standing.PAST,
        )


def introductions(draft: Draft, mentions: Sequence[Mention]) -> Introductions:
    """What a document says of who holds which office, furniture left out."""
    names = tuple(mention for mention in mentions if not mention.in_furniture)
    persons = [name for name in names if name.type is EntityType.PERSON]
    found = tuple(_outside(persons, (each for each in phrases(draft.text) if not draft.in_furniture(each.start))))
    return Introductions(draft, names, found, tuple(holdings(draft.text, found, persons)))


def _outside(names: Sequence[Mention], found: Iterable[OfficePhrase]) -> Iterator[OfficePhrase]:
    """The offices of which no word is part of a person's name: "King" is somebody's."""
    for phrase in found:
        at = bisect_left(names, phrase.end, key=lambda name: name.start) - 1
        if at < 0 or names[at].end <= phrase.noun_start:
            yield phrase


def roles(documents: Iterable[Introductions]) -> tuple[Role, ...]:
    """Every office that somebody holds or held, with the first place that says so; by person, then by place."""
    first: dict[tuple[object, ...], Role] = {}
    for document in sorted(documents, key=lambda each: each.draft.document.article_id):
        for held in document.holdings:
            if held.phrase.standing is not Standing.FUTURE:
                role = document.role(held)
                first.setdefault((held.entity_id, role.office, held.phrase.of, role.is_past), role)
    return tuple(sorted(first.values(), key=lambda role: (role.entity_id, role.article_id, role.apposition)))
