"""Phrases of common words: candidates in the order of the best they may score, checked from the best down."""

from dataclasses import dataclass

import numpy as np

from index.fulltext.clauses import Clauses
from index.fulltext.matching import Matched, joined, matching
from index.fulltext.query import Node
from index.fulltext.searcher import ArraySearcher

_CHEAP = 8000
"""So many candidates are checked in about 5 ms: then all of them are."""

_GROWTH = 8

_ROUNDING = 1e-8
"""More than sums of the same numbers in another order differ by."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known of the articles that may match."""

    matched: Matched
    """Those that do: with no more than so many wanted, the best of all are among them."""
    unchecked: Matched
    """Those of which it is not known, none of which is better."""


def check_best(searcher: ArraySearcher, clauses: Clauses, root: Node, wanted: int) -> Checked:
    """Look at the positions of words in candidates until the best are certain.

    Raises:
        Cancelled: Nobody waits for it.
    """
    rest = matching(searcher, clauses, root, looks_at_places=False)
    matched, size = list[Matched](), _CHEAP
    while True:
        best = np.ones(len(rest), np.bool_)
        if len(rest) > size:
            best = rest.scores >= np.partition(rest.scores, len(rest) - size)[len(rest) - size]
        matched.append(matching(searcher, clauses, root, among=rest.only(best)))
        rest = rest.only(~best)
        bound = rest.scores.max(initial=-1.0) + _ROUNDING
        if not len(rest) or sum(int((part.scores > bound).sum()) for part in matched) >= wanted:
            return Checked(joined(matched), rest)
        size *= _GROWTH
