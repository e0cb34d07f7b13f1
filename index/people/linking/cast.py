"""Whom a name means in one document, above all a short one."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from index.people.linking.bearers import OUTSHINES, SURE, Bearers, dominant, fitting, outshines
from index.people.linking.persons import Owners, Person, Words, parts
from index.people.linking.reasons import Reason, Rule
from index.people.linking.title_before import gender_of_title
from index.people.names import PersonName
from index.people.spelling import Spellings


class Choice(NamedTuple):
    """Whom a mention names, and why."""

    owner: Person | str
    """The person; or, where nobody named in full is meant, what mentions of the same unknown person share."""
    reason: Reason


class Cast:
    """The persons whom a document names in full, found by parts of their names.

    Args:
        introduced: The full names in the document, as often as they stand there.
        owners: Whose the full names of the collection are.
        bearers: For every surname, all who bear it in the collection.
    """

    def __init__(
        self, introduced: Iterable[tuple[Words, PersonName]], owners: Owners, bearers: Mapping[str, Bearers]
    ) -> None:
        self._owners = owners
        self._bearers = bearers
        self._present: Counter[Person] = Counter()
        self._by_surname: dict[str, set[Person]] = defaultdict(set)
        self._by_given: dict[str, set[Person]] = defaultdict(set)
        self._by_part: dict[Words, set[Person]] = defaultdict(set)
        self._full: dict[Words, Choice] = {}
        self._found: dict[tuple[Words, str], Choice] = {}
        self._introduce(Counter(introduced))
        self._surnames = Spellings(self._by_surname)

    def find(self, words: Words, name: PersonName, title: str) -> Choice:
        """Whom a name means.

        Args:
            words: The folded words of the name.
            name: Its parts.
            title: The title that stands before it, if any.
        """
        key = words, "" if name.is_full else title
        if key not in self._found:
            self._found[key] = self._find_full(words) if name.is_full else self._find_short(words, name, title)
        return self._found[key]

    def _introduce(self, introduced: Counter[tuple[Words, PersonName]]) -> None:
        """Take in the full names, those that several people may have last, when the others are known."""
        ordered = sorted(introduced.items(), key=lambda each: (each[0][0] in self._owners.rivals, each[0][0]))
        for (words, name), count in ordered:
            choice = self._full[words] = self._whose(words)
            assert isinstance(choice.owner, Person)
            self._add(words, name, choice.owner, count)

    def _add(self, words: Words, name: PersonName, person: Person, count: int) -> None:
        self._present[person] += count
        self._by_surname[name.surname_key].add(person)
        for given in name.given:
            self._by_given[given].add(person)
        for part in parts(words):
            self._by_part[part].add(person)

    def _whose(self, words: Words) -> Choice:
        """Whose a full name is: of those who may have it somebody whom the document also names in another way."""
        likeliest = self._owners.by_words[words]
        rivals = self._owners.rivals.get(words, ())
        if not rivals:
            return Choice(likeliest, Reason(Rule.FULL_NAME))
        here = [person for person in (likeliest, *rivals) if self._present[person]]
        if here:
            person = max(here, key=self._weight)
            return Choice(person, Reason(Rule.SHARED_HERE, self._is_close(person, here), is_shared=True))
        return Choice(likeliest, Reason(Rule.SHARED_FULL_NAME, unsure=True, is_shared=True))

    def _find_full(self, words: Words) -> Choice:
        if words in self._full:
            return self._full[words]
        if able := self._by_part.get(words):
            return self._most_present(able, Rule.PART)
        if words in self._owners.by_words:
            return self._whose(words)
        return Choice(" ".join(words), Reason(Rule.FULL_NAME))

    def _find_short(self, words: Words, name: PersonName, title: str) -> Choice:
        able = self._by_part.get(words)
        if able and len(words) > 1:
            return self._most_present(able, Rule.PART)
        surname = name.surname_key
        here = self._by_surname.get(surname, set())
        if not here:
            other = self._by_given.get(surname.replace("-", "")) or self._by_given.get(words[0])
            if other:
                return self._most_present(other, Rule.GIVEN_NAME)
            if respelt := self._respelt(surname):
                return respelt
        return self._surname_alone(surname, here, title)

    def _surname_alone(self, surname: str, here: Collection[Person], title: str) -> Choice:
        known = self._bearers.get(surname, ())
        able = fitting(known, title)
        present = [person for person in able if person in here]
        leading = dominant(able)
        if not present:
            return self._from_collection(surname, title, known, leading)
        is_singled_out = len(able) < len(known) and len(present) < len(here)
        person = leading if leading in present else max(present, key=self._weight)
        if is_singled_out and len(present) == 1:
            return Choice(person, Reason(Rule.SURNAME_AND_TITLE))
        if leading and leading not in present and self._is_outshone(person, present, leading):
            return Choice(leading, Reason(Rule.OUTSHONE, unsure=True))
        times = 1 if person is leading else 2
        return Choice(person, Reason(Rule.SURNAME, unsure=self._is_close(person, present, times)))

    def _is_outshone(self, person: Person, present: Collection[Person], leading: Person) -> bool:
        """Whether the collection's bearer of a surname is meant though the document names another one, once."""
        return len(present) == 1 and self._present[person] == 1 and outshines(leading, (person,), OUTSHINES)

    def _from_collection(self, surname: str, title: str, known: Bearers, leading: Person | None) -> Choice:
        """Whom a surname means where the document names nobody of that surname in full whom its title fits."""
        if leading is None:
            return _nobody(surname, title, known)
        rule = Rule.DOMINANT if len(known) > 1 else Rule.ONLY_BEARER
        return Choice(leading, Reason(rule, unsure=not outshines(leading, known, SURE)))

    def _respelt(self, surname: str) -> Choice | None:
        known = sorted(self._surnames.of(surname))
        able = {person: found for found in known for person in self._by_surname[found]}
        if not able:
            return None
        person = max(able, key=self._weight)
        return Choice(person, Reason(Rule.RESPELT_SURNAME, self._is_close(person, able), matched=able[person]))

    def _most_present(self, able: Collection[Person], rule: Rule) -> Choice:
        person = max(able, key=self._weight)
        return Choice(person, Reason(rule, unsure=self._is_close(person, able)))

    def _is_close(self, person: Person, able: Iterable[Person], times: int = 2) -> bool:
        """Whether somebody else is named nearly as often here."""
        return any(
            times * self._present[other] >= self._present[person] + (times == 1)
            for other in able
            if other is not person
        )

    def _weight(self, person: Person) -> tuple[int, int, int, int]:
        return self._present[person], person.articles, person.mentions, -person.number


def _nobody(surname: str, title: str, known: Bearers) -> Choice:
    if not known:
        return Choice(surname, Reason(Rule.NOBODY))
    if fitting(known, title):
        return Choice(surname, Reason(Rule.SEVERAL, unsure=True))
    return Choice(f"{surname} {gender_of_title(title)}", Reason(Rule.SOMEBODY_ELSE))
