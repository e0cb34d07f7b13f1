"""Who bears a surname in the collection, and whom most articles mean by it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass

from index.people.linking.persons import Person
from index.people.linking.title_before import gender_of_title
from index.people.spelling import Spellings

OUTSHINES = 3
"""In how many times as many articles somebody is named to be meant where only another bearer is named in full."""
SURE = 20
"""In how many times as many articles as all others of the surname somebody is named to be meant without doubt."""


@dataclass(frozen=True, slots=True)
class Able:
    """Who may be meant by a surname, with the title before it, over the whole collection."""

    people: frozenset[Person]
    is_everybody: bool
    """Whether the title leaves all who bear the surname."""
    dominant: Person | None
    """Who is named in more articles than all the others together, or in as many and more often."""
    is_sure: bool
    """Whether the dominant one is hardly ever another bearer of the surname, title or no."""


class Surnames:
    """The surnames of a collection, in every spelling, with all who bear them.

    Args:
        persons: Everybody who is named in full.
    """

    def __init__(self, persons: Iterable[Person]) -> None:
        self._bearers: dict[str, set[Person]] = defaultdict(set)
        self._able: dict[tuple[str, str], Able] = {}
        self._respelt: dict[str, Set[str]] = {}
        for person in persons:
            for full in person.names:
                self._bearers[full.name.surname_key].add(person)
        self._spellings = Spellings(self._bearers)

    def bearers(self, surname: str) -> Set[Person]:
        """All who bear a surname."""
        return self._bearers.get(surname, frozenset())

    def respelt(self, surname: str) -> Set[str]:
        """The surnames of the collection that may be one name with a folded word."""
        if surname not in self._respelt:
            self._respelt[surname] = self._spellings.of(surname)
        return self._respelt[surname]

    def forget(self) -> None:
        """Work everything out again, now that it is known in how many articles people are named."""
        self._able.clear()

    def able(self, surname: str, title: str) -> Able:
        """Who may be meant by a surname with a title before it, empty for none."""
        key = surname, title
        if key not in self._able:
            self._able[key] = _able(self.bearers(surname), title)
        return self._able[key]


def _able(known: Set[Person], title: str) -> Able:
    people = _fitting(known, title)
    leading = _dominant(people)
    return Able(people, len(people) == len(known), leading, bool(leading and outshines(leading, known, SURE)))


def _fitting(people: Collection[Person], title: str) -> frozenset[Person]:
    """Those whom a title before the surname fits.

    A woman's title fits no man and a man's no woman; of the rest those who have that title before their full names,
    or all if nobody has.
    """
    if not title:
        return frozenset(people)
    gender = gender_of_title(title)
    if gender:
        return frozenset(person for person in people if person.gender in ("", gender))
    return frozenset(person for person in people if person.titles[title]) or frozenset(people)


def _dominant(people: Collection[Person]) -> Person | None:
    if not people:
        return None
    first = max(people, key=lambda person: (person.articles, person.mentions, -person.number))
    rest = [person for person in people if person is not first]
    others = sum(person.articles for person in rest), sum(person.mentions for person in rest)
    return first if (first.articles, first.mentions) > others else None


def outshines(person: Person, others: Iterable[Person], times: int) -> bool:
    """Whether somebody is named in that many times as many articles as the others together."""
    return person.articles >= times * sum(other.articles for other in others if other is not person)
