"""Whom a name means in one document, above all a short one."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from index.people.linking.persons import Person, Words
from index.people.names import PersonName
from index.people.spelling import Spellings


class Cast:
    """The persons whom a document names in full, found by parts of their names.

    Args:
        introduced: The full names in the document, as often as they stand there, and whose they are.
    """

    def __init__(self, introduced: Iterable[tuple[Words, PersonName, Person]]) -> None:
        self._present: Counter[Person] = Counter()
        self._by_surname: dict[str, set[Person]] = defaultdict(set)
        self._by_given: dict[str, set[Person]] = defaultdict(set)
        self._by_part: dict[Words, set[Person]] = defaultdict(set)
        self._by_words: dict[Words, set[Person]] = defaultdict(set)
        for words, name, person in introduced:
            self._by_words[words].add(person)
            self._present[person] += 1
            self._by_surname[name.surname_key].add(person)
            for given in name.given:
                self._by_given[given].add(person)
            for part in parts(words):
                self._by_part[part].add(person)
        self._surnames = Spellings(self._by_surname)
        self._found: dict[Words, Person | None] = {}

    def find(self, words: Words, name: PersonName) -> Person | None:
        """The person of the document whom a name means; None if it names nobody who is named in full.

        Of several, the one named most often here, then in the collection.
        """
        if words not in self._found:
            self._found[words] = max(self._able(words, name), key=self._weight, default=None)
        return self._found[words]

    def _able(self, words: Words, name: PersonName) -> set[Person]:
        """The persons who may be meant, by the longest part of their names that fits."""
        able = self._by_words.get(words) or self._by_part.get(words)
        if able or name.is_full:
            return able or set()
        return (
            self._by_surname.get(name.surname_key)
            or self._by_given.get(words[0])
            or self._by_respelt_surname(name.surname_key)
        )

    def _weight(self, person: Person) -> tuple[int, int, int]:
        return self._present[person], person.mentions, -person.number

    def _by_respelt_surname(self, surname: str) -> set[Person]:
        return {person for known in self._surnames.of(surname) for person in self._by_surname[known]}


def parts(words: Words) -> Iterable[Words]:
    """The shorter names of two words and more that a full name ends with or begins with."""
    for length in range(2, len(words)):
        yield words[-length:]
        yield words[:length]
