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


NOTHING = Found(np.empty(0, np.uint32), np.empty(0, np.float64))


def having_any(segment: SearchedSegment, terms: Sequence[FieldTerms], among: Among) -> Found:
    """The documents that have any of these terms in any of these fields, with the sums of the terms' scores."""
    parts = postings(segment, terms, among)
    if len(parts) == 1 and sum(len(each.numbers) for each in terms) == 1:
        return parts[0]
    return summed(parts, len(segment))


def postings(segment: SearchedSegment, terms: Sequence[FieldTerms], among: Among) -> list[Found]:
    """The documents of each of these terms, field by field and term by term: what is still to be summed."""
    return [_postings(segment, each, among) for each in terms if len(each.numbers)]


def summed(parts: Sequence[Found], count: int) -> Found:
    """The documents that any of these parts has, in which they may stand in any order and several times.

    Args:
        parts: What was found.
        count: How many documents the segment has.
    """
    if not parts:
        return NOTHING
    documents = np.concatenate([part.documents for part in parts])
    scores = np.concatenate([part.scores for part in parts])
    # Without any documents it counts in integers.
    totals = np.bincount(documents, scores, minlength=count).astype(np.float64, copy=False)
    found = as_numbers(as_mask(documents, count))
    return Found(found, totals[found])


def _postings(segment: SearchedSegment, terms: FieldTerms, among: Among) -> Found:
    """The documents of all these terms, term by term."""
    arrays = segment.field(terms.field)
    starts = arrays.starts[terms.numbers]
    sizes = arrays.starts[terms.numbers + 1] - starts
    at = runs(starts, sizes)
    documents, frequencies = arrays.docs[at], arrays.frequencies[at]
    is_one = len(terms.numbers) == 1
    idfs = terms.idfs if is_one else np.repeat(terms.idfs, sizes)
    if among is not None:
        count = len(segment)
        kept = places(among, documents, count) if is_one else np.flatnonzero(as_mask(among, count)[documents])
        documents, frequencies, idfs = documents[kept], frequencies[kept], idfs if is_one else idfs[kept]
    norms = segment.norms(terms.field)[documents]
    return Found(documents, scores_of(frequencies, idfs, norms, terms.field))
