"""BM25F over arrays, as `whoosh.scoring.BM25F` computes it for one posting after the other.

Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields" (2004), in the form that
Whoosh 2.7.4 gives it: each field is scored by itself with its own lengths, and a word's score is the sum.
"""

from math import log

import numpy as np
from numpy.typing import NDArray

from index.fulltext.schema import TITLE, TITLE_WEIGHT

_B, _K1 = 0.75, 1.2
"""How much the length of a field counts, and how soon another occurrence of a word counts no more."""


def idf(document_count: int, having: int) -> float:
    """What a term counts that so many of the documents have: more where they are fewer, always above 0."""
    return log(document_count / (having + 1)) + 1


def idfs(document_count: int, having: NDArray[np.int64]) -> NDArray[np.float64]:
    """The same for many terms."""
    return np.log(document_count / (having + 1)) + 1


def length_norms(lengths: NDArray[np.uint32], average: float) -> NDArray[np.float64]:
    """What a field of these lengths adds to the frequency in the denominator of BM25."""
    return _K1 * ((1 - _B) + _B * lengths.astype(np.float64) / average)


def scores(
    frequencies: NDArray[np.unsignedinteger],
    idf: NDArray[np.float64] | float,
    norms: NDArray[np.float64] | float,
    field: str,
) -> NDArray[np.float64]:
    """The scores of postings.

    Args:
        frequencies: How often the field of the document has the term.
        idf: What the term counts, for all postings or for each.
        norms: The `length_norms` of their documents.
        field: In which a word may count more than in others.
    """
    weights = frequencies.astype(np.float64)
    if field == TITLE:
        weights *= TITLE_WEIGHT
    saturated = weights * (_K1 + 1)
    weights += norms
    saturated /= weights
    saturated *= idf
    return saturated


def naming_scores(times: NDArray[np.int64], document_count: int) -> NDArray[np.float64]:
    """The scores of all articles that name somebody, by how often each does so.

    As those of a term that occurs so often in fields of average length: the more often the better, and
    somebody whom few articles name counts more than one whom all name.
    """
    weights = times.astype(np.float64)
    return idf(document_count, len(times)) * weights * (_K1 + 1) / (weights + _K1)
