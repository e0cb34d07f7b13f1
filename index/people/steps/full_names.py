"""A full name that the collection knows is a person wherever it stands."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from index.people.census import Words, full_names, key
from index.people.document import Candidate, Draft, Drafts, Label
from index.people.edges import Edges
from index.people.placing import insert_persons
from index.people.words import Word, adjoin, words

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
    row = words(text)
    at = 0
    while at < len(row):
        length = _matching(text, row, at, by_first.get(row[at].folded, []))
        if length:
            yield row[at].start, row[at + length - 1].end
        at += length or 1


def _matching(text: str, row: list[Word], at: int, names: list[Words]) -> int:
    """How many words the longest of the names has that stands at a place; 0 if none does."""
    if not row[at].is_capitalised:
        return 0
    for name in names:
        there = row[at : at + len(name)]
        if tuple(word.folded for word in there) == name and there[-1].is_capitalised:
            if all(adjoin(text, *pair) for pair in zip(there, there[1:], strict=False)):
                return len(name)
    return 0
