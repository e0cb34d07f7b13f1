"""Which documents have words in a row, or close together: what their positions say."""

from collections import Counter
from collections.abc import Sequence
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
    rarest_first = sorted(enumerate(terms), key=lambda word: int(np.diff(arrays.starts[word[1] : word[1] + 2])[0]))
    (offset, rarest), *others = rarest_first
    begins = addresses.of(rarest) - offset
    is_begin = np.zeros(addresses.count if others else 0, np.bool_)
    for offset, term in others:
        is_begin[begins] = True
        candidates = addresses.of(term) - offset
        # Going through the more frequent word reads; writing it down would take longer.
        is_both = is_begin[candidates]
        is_begin[begins] = False
        begins = candidates[is_both]
    return addresses.having_any(begins)


def close_together(
    arrays: FieldArrays, terms: Sequence[int], slop: int, documents: NDArray[np.uint32]
) -> NDArray[np.uint32]:
    """Those of the documents, which have all the terms, that have them within a stretch.

    A term that is given several times has to be there as often. The stretch has as many words as there are
    terms, and `slop` more.
    """
    size = len(terms) + slop
    addresses = _Addresses(arrays, documents, margin=size)
    times = Counter(terms)
    occurrences = [addresses.of(term) for term in times]
    bits = len(times).bit_length()
    # Runs that are sorted already are merged by this, three times as fast as sorted.
    every = np.sort(np.concatenate([own << bits | at for at, own in enumerate(occurrences)]), kind="stable")
    ends, which = every >> bits, every & ((1 << bits) - 1)
    begins = ends
    for at, (own, wanted) in enumerate(zip(occurrences, times.values(), strict=True)):
        latest = np.full(len(every), -size)
        latest[which == at] = np.concatenate([np.full(wanted - 1, -size), own])[: len(own)]
        begins = np.minimum(begins, np.maximum.accumulate(latest))
    return addresses.having_any(ends[ends - begins < size])


class _Addresses:
    """The tokens of some documents numbered through, with a margin before each document.

    Where these are most of all documents, the others are numbered too: that is less work than to leave them out.
    """

    def __init__(self, arrays: FieldArrays, documents: NDArray[np.uint32], margin: int) -> None:
        self._arrays = arrays
        self._documents = documents
        self._has_all = 2 * len(documents) > len(arrays.lengths)
        numbered = slice(None) if self._has_all else documents
        sizes = arrays.lengths[numbered].astype(np.int64) + margin
        ends = np.cumsum(sizes)
        self.count = int(ends[-1]) + margin
        """More than any address."""
        self._begins = np.zeros(len(arrays.lengths), np.int64)
        self._begins[numbered] = ends - sizes + margin

    def of(self, term: int) -> NDArray[np.int64]:
        """The addresses of all occurrences of a term in the documents, ascending."""
        arrays, postings = self._arrays, self._arrays.postings(term)
        documents, times = arrays.docs[postings], arrays.frequencies[postings]
        at: slice | NDArray[np.int64] = slice(int(arrays.position_starts[term]), int(arrays.position_starts[term + 1]))
        if not self._has_all:
            kept = places(self._documents, documents, len(arrays.lengths))
            ends = np.cumsum(times, dtype=np.int64) + arrays.position_starts[term]
            documents, times = documents[kept], times[kept]
            at = runs(ends[kept] - times, times)
        addresses = np.repeat(self._begins[documents], times)
        addresses += arrays.positions[at]
        return addresses

    def having_any(self, addresses: NDArray[np.int64]) -> NDArray[np.uint32]:
        """Those of the documents in which some of these addresses are, which are ascending."""
        begins = self._begins[self._documents]
        ends = begins + self._arrays.lengths[self._documents]
        first = np.searchsorted(addresses, begins)
        return self._documents[np.append(addresses, self.count)[first] < ends]
