"""The tokens of documents one after the other, as bits, so that where words stand is compared many at a time."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.fulltext.arrays import FieldArrays
from index.fulltext.sorted_sets import places, runs

_WORD = 64
MOST = 1 << 22
"""So many tokens are looked at together: what is in memory meanwhile does not grow with the collection."""


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Where a term stands in a field of a segment."""

    documents: NDArray[np.uint32]
    """Ascending. Shape: (documents,)."""
    times: NDArray[np.unsignedinteger]
    """How often in each. Shape: (documents,)."""
    ends: NDArray[np.int64]
    """Where the positions in each end. Shape: (documents,)."""
    positions: NDArray[np.unsignedinteger]
    """Shape: (occurrences,)."""

    @classmethod
    def of(cls, arrays: FieldArrays, term: int) -> "Occurrences":
        """Those of a term."""
        postings = arrays.postings(term)
        times = arrays.frequencies[postings]
        positions = arrays.positions[int(arrays.position_starts[term]) : int(arrays.position_starts[term + 1])]
        return cls(arrays.docs[postings], times, np.cumsum(times, dtype=np.int64), positions)


class TokenBits:
    """The tokens of some documents numbered through, each document from a multiple of 64 on, with a margin behind it.

    Where these are most of the documents from the first to the last, the others are numbered too: that is less work
    than to leave them out.
    """

    def __init__(self, lengths: NDArray[np.uint32], documents: NDArray[np.uint32], margin: int) -> None:
        """Number them.

        Args:
            lengths: How many tokens each document of the segment has.
            documents: Ascending, at least one.
            margin: How many numbers behind the tokens of each document belong to none.
        """
        self.documents = documents
        self._first, self._end = int(documents[0]), int(documents[-1]) + 1
        self._has_all = 2 * len(documents) > self._end - self._first
        numbered = slice(self._first, self._end) if self._has_all else documents
        sizes = _rounded(lengths[numbered], margin)
        ends = np.cumsum(sizes)
        self._count = int(ends[-1])
        self._starts = ends - sizes
        """Where each of the numbered documents begins."""

    def of(self, term: Occurrences) -> NDArray[np.int64]:
        """The numbers of all occurrences of a term, ascending."""
        first, end = np.searchsorted(term.documents, [self._first, self._end])
        documents, times, ends = term.documents[first:end], term.times[first:end], term.ends[first:end]
        if self._has_all:
            begins = self._starts[documents - self._first]
        else:
            kept = places(self.documents, documents, self._end)
            documents, times, ends = documents[kept], times[kept], ends[kept]
            begins = self._starts[places(documents, self.documents, self._end)]
        numbers = np.repeat(begins, times)
        numbers += term.positions[runs(ends - times, times)]
        return numbers

    def mask(self, numbers: NDArray[np.int64] | slice) -> NDArray[np.bool_]:
        """Which tokens these are. Shape: (tokens,)."""
        mask = np.zeros(self._count, np.bool_)
        mask[numbers] = True
        return mask

    def bits(self, numbers: NDArray[np.int64] | slice) -> NDArray[np.uint64]:
        """The same in bits. Shape: (tokens / 64,)."""
        return np.packbits(self.mask(numbers), bitorder="little").view("<u8")

    def having(self, numbers: NDArray[np.int64]) -> NDArray[np.uint32]:
        """Those of the documents with some of these tokens."""
        owners = np.repeat(np.arange(len(self._starts)), np.diff(self._starts // _WORD, append=self._count // _WORD))
        has_any = np.zeros(len(self._starts), np.bool_)
        has_any[owners[numbers // _WORD]] = True
        return self.documents[has_any[self.documents - self._first] if self._has_all else has_any]

    def having_any(self, bits: NDArray[np.uint64]) -> NDArray[np.uint32]:
        """Those of the documents in which a bit is set."""
        return self.having(np.flatnonzero(bits != 0) * _WORD)


def blocks(lengths: NDArray[np.uint32], documents: NDArray[np.uint32], margin: int) -> Iterator[TokenBits]:
    """Documents in as many parts as it takes for none to be large, unless a single document is."""
    if not len(documents):
        return
    ends = np.cumsum(_rounded(lengths[documents], margin))
    cuts = np.searchsorted(ends, np.arange(MOST, ends[-1], MOST))
    for part in np.split(documents, cuts) if len(cuts) else [documents]:
        if len(part):
            yield TokenBits(lengths, part, margin)


def spread(bits: NDArray[np.uint64], size: int) -> NDArray[np.uint64]:
    """Each bit that is set, and the `size - 1` bits after it."""
    done = 1
    while done < size:
        step = min(done, size - done)
        bits = bits | _moved(bits, step)
        done += step
    return bits


def _moved(bits: NDArray[np.uint64], by: int) -> NDArray[np.uint64]:
    """All bits so many places later."""
    words, rest = divmod(by, _WORD)
    moved = np.zeros_like(bits)
    moved[words:] = bits[: len(bits) - words] << np.uint64(rest)
    if rest:
        moved[words + 1 :] |= bits[: max(len(bits) - words - 1, 0)] >> np.uint64(_WORD - rest)
    return moved


def _rounded(lengths: NDArray[np.uint32], margin: int) -> NDArray[np.int64]:
    return -(-(lengths.astype(np.int64) + margin) // _WORD) * _WORD
