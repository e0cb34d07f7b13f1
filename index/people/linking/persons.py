"""Which full names are one person's, over the whole collection."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from index.people import vocabulary
from index.people.linking.title_before import gender_of_given_name, gender_of_title
from index.people.names import PersonName, compatible
from index.people.spelling import same_sound, same_spelling, sound, spelling_keys

Words = tuple[str, ...]
"""The folded words of a name."""

_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class FullName:
    """A full name as the collection has it."""

    words: Words
    name: PersonName
    mentions: int

    @property
    def is_initial(self) -> bool:
        """Whether there is an initial in place of the given name."""
        return len(self.name.given[0]) == 1


@dataclass(slots=True, eq=False)
class Person:
    """Somebody with all full names that are theirs."""

    number: int
    names: list[FullName] = field(default_factory=list)
    mentions: int = 0
    """How often any of the full names stands in the collection."""
    articles: int = 0
    """How many articles name them in full, or by a surname with a title that fits nobody else."""
    titles: Counter[str] = field(default_factory=Counter)
    """The titles that stand before their full names."""
    gender: str = ""
    """"woman" or "man"; empty if nothing says so."""

    def add(self, full: FullName) -> None:
        """Take a name for this person's."""
        self.names.append(full)
        self.mentions += full.mentions

    def recount(self, words: Words, mentions: int) -> None:
        """Count further mentions of a name that is this person's."""
        self.mentions += mentions
        at = next(at for at, full in enumerate(self.names) if full.words == words)
        self.names[at] = replace(self.names[at], mentions=self.names[at].mentions + mentions)

    def can_have(self, name: PersonName) -> bool:
        """Whether a name goes with every name of this person."""
        return all(same_person(known.name, name) for known in self.names)

    def settle_gender(self) -> None:
        """Tell from the titles counted, else from the given name, whether this is a woman or a man."""
        women, men = (
            sum(count for title, count in self.titles.items() if gender_of_title(title) == gender)
            for gender in ("woman", "man")
        )
        if women == men:
            self.gender = gender_of_given_name(self.names[0].name.given[0])
        else:
            self.gender = "woman" if women > men else "man"

    def fit(self, name: PersonName) -> tuple[bool, int, int]:
        """How well a name that this person can have fits: the same given name, then the better known person."""
        same = any(known.name.given[0] == name.given[0] for known in self.names)
        return same, self.mentions, -self.number


def same_person(one: PersonName, other: PersonName) -> bool:
    """Whether two full names can be one person's.

    Surnames are the same or sound the same; of two that are a slip apart the given names must sound the same.
    """
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return False
    if not compatible(one.given, other.given):
        return False
    if same_sound(one.surname_key, other.surname_key):
        return True
    is_same_given = len(one.given[0]) > 1 and same_sound(one.given[0], other.given[0])
    return is_same_given and same_spelling(one.surname_key, other.surname_key)


@dataclass(frozen=True, slots=True)
class Owners:
    """Whose the full names of a collection are."""

    by_words: Mapping[Words, Person]
    """The likeliest person of each full name."""
    rivals: Mapping[Words, tuple[Person, ...]]
    """For a full name that several people may have ("George Bush"), all the others who may be meant."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """Persons who are known from before."""

    persons: tuple[Person, ...] = ()
    """By number."""
    next_number: int = 0
    """A number above everybody's."""
    counts: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    """How often, and in how many articles, each of them was named when they were recalled."""


def link_full_names(counted: Mapping[Words, tuple[PersonName, int]], recalled: Recalled) -> Owners:
    """The person of every full name.

    Names are compared only with those that share a key, so the work grows with the names, not with their pairs.
    Spelt-out names come before initials and common ones before rare, whatever the order of the documents.

    Args:
        counted: For the words of each full name its parts, and how often it stands in the documents at hand.
        recalled: Everybody of an earlier linking who may have one of the names; names known from there stay whose they
            are.
    """
    known: dict[_Key, dict[int, Person]] = defaultdict(dict)
    owners: dict[Words, Person] = {}

    def own(full: FullName, person: Person) -> None:
        owners[full.words] = person
        for key in _keys(full.name):
            known[key][person.number] = person

    initials: dict[_Key, list[Person]] = defaultdict(list)
    for person in recalled.persons:
        for full in person.names:
            own(full, person)
        if all(full.is_initial for full in person.names):
            initials[_initial_key(person.names[0].name)].append(person)
    for words in counted.keys() & owners.keys():
        owners[words].recount(words, counted[words][1])
    full_names = [FullName(words, name, count) for words, (name, count) in counted.items() if words not in owners]
    full_names.sort(key=by_weight)
    for full in full_names:
        person = (
            _best(full, known)
            or _fittest(full, initials.get(_initial_key(full.name), ()))
            or Person(number=recalled.next_number + len(owners))
        )
        person.add(full)
        own(full, person)
    every = [full for person in dict.fromkeys(owners.values()) for full in person.names]
    return Owners(owners, _rivals(every, owners))


def by_weight(full: FullName) -> tuple[bool, int, Words]:
    """The order in which names are linked: spelt-out ones before initials, common ones before rare."""
    return full.is_initial, -full.mentions, full.words


def _rivals(full_names: Iterable[FullName], owners: Mapping[Words, Person]) -> Mapping[Words, tuple[Person, ...]]:
    """The others who may have a name, of those with the same surname and the same given name or initial."""
    same: dict[_Key, dict[int, Person]] = defaultdict(dict)
    for full in full_names:
        person = owners[full.words]
        same[full.name.surname_key, full.name.given[0]][person.number] = person
        same[full.name.surname_key, full.name.given[0][0]][person.number] = person
    rivals: dict[Words, tuple[Person, ...]] = {}
    for full in full_names:
        near = same[full.name.surname_key, full.name.given[0]]
        if len(near) > 1:
            others = [person for person in near.values() if person is not owners[full.words]]
            able = tuple(person for person in others if person.can_have(full.name))
            if able:
                rivals[full.words] = able
    return rivals


def _best(full: FullName, known: Mapping[_Key, dict[int, Person]]) -> Person | None:
    """Whose name it is most likely, of those linked so far; None if nobody's."""
    keys = [_initial_key(full.name)] if full.is_initial else list(_spelling_keys(full.name))
    near = {number: person for key in keys for number, person in known.get(key, {}).items()}
    return _fittest(full, near.values())


def _fittest(full: FullName, near: Iterable[Person]) -> Person | None:
    able = [person for person in near if person.can_have(full.name)]
    return max(able, key=lambda person: person.fit(full.name), default=None)


def _keys(name: PersonName) -> Iterator[_Key]:
    yield _initial_key(name)
    yield from _spelling_keys(name)


def _initial_key(name: PersonName) -> _Key:
    return sound(name.surname_key), name.given[0][0] + "."


def _spelling_keys(name: PersonName) -> Iterator[_Key]:
    """Keys of which two names share one if either of surname and given name may be the same in another spelling."""
    surname, given = name.surname_key, name.given[0]
    for spelling in spelling_keys(given) | vocabulary.variants().get(given, frozenset()):
        yield sound(surname), spelling
    for spelling in spelling_keys(surname):
        yield spelling, sound(given)


def parts(words: Words) -> Iterable[Words]:
    """The shorter names of two words and more that a full name ends with or begins with."""
    for length in range(2, len(words)):
        yield words[-length:]
        yield words[:length]
