"""A snapshot of the index made ready for searches: what holds for all its segments together."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.fulltext.arrays import FieldArrays, SegmentArrays
from index.fulltext.document_numbers import DocumentNumbers
from index.fulltext.query import Scope
from index.fulltext.schema import AUTHOR, BODY, FIELDS, FILE, SOURCE, TITLE
from index.fulltext.scoring import length_norms, scores
from index.fulltext.term_keys import term_keys

_FIELDS = {
    Scope.ANYWHERE: (TITLE, BODY),
    Scope.TITLE: (TITLE,),
    Scope.SOURCE: (SOURCE,),
    Scope.AUTHOR: (AUTHOR,),
    Scope.FILE: (FILE,),
}


def fields_of(scope: Scope) -> tuple[str, ...]:
    """The fields in which words of this scope are looked for."""
    return _FIELDS[scope]


class SearchedSegment:
    """A segment, with what a search computes from it only once."""

    def __init__(self, arrays: SegmentArrays, average_lengths: dict[str, float]) -> None:
        self.arrays = arrays
        self._average_lengths = average_lengths
        self._norms = dict[str, NDArray[np.float64]]()
        self._once = dict[str, NDArray[np.float64]]()
        self._keys = dict[str, tuple[NDArray[np.uint64], NDArray[np.int64]]]()

    def __len__(self) -> int:
        return len(self.arrays)

    def field(self, name: str) -> FieldArrays:
        """The words of a field."""
        return self.arrays.fields[name]

    def norms(self, field: str) -> NDArray[np.float64]:
        """What the length of the field counts in the scores of each document. Shape: (documents,)."""
        if field not in self._norms:
            self._norms[field] = length_norms(self.field(field).lengths, self._average_lengths[field])
        return self._norms[field]

    def once(self, field: str) -> NDArray[np.float64]:
        """What one occurrence of a word in the field counts in each document, times its idf. Shape: (documents,)."""
        if field not in self._once:
            frequencies = np.ones(len(self), np.uint8)
            self._once[field] = scores(frequencies, 1.0, self.norms(field), field)
        return self._once[field]

    def terms_of(self, field: str, keys: NDArray[np.uint64]) -> NDArray[np.int64]:
        """The numbers of those terms of the field that have these keys (see `term_keys`), in no order."""
        if field not in self._keys:
            terms = self.field(field).terms
            all_keys = term_keys(terms, np.arange(len(terms)))
            order = np.argsort(all_keys)
            self._keys[field] = (all_keys[order], order)
        known, numbers = self._keys[field]
        places = np.minimum(np.searchsorted(known, keys), max(len(known) - 1, 0))
        found: NDArray[np.int64] = numbers[places[known[places] == keys]] if len(known) else numbers
        return found

    @cached_property
    def numbers(self) -> DocumentNumbers:
        """The numbers that articles have in the segment."""
        return DocumentNumbers(self.arrays.ids)


class ArraySearcher:
    """The segments of a snapshot. Made once for a snapshot; any number of threads may search it.

    It holds up to 16 bytes for each document and field that has been searched, 16 for each document where articles are
    not in the order of their ids, and, of several segments, 16 for each term where words that are not whole have been
    looked for; all else is in the segments.
    """

    def __init__(self, segments: Sequence[SegmentArrays]) -> None:
        filled = [segment for segment in segments if len(segment)]
        self.document_count = sum(len(segment) for segment in filled)
        """How many documents there are, with those that have been deleted but not yet removed."""
        averages = {name: self._average_length(filled, name) for name in FIELDS}
        self.segments = tuple(SearchedSegment(segment, averages) for segment in filled)
        """Those that have documents."""

    def _average_length(self, segments: Sequence[SegmentArrays], field: str) -> float:
        total = sum(int(segment.fields[field].lengths.sum(dtype=np.int64)) for segment in segments)
        # An empty field has no postings whose score this could change.
        return total / (self.document_count or 1) or 1.0
