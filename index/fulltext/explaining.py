"""Why nothing was found: which clauses find nothing by themselves, and what is spelt about like their words."""

from collections import Counter
from collections.abc import Iterator

import numpy as np

from index.fulltext.analysis import fold, tokenise
from index.fulltext.expansion import expand
from index.fulltext.likeness import decoded, spelt_like
from index.fulltext.query import Fuzzy, Leaf, Near, Phrase, Prefix, Query, Word
from index.fulltext.register import Register
from index.fulltext.search import find
from index.fulltext.searcher import ArraySearcher, fields_of

_SHORT = 4
"""Of words up to so many letters, those two letters away are rarely meant."""

_MOST = 10
"""So many spellings are more than anybody looks through."""


def fruitless(searcher: ArraySearcher, query: Query, register: Register) -> tuple[Leaf, ...]:
    """The wanted clauses that find nothing by themselves, in the order of the query.

    None where each alone finds something: then it is only together that they find nothing.
    """
    leaves = dict.fromkeys(query.wanted())
    return tuple(leaf for leaf in leaves if _finds_nothing(searcher, leaf, register))


def _finds_nothing(searcher: ArraySearcher, leaf: Leaf, register: Register) -> bool:
    found = find(searcher, Query("", leaf), register, limit=0)
    return found is not None and not found.total


def near_spellings(searcher: ArraySearcher, query: Query, leaf: Leaf) -> tuple[tuple[str, int], ...]:
    """Words of the index that are spelt about like that of a clause.

    Where the clause has several words, those like the first that is not in the index.

    Returns:
        Each as texts have it, folded, with the number of articles that have it in any form, deleted ones not
        yet left out; the nearest first, of equally near ones those with the same first letter, of these the most
        frequent. At most ten.
    """
    if not isinstance(leaf, Word | Prefix | Fuzzy | Phrase | Near):
        return ()
    typed = next(_unknown_words(searcher, query, leaf), None)
    if not typed:
        return ()
    distance = 1 if len(typed) <= _SHORT else 2
    nearness, having = dict[str, int](), Counter[str]()
    for segment in searcher.segments:
        for name in fields_of(leaf.scope):
            arrays = segment.field(name)
            numbers, distances = spelt_like(arrays.forms, typed, distance, begins_alike=False)
            counts = np.diff(arrays.starts)[arrays.form_terms[numbers]]
            for form, away, count in zip(decoded(arrays.forms, numbers), distances, counts, strict=True):
                nearness[form] = int(away)
                having[form] += int(count)
    best = sorted(nearness, key=lambda form: (nearness[form], form[0] != typed[0], -having[form], form))
    return tuple((form, having[form]) for form in best[:_MOST] if form != typed)


def _unknown_words(searcher: ArraySearcher, query: Query, leaf: Word | Prefix | Fuzzy | Phrase | Near) -> Iterator[str]:
    """The words of a clause that are not in the index, folded, as they were typed where that can be told."""
    if isinstance(leaf, Prefix | Fuzzy):
        yield leaf.text
        return
    typed = {token.term: fold(query.text[token.start : token.end]) for token in tokenise(query.text)}
    for term in [leaf.term] if isinstance(leaf, Word) else leaf.terms:
        known = expand(searcher, Word(term, leaf.scope))
        if not any(len(each.numbers) for segment in known for each in segment):
            yield typed.get(term, term)
