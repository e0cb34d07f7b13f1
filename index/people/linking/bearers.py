"""Who bears a surname in the collection, and whom most articles mean by it."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from index.people.linking.persons import Person
from index.people.linking.title_before import gender_of_title

Bearers = tuple[Person, ...]
"""People who share a surname, in the order of their numbers."""

OUTSHINES = 3
"""In how many times as many articles somebody is named to be meant where only another bearer is named in full."""
SURE = 20
"""In how many times as many articles as all others of the surname somebody is named to be meant without doubt."""


def bearers_of_surnames(persons: Iterable[Person]) -> dict[str, Bearers]:
    """For every surname in any spelling, who bears it."""
    found: dict[str, dict[int, Person]] = defaultdict(dict)
    for person in persons:
        for full in person.names:
            found[full.name.surname_key][person.number] = person
    return {surname: tuple(people[number] for number in sorted(people)) for surname, people in found.items()}


def fitting(people: Collection[Person], title: str) -> Bearers:
    """Those whom a title before the surname fits.

    A woman's title fits no man and a man's no woman; of the rest those who have that title before their full names,
    or all if nobody has.
    """
    if not title:
        return tuple(people)
    gender = gender_of_title(title)
    if gender:
        return tuple(person for person in people if person.gender in ("", gender))
    return tuple(person for person in people if person.titles[title]) or tuple(people)


def dominant(people: Iterable[Person]) -> Person | None:
    """Who is named in more articles than all the others together, or in as many and more often; None if nobody is."""
    ranked = sorted(people, key=lambda person: (-person.articles, -person.mentions, person.number))
    if not ranked:
        return None
    first, *others = ranked
    rest = sum(person.articles for person in others), sum(person.mentions for person in others)
    return first if (first.articles, first.mentions) > rest else None


def outshines(person: Person, others: Iterable[Person], times: int) -> bool:
    """Whether somebody is named in that many times as many articles as the others together."""
    return person.articles >= times * sum(other.articles for other in others if other is not person)
