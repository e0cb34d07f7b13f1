"""Mentions of persons, those of one person together."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from index.people.document import Candidate, Draft
from index.people.linking.cast import Cast, parts
from index.people.linking.persons import Person, Words, link_full_names
from index.people.names import PersonName, parse, tokens

Found = tuple[Draft, Candidate]
"""A mention and the draft it stands in."""


@dataclass(frozen=True, slots=True)
class _Named:
    found: Candidate
    words: Words
    name: PersonName


def group_persons(drafts: Sequence[Draft]) -> list[list[Found]]:
    """The mentions of persons, those of one person together.

    A full name is linked over the whole collection. A short one means somebody whom its document names in full, or
    else the one person with more than half of the mentions of that surname; what is left is one entity a surname.
    """
    documents = [_named(draft) for draft in drafts]
    owners = link_full_names(_counted(named for row in documents for named in _introduced(row)))
    famous = _famous(owners.values())
    groups: dict[int | str, list[Found]] = defaultdict(list)
    for draft, row in zip(drafts, documents, strict=True):
        introduced = _introduced(row)
        cast = Cast((named.words, named.name, owners[named.words]) for named in introduced)
        in_full = {named.words for named in introduced}
        for named in row:
            if named.words in in_full:
                person: Person | None = owners[named.words]
            else:
                person = cast.find(named.words, named.name) or famous.get(named.name.surname_key)
            owner = person.number if person else named.name.surname_key
            groups[owner].append((draft, named.found))
    return list(groups.values())


def _named(draft: Draft) -> list[_Named]:
    names = ((found, draft.name(found)) for found in draft.persons())
    return [_Named(found, tokens(name), parse(name)) for found, name in names]


def _introduced(row: list[_Named]) -> list[_Named]:
    """The full names that are no part of a longer one in the same document."""
    full = [named for named in row if named.name.is_full]
    shorter = {part for words in {named.words for named in full} for part in parts(words)}
    return [named for named in full if named.words not in shorter]


def _counted(introduced: Iterable[_Named]) -> Mapping[Words, tuple[PersonName, int]]:
    counts: Counter[Words] = Counter()
    names: dict[Words, PersonName] = {}
    for named in introduced:
        counts[named.words] += 1
        names[named.words] = named.name
    return {words: (names[words], count) for words, count in counts.items()}


def _famous(persons: Iterable[Person]) -> dict[str, Person]:
    """For a surname, the person who has more than half of the mentions of it in full."""
    bearers: dict[str, set[Person]] = defaultdict(set)
    for person in persons:
        for full in person.names:
            bearers[full.name.surname_key].add(person)
    best = {
        surname: max(able, key=lambda person: (person.mentions, -person.number))
        for surname, able in bearers.items()
    }
    return {
        surname: person
        for surname, person in best.items()
        if 2 * person.mentions > sum(other.mentions for other in bearers[surname])
    }
