"""Which documents have words in a row, or close together: what their positions say."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from index.fulltext.arrays import FieldArrays
from index.fulltext.sorted_sets import places, runs


def having_all(arrays: FieldArrays, terms: Sequence[int], among: NDArray[np.uint32] | None) -> NDArray[np.uint32]:
    """The documents that have all these terms, ascending."""
    rarest_first = sorted((arrays.docs[arrays.postings(term)] for term in set(terms)), key=len)
    candidates = rarest_first if among is None else [among, *rarest_first]
    return reduce(lambda found, docs: docs[places(found, docs, len(arrays.lengths))], candidates)


def in_a_row(arrays: FieldArrays, terms: Sequence[int], documents: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Those of the documents, which have all the terms, that have them one right after the other."""
    addresses = _Addresses(arrays, documents, margin=len(terms))
    (offset, rarest), *others = sorted(
        enumerate(terms), key=lambda word: int(np.diff(arrays.starts[word[1] : word[1] + 2])[0])
    )
    found = addresses.of(rarest)
    begins = found.addresses - offset
    is_begin = np.ones(len(begins), np.bool_)
    for offset, term in others:
        is_there = np.zeros(addresses.count, np.bool_)
        is_there[addresses.of(term).addresses - offset] = True
        is_begin &= is_there[begins]
    has_any = np.logical_or.reduceat(is_begin, np.cumsum(found.times, dtype=np.int64) - found.times)
    matching = found.documents[has_any]
    return matching[places(documents, matching, len(arrays.lengths))]


def close_together(
    arrays: FieldArrays, terms: Sequence[int], slop: int, documents: NDArray[np.uint32]
) -> NDArray[np.uint32]:
    """Those of the documents, which have all the terms, that have them within a stretch.

    A term that is given several times has to be there as often. The stretch has as many words as there are
    terms, and `slop` more.
    """
    size = len(terms) + slop
    addresses = _Addresses(arrays, documents, margin=size)
    occurrences = [(addresses.of(term), times) for term, times in Counter(terms).items()]
    matching = np.unique(np.concatenate([_stretches(own, occurrences, size) for own, _ in occurrences]))
    return matching[places(documents, matching, len(arrays.lengths))]


@dataclass(frozen=True, slots=True)
class _Occurrences:
    """Where a term stands in some documents."""

    documents: NDArray[np.uint32]
    times: NDArray[np.unsignedinteger]
    """How often in each. Shape: (documents,)."""
    addresses: NDArray[np.int64]
    """Ascending. Shape: (occurrences,)."""


class _Addresses:
    """The tokens of some documents numbered through, with a margin before each document.

    Where these are most of all documents, the others are numbered too: that is less work than to leave them out.
    """

    def __init__(self, arrays: FieldArrays, documents: NDArray[np.uint32], margin: int) -> None:
        self._arrays = arrays
        self._documents = None if 2 * len(documents) > len(arrays.lengths) else documents
        numbered = slice(None) if self._documents is None else documents
        sizes = arrays.lengths[numbered].astype(np.int64) + margin
        ends = np.cumsum(sizes)
        self.count = int(ends[-1]) + margin
        """More than any address."""
        self._begins = np.zeros(len(arrays.lengths), np.int64)
        self._begins[numbered] = ends - sizes + margin

    def of(self, term: int) -> _Occurrences:
        """All occurrences of a term in the documents."""
        arrays, postings = self._arrays, self._arrays.postings(term)
        documents, times = arrays.docs[postings], arrays.frequencies[postings]
        at: slice | NDArray[np.int64] = slice(int(arrays.position_starts[term]), int(arrays.position_starts[term + 1]))
        if self._documents is not None:
            kept = places(self._documents, documents, len(arrays.lengths))
            ends = np.cumsum(times, dtype=np.int64) + arrays.position_starts[term]
            documents, times = documents[kept], times[kept]
            at = runs(ends[kept] - times, times)
        addresses = np.repeat(self._begins[documents], times)
        addresses += arrays.positions[at]
        return _Occurrences(documents, times, addresses)


def _stretches(first: _Occurrences, all_terms: Sequence[tuple[_Occurrences, int]], size: int) -> NDArray[np.uint32]:
    """The documents of those occurrences with which a stretch of this size begins that has all terms."""
    begins, owners = first.addresses, np.repeat(first.documents, first.times)
    for term, times in all_terms:
        last = np.searchsorted(term.addresses, begins) + times - 1
        is_there = last < len(term.addresses)
        is_there[is_there] = term.addresses[last[is_there]] < begins[is_there] + size
        owners, begins = owners[is_there], begins[is_there]
    return owners
