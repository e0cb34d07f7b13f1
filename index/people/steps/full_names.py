"""A full name that the collection knows is a person wherever it stands."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice, pairwise

from index.people.census import Words, full_names
from index.people.document import Candidate, Draft, Drafts, Label
from index.people.edges import Edges
from index.people.names import tokens
from index.people.placing import insert_persons
from index.people.words import Word, adjoin, capitalised_words, is_capitalised, words

MUCH_COMMONER = 3
"""How many times as often a name must stand alone to be cut out of a longer one."""


def repeat_full_names(drafts: Drafts) -> Drafts:
    """Find every full name that is a person somewhere in the collection wherever else it stands."""
    known = Counter[Words]()
    for draft in drafts:
        known.update(full_names(draft))
    lengths = _lengths(known)
    return tuple(_repeated(draft, known, lengths) for draft in drafts)


def _lengths(known: Counter[Words]) -> Mapping[str, list[int]]:
    """How many words the names have that begin with a word, the longest first."""
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in known:
        lengths[name[0]].add(len(name))
    return {first: sorted(these, reverse=True) for first, these in lengths.items()}


def _repeated(draft: Draft, known: Counter[Words], lengths: Mapping[str, list[int]]) -> Draft:
    def gives_way(candidate: Candidate, edges: Edges) -> bool:
        if candidate.within(*edges):
            return True
        if candidate.label is not Label.PERSON:
            return candidate.start < edges[0] and candidate.end == edges[1]
        longer = known[tokens(draft.name(candidate))]
        return known[tokens(draft.text[slice(*edges)])] >= MUCH_COMMONER * longer

    return insert_persons(draft, _standing(draft.text, known, lengths), gives_way)


def _standing(text: str, known: Counter[Words], lengths: Mapping[str, list[int]]) -> Iterator[Edges]:
    """Where the names stand, from left to right, the longest at each place."""
    reached = 0
    for word in capitalised_words(text):
        if word.start >= reached and word.folded in lengths:
            row = list(islice(words(text, word.start), lengths[word.folded][0]))
            fitting = (row[:length] for length in lengths[word.folded] if _is_known(text, row[:length], known))
            if name := next(fitting, None):
                reached = name[-1].end
                yield word.start, reached


def _is_known(text: str, row: list[Word], known: Counter[Words]) -> bool:
    return (
        tuple(word.folded for word in row) in known
        and is_capitalised(row[-1])
        and all(adjoin(text, *pair) for pair in pairwise(row))
    )
