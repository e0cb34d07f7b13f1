"""Persons of an earlier linking: looking up who may be meant by some names, and noting what is new of them."""

from collections import Counter
from collections.abc import Iterable, Iterator

from index.known import Known, KnownPerson
from index.people.collection import Collection
from index.people.linking.persons import FullName, Person, Recalled, by_weight
from index.people.names import PersonName, parse
from index.people.spelling import SLIP_LENGTH, sound

_EDGE = 2
"""How many letters at one end of a surname a single slip in it leaves as they are, if it is long enough for one."""


def recall(names: Iterable[PersonName], known: Known | None) -> Recalled:
    """Everybody who may have one of the names, or bears the surname where it stands alone."""
    if known is None:
        return Recalled()
    keys = {key for name in set(names) for key in _keys(name)}
    persons = tuple(map(_person, known.persons_near(sorted(keys))))
    counts = {person.number: (person.mentions, person.articles) for person in persons}
    return Recalled(persons, known.next_person(), counts)


def learn(persons: Iterable[Person], recalled: Recalled, collection: Collection) -> None:
    """Note everybody of whom the documents at hand say more than was known."""
    for person in dict.fromkeys(persons):
        if recalled.counts.get(person.number) != (person.mentions, person.articles):
            collection.persons.append(_known(person))
            collection.name_keys.extend((key, person.number) for full in person.names for key in _keys(full.name))


def _person(known: KnownPerson) -> Person:
    person = Person(known.number, articles=known.articles, titles=Counter(dict(known.titles)))
    names = (FullName(tuple(words.split(" ")), parse(words), count) for words, count in known.names)
    for full in sorted(names, key=by_weight):
        person.add(full)
    return person


def _known(person: Person) -> KnownPerson:
    names = tuple((" ".join(full.words), full.mentions) for full in person.names)
    return KnownPerson(person.number, person.articles, tuple(sorted(person.titles.items())), names)


def _keys(name: PersonName) -> Iterator[str]:
    """Keys of which two names share one if they can be one person's, or if they have the surname in common.

    A slip leaves two letters at the beginning or at the end of a surname as they are.
    """
    surname = name.surname_key
    yield sound(surname)
    if name.is_full and len(name.given[0]) > 1 and len(surname) >= SLIP_LENGTH:
        given = sound(name.given[0])
        yield f"{given} {surname[:_EDGE]}-"
        yield f"{given} -{surname[-_EDGE:]}"
