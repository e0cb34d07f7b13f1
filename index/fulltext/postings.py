"""Terms of a segment -> the documents that have any of them, with their scores."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.fulltext.expansion import FieldTerms
from index.fulltext.scoring import scores as scores_of
from index.fulltext.searcher import SearchedSegment
from index.fulltext.sorted_sets import as_mask, as_numbers, places, runs

Among = NDArray[np.uint32] | None
"""Documents among which to look, ascending; None for all."""


@dataclass(frozen=True, slots=True)
class Found:
    """Documents of a segment."""

    documents: NDArray[np.uint32]
    """Ascending, different."""
    scores: NDArray[np.float64]
    """Shape: (documents,)."""


_FEW = 16
"""So many times as few documents as there are in a segment are handled one by one; more are marked among all."""

NOTHING = Found(np.empty(0, np.uint32), np.empty(0, np.float64))


def having_any(segment: SearchedSegment, terms: Sequence[FieldTerms], among: Among) -> Found:
    """The documents that have any of these terms in any of these fields, with the sums of the terms' scores."""
    return summed(postings(segment, terms, among), len(segment))


def postings(segment: SearchedSegment, terms: Sequence[FieldTerms], among: Among) -> list[Found]:
    """The documents that have any of these terms, field by field: what is still to be summed."""
    return [
        _of_one(segment, each, among) if len(each.numbers) == 1 else _of_many(segment, each, among)
        for each in terms
        if len(each.numbers)
    ]


def summed(parts: Sequence[Found], count: int) -> Found:
    """The documents that any of these parts has.

    Args:
        parts: What was found.
        count: How many documents the segment has.
    """
    parts = [part for part in parts if len(part.documents)]
    if len(parts) <= 1:
        return parts[0] if parts else NOTHING
    if _FEW * sum(len(part.documents) for part in parts) < count:
        documents, which = np.unique(np.concatenate([part.documents for part in parts]), return_inverse=True)
        scores = np.bincount(which, np.concatenate([part.scores for part in parts]))
        return Found(documents, scores.astype(np.float64, copy=False))
    totals, mask = np.zeros(count), np.zeros(count, np.bool_)
    for part in parts:
        totals[part.documents] += part.scores
        mask[part.documents] = True
    found = as_numbers(mask)
    return Found(found, totals[found])


def _of_one(segment: SearchedSegment, terms: FieldTerms, among: Among) -> Found:
    """The documents of one term."""
    arrays = segment.field(terms.field)
    at = arrays.postings(int(terms.numbers[0]))
    documents, frequencies = arrays.docs[at], arrays.frequencies[at]
    if among is not None:
        kept = places(among, documents, len(segment))
        documents, frequencies = documents[kept], frequencies[kept]
    norms = segment.norms(terms.field)[documents]
    return Found(documents, scores_of(frequencies, float(terms.idfs[0]), norms, terms.field))


def _of_many(segment: SearchedSegment, terms: FieldTerms, among: Among) -> Found:
    """The documents that have any of several terms.

    Most words stand in a text once. A document's score for these is what one occurrence counts in it times the sum
    of what the words count, so that nothing but this sum is computed word by word; what stands there more often
    adds the difference.
    """
    arrays, count = segment.field(terms.field), len(segment)
    starts = arrays.starts[terms.numbers]
    sizes = arrays.starts[terms.numbers + 1] - starts
    at = runs(starts, sizes)
    documents, frequencies = arrays.docs[at], arrays.frequencies[at]
    idfs = np.repeat(terms.idfs, sizes)
    if among is not None and _FEW * len(among) < count:
        kept = np.flatnonzero(as_mask(among, count)[documents])
        documents, frequencies, idfs = documents[kept], frequencies[kept], idfs[kept]
    once = segment.once(terms.field)
    totals = np.bincount(documents, idfs, count) * once
    again = np.flatnonzero(frequencies > 1)
    documents, idfs = documents[again], idfs[again]
    norms = segment.norms(terms.field)[documents]
    more = scores_of(frequencies[again], idfs, norms, terms.field) - idfs * once[documents]
    totals += np.bincount(documents, more, count)
    found = as_numbers(totals > 0) if among is None else among[totals[among] > 0]
    return Found(found, totals[found])
