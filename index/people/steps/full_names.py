"""A full name that the collection knows is a person wherever it stands."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

from index.people.census import Words, full_names, key
from index.people.collection import Collection, Lookup, Topic, join, times
from index.people.document import Candidate, Draft, Drafts, Label
from index.people.edges import Edges
from index.people.placing import insert_persons
from index.people.words import Word, adjoin, capitalised_words, is_capitalised, words

MUCH_COMMONER = 3
"""How many times as often a name must stand alone to be cut out of a longer one."""


def repeat_full_names(drafts: Drafts, collection: Collection | None = None) -> Drafts:
    """Find every full name that is a person somewhere in the collection wherever else it stands."""
    counted = Counter[Words]()
    for draft in drafts:
        counted.update(full_names(draft))
    names = {" ".join(name): Counter({"": count}) for name, count in counted.items()}
    known = join(collection, Topic.FULL_NAME, names)
    lengths = join(collection, Topic.LENGTH, _lengths(counted))
    return tuple(_repeated(draft, known, lengths) for draft in drafts)


def _lengths(names: Iterable[Words]) -> dict[str, Counter[str]]:
    """How many words the names have that begin with a word."""
    lengths: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        lengths[name[0]][str(len(name))] += 1
    return lengths


def _repeated(draft: Draft, known: Lookup, lengths: Lookup) -> Draft:
    def gives_way(candidate: Candidate, edges: Edges) -> bool:
        if candidate.within(*edges):
            return True
        if candidate.label is not Label.PERSON:
            return candidate.start < edges[0] and candidate.end == edges[1]
        longer = times(known, key(draft.name(candidate)))
        return times(known, key(draft.text[slice(*edges)])) >= MUCH_COMMONER * longer

    return insert_persons(draft, _standing(draft.text, known, lengths), gives_way)


def _standing(text: str, known: Lookup, lengths: Lookup) -> Iterator[Edges]:
    """Where the names stand, from left to right, the longest at each place."""
    reached = 0
    for word in capitalised_words(text):
        if word.start >= reached and (begun := lengths.get(word.folded)):
            longest_first = sorted(map(int, begun), reverse=True)
            row = list(islice(words(text, word.start), longest_first[0]))
            fitting = (row[:length] for length in longest_first if _is_known(text, row[:length], known))
            if name := next(fitting, None):
                reached = name[-1].end
                yield word.start, reached


def _is_known(text: str, row: list[Word], known: Lookup) -> bool:
    return (
        " ".join(word.folded for word in row) in known
        and is_capitalised(row[-1])
        and all(adjoin(text, *pair) for pair in pairwise(row))
    )
