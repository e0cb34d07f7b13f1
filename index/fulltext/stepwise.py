"""Phrases of common words: candidates in the order of the best they may score, checked from the best down."""

from dataclasses import dataclass

import numpy as np

from index.fulltext.clauses import Clauses
from index.fulltext.matching import Matched, joined, matching
from index.fulltext.query import Node
from index.fulltext.searcher import ArraySearcher

_CHEAP = 4000
"""So many candidates are checked in a few milliseconds: then all of them are."""

_PAGE = 200
"""So many of the best fill a page: to be certain of more may mean to check everything."""

_GROWTH = 8

_ROUNDING = 1e-8
"""More than sums of the same numbers in another order differ by."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What is known of the articles that may match."""

    matched: Matched
    """Those that do."""
    certain: Matched
    """Those of them that are better than any that is unchecked."""
    unchecked: Matched
    """Those of which it is not known."""


def check_best(searcher: ArraySearcher, clauses: Clauses, root: Node, wanted: int) -> Checked:
    """Look at the positions of words in candidates until a page of the best, or as many as wanted, is certain.

    Raises:
        Cancelled: Nobody waits for it.
    """
    rest = matching(searcher, clauses, root, looks_at_places=False)
    parts, size = list[Matched](), _CHEAP
    while True:
        best = np.ones(len(rest), np.bool_)
        if len(rest) > size:
            best = rest.scores >= np.partition(rest.scores, len(rest) - size)[len(rest) - size]
        parts.append(matching(searcher, clauses, root, among=rest.only(best)))
        rest = rest.only(~best)
        matched = joined(parts)
        certain = matched.only(matched.scores > rest.scores.max(initial=-1.0) + _ROUNDING)
        if not len(rest) or len(certain) >= min(wanted, _PAGE):
            return Checked(matched, certain, rest)
        size *= _GROWTH
