"""A number for each term, by which the same terms of several segments are known."""

import numpy as np
from numpy.typing import NDArray

from index.fulltext.lexicon_arrays import Lexicon
from index.fulltext.sorted_sets import runs


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Numbers that look random, by SplitMix64 (Steele, Lea and Flood 2014)."""
    mixed = numbers * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


_OF_BYTES = _mixed(np.arange(1, 257, dtype=np.uint64))
_MULTIPLIER = np.uint64(0x5851F42D4C957F2D)


def term_keys(terms: Lexicon, numbers: NDArray[np.int64]) -> NDArray[np.uint64]:
    """A polynomial hash of the letters of each of these terms, which are not empty.

    Making and comparing strings instead takes as long as the rest of a search for a short prefix. That two
    of a million terms have one key has odds of 1 to 30 million, and would make each count as the commoner
    of both together.
    """
    if not len(numbers):
        return np.empty(0, np.uint64)
    starts = terms.starts[numbers].astype(np.int64)
    sizes = terms.starts[numbers + 1].astype(np.int64) - starts
    ends = np.cumsum(sizes)
    letters = terms.letters[runs(starts, sizes)]
    powers = np.cumprod(np.full(int(sizes.max()), _MULTIPLIER))
    within = np.arange(len(letters)) - np.repeat(ends - sizes, sizes)
    return np.add.reduceat(_OF_BYTES[letters] * powers[within], ends - sizes)
