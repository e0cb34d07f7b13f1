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
    introduces: bool
    """Whether it is a full name in the article's own text, and no part of a longer one in the document."""


def group_persons(drafts: Sequence[Draft]) -> list[list[Found]]:
    """The mentions of persons, those of one person together.

    A full name is linked over the whole collection. A short one means somebody whom its document names in full, or
    else the one person with more than half of the mentions of that surname; what is left is one entity a surname.
    """
    documents = [_named(draft) for draft in drafts]
    owners = link_full_names(_counted(named for row in documents for named in row))
    famous = _famous(owners.values())
    groups: dict[int | str, list[Found]] = defaultdict(list)
    for draft, row in zip(drafts, documents, strict=True):
        cast = Cast((each.words, each.name, owners[each.words]) for each in row if each.introduces)
        for named in row:
            surname = named.name.surname_key
            person = cast.find(named.words, named.name) or owners.get(named.words) or famous.get(surname)
            groups[person.number if person else surname].append((draft, named.found))
    return list(groups.values())


def _named(draft: Draft) -> list[_Named]:
    names = [(found, draft.name(found)) for found in draft.persons()]
    full = {tokens(name) for found, name in names if parse(name).is_full and not draft.in_furniture(found.start)}
    shorter = {part for words in full for part in parts(words)}
    introducing = full - shorter
    return [
        _Named(
            found,
            tokens(name),
            parse(name),
            tokens(name) in introducing and not draft.in_furniture(found.start),
        )
        for found, name in names
    ]


def _counted(mentions: Iterable[_Named]) -> Mapping[Words, tuple[PersonName, int]]:
    counts: Counter[Words] = Counter()
    names: dict[Words, PersonName] = {}
    for named in mentions:
        if named.introduces:
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
        surname: max(able, key=lambda person: (person.mentions, -person.number)) for surname, able in bearers.items()
    }
    return {
        surname: person
        for surname, person in best.items()
        if 2 * person.mentions > sum(other.mentions for other in bearers[surname])
    }
