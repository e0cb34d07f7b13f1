"""A full name that the collection knows is a person wherever it stands."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice, pairwise

from index.people.census import Words, full_names, key
from index.people.document import Candidate, Draft, Drafts, Label
from index.people.edges import Edges
from index.people.placing import insert_persons
from index.people.words import Word, adjoin, capitalised_words, is_capitalised, words

MUCH_COMMONER = 3
"""How many times as often a name must stand alone to be cut out of a longer one."""


def repeat_full_names(drafts: Drafts) -> Drafts:
    """Find every full name that is a person somewhere in the collection wherever else it stands."""
    known = Counter[Words]()
    for draft in drafts:
        known.update(full_names(draft))
    by_first = _by_first(known)
    return tuple(_repeated(draft, known, by_first) for draft in drafts)


def _by_first(known: Counter[Words]) -> Mapping[str, list[Words]]:
    """The names by their first word, the longest first."""
    names: dict[str, list[Words]] = defaultdict(list)
    for name in sorted(known, key=lambda name: (-len(name), name)):
        names[name[0]].append(name)
    return names


def _repeated(draft: Draft, known: Counter[Words], by_first: Mapping[str, list[Words]]) -> Draft:
    def gives_way(candidate: Candidate, edges: Edges) -> bool:
        if candidate.within(*edges):
            return True
        if candidate.label is not Label.PERSON:
            return candidate.start < edges[0] and candidate.end == edges[1]
        name = tuple(key(draft.text[slice(*edges)]).split())
        longer = tuple(key(draft.name(candidate)).split())
        return known[name] >= MUCH_COMMONER * known[longer]

    return insert_persons(draft, _standing(draft.text, by_first), gives_way)


def _standing(text: str, by_first: Mapping[str, list[Words]]) -> Iterator[Edges]:
    """Where the names stand, from left to right."""
    reached = 0
    for word in capitalised_words(text):
        names = by_first.get(word.folded)
        if names and word.start >= reached and (end := _end_of_longest(text, word, names)):
            yield word.start, end
            reached = end


def _end_of_longest(text: str, first: Word, names: list[Words]) -> int:
    """Where the longest of the names ends that begins with a word; 0 if none does."""
    there = list(islice(words(text, first.start), len(names[0])))
    for name in names:
        if _is_there(text, there[: len(name)], name):
            return there[len(name) - 1].end
    return 0


def _is_there(text: str, there: list[Word], name: Words) -> bool:
    return (
        tuple(word.folded for word in there) == name
        and is_capitalised(there[-1])
        and all(adjoin(text, *pair) for pair in pairwise(there))
    )
