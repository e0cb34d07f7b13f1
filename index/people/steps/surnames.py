"""The surname of somebody whom a document names in full is that person wherever it stands."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cache

from index.people import vocabulary
from index.people.census import full_names, votes
from index.people.collection import Collection, Lookup, Topic, join
from index.people.context import is_introduced, is_where, is_within_sentence
from index.people.document import Candidate, Draft, Drafts, Label
from index.people.edges import Edges
from index.people.folding import fold
from index.people.names import parse
from index.people.placing import insert_persons, is_no_person_there
from index.people.words import Word, capitalised_words, stands_in_lower_case

QUORUM = 2
"""From how many mentions in the collection on a surname is looked for in documents without the full name."""

_Surnames = Mapping[str, Set[str]]
"""For the last word of surnames, the surnames with their particles: "leyen" -> {"von der leyen"}."""
_SurnamesOf = Callable[[str], Set[str]]
"""Gives the same for one word; none where it is no surname."""


def repeat_surnames(drafts: Drafts, collection: Collection | None = None) -> Drafts:
    """Find the surnames of the persons of a document, and those that are persons all over the collection."""
    lone = {name: counted for name, counted in votes(drafts).items() if " " not in name}
    everywhere = join(collection, Topic.LONE, lone)
    bearers = [_surnames(draft) for draft in drafts]
    known = join(collection, Topic.SURNAME, _together(bearers))

    @cache
    def famous(last: str) -> Set[str]:
        return frozenset(known[last]) if last in known and _is_person(last, everywhere) else frozenset()

    def surnames_of(own: _Surnames) -> _SurnamesOf:
        return lambda last: own.get(last) or famous(last)

    return tuple(_repeated(draft, surnames_of(own)) for draft, own in zip(drafts, bearers, strict=True))


def _together(bearers: Iterable[_Surnames]) -> dict[str, Counter[str]]:
    """How many documents have each surname."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for own in bearers:
        for last, surnames in own.items():
            counted[last].update(surnames)
    return counted


def _surnames(draft: Draft) -> _Surnames:
    surnames: dict[str, set[str]] = {}
    for words in full_names(draft):
        name = parse(" ".join(words))
        surnames.setdefault(name.surname_key, set()).add(name.surname)
    return surnames


def _is_person(name: str, everywhere: Lookup) -> bool:
    counted = everywhere.get(name)
    return counted is not None and counted[Label.PERSON] >= QUORUM and 2 * counted[Label.PERSON] > counted.total()


def _repeated(draft: Draft, surnames_of: _SurnamesOf) -> Draft:
    def gives_way(candidate: Candidate, edges: Edges) -> bool:
        if "-" in draft.text[slice(*edges)] and candidate.within(*edges):
            return True  # "Lewis" in "Day-Lewis"
        if candidate.label is Label.DATE:
            return is_introduced(draft.text, *edges)
        if candidate.label is Label.PLACE and is_where(draft.text, *edges):
            return False
        return is_no_person_there(candidate, edges)

    return insert_persons(draft, _standing(draft.text, surnames_of), gives_way)


def _standing(text: str, surnames_of: _SurnamesOf) -> Iterator[Edges]:
    for word in capitalised_words(text):
        if (surnames := surnames_of(word.folded)) and _is_name(text, word):
            yield _with_particles(text, word, surnames), word.end


def _is_name(text: str, word: Word) -> bool:
    """Whether a word that is a surname is one here, and not a word of the language."""
    if word.folded not in vocabulary.no_names() and not stands_in_lower_case(word.text, text):
        return True
    if is_introduced(text, word.start, word.end):
        return True
    return word.folded not in vocabulary.function_words() and is_within_sentence(text, word.start)


def _with_particles(text: str, word: Word, surnames: Set[str]) -> int:
    """Where the longest of the surnames begins that a word may end."""
    for surname in sorted(surnames, key=len, reverse=True):
        start = word.end - len(surname)
        if start >= 0 and fold(text[start : word.end]) == surname and not text[start - 1 : start].isalnum():
            return start
    return word.start
