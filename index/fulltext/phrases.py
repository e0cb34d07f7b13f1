"""Which documents have words in a row, or close together: what their positions say."""

from collections import Counter
from collections.abc import Sequence
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from index.fulltext.arrays import FieldArrays
from index.fulltext.sorted_sets import places, runs


def having_all(
    arrays: FieldArrays, terms: Sequence[int], among: NDArray[np.uint32] | None
) -> NDArray[np.uint32]:
    """The documents that have all these terms, ascending."""
    rarest_first = sorted((arrays.docs[arrays.postings(term)] for term in set(terms)), key=len)
    candidates = rarest_first if among is None else [among, *rarest_first]
    return reduce(lambda found, docs: docs[places(found, docs, len(arrays.lengths))], candidates)


def in_a_row(arrays: FieldArrays, terms: Sequence[int], documents: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Those of the documents, which have all the terms, that have them one right after the other."""
    addresses = _Addresses(arrays, documents, margin=len(terms))
    rarest_first = sorted(enumerate(terms), key=lambda word: arrays.postings(word[1]).stop - arrays.postings(word[1]).start)
    (offset, rarest), *others = rarest_first
    owners, begins = addresses.of(rarest)
    begins -= offset
    for offset, term in others:
        is_begin = np.zeros(addresses.count, np.bool_)
        is_begin[addresses.of(term)[1] - offset] = True
        kept = is_begin[begins]
        owners, begins = owners[kept], begins[kept]
    return documents[_different(owners)]


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
    found = [_stretches(own, occurrences, size) for own, _ in occurrences]
    return documents[_different(np.sort(np.concatenate(found)))]


class _Addresses:
    """The tokens of some documents, numbered through, with a margin before each document."""

    def __init__(self, arrays: FieldArrays, documents: NDArray[np.uint32], margin: int) -> None:
        self._arrays = arrays
        self._documents = documents
        lengths = arrays.lengths[documents].astype(np.int64) + margin
        ends = np.cumsum(lengths)
        self._begins = ends - lengths + margin
        self.count = int(ends[-1]) + margin if len(ends) else 0

    def of(self, term: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The documents, by their places, and the addresses of all occurrences of a term, ascending."""
        arrays, postings = self._arrays, self._arrays.postings(term)
        at = places(self._documents, arrays.docs[postings], len(arrays.lengths))
        frequencies = arrays.frequencies[postings]
        ends = np.cumsum(frequencies, dtype=np.int64) + arrays.position_starts[term]
        sizes = frequencies[at]
        positions = arrays.positions[runs(ends[at] - sizes, sizes)]
        owners = np.repeat(np.arange(len(self._documents)), sizes)
        return owners, self._begins[owners] + positions


_Occurrences = tuple[NDArray[np.int64], NDArray[np.int64]]


def _stretches(first: _Occurrences, all_terms: Sequence[tuple[_Occurrences, int]], size: int) -> NDArray[np.int64]:
    """The owners of those occurrences with which a stretch of this size begins that has all terms."""
    owners, begins = first
    for (_, addresses), times in all_terms:
        last = np.searchsorted(addresses, begins) + times - 1
        is_there = last < len(addresses)
        is_there[is_there] = addresses[last[is_there]] < begins[is_there] + size
        owners, begins = owners[is_there], begins[is_there]
    return owners


def _different(ascending: NDArray[np.int64]) -> NDArray[np.int64]:
    is_first = np.ones(len(ascending), np.bool_)
    is_first[1:] = ascending[1:] != ascending[:-1]
    return ascending[is_first]
