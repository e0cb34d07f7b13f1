"""Which documents have words in a row, or close together: what their positions say."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from index.fulltext.arrays import FieldArrays
from index.fulltext.sorted_sets import places, runs
from index.fulltext.token_bits import Occurrences, TokenBits, blocks, spread


def having_all(arrays: FieldArrays, terms: Sequence[int], among: NDArray[np.uint32] | None) -> NDArray[np.uint32]:
    """The documents that have all these terms, ascending."""
    rarest_first = sorted((arrays.docs[arrays.postings(term)] for term in set(terms)), key=len)
    candidates = rarest_first if among is None else [among, *rarest_first]
    return reduce(lambda found, docs: docs[places(found, docs, len(arrays.lengths))], candidates)


def in_a_row(arrays: FieldArrays, terms: Sequence[int], documents: NDArray[np.uint32]) -> Iterator[NDArray[np.uint32]]:
    """Those of the documents, which have all the terms, that have them one right after the other; in parts."""
    words = [(behind, Occurrences.of(arrays, term)) for behind, term in enumerate(reversed(terms))]
    words.sort(key=lambda word: len(word[1].positions))
    for block in blocks(arrays.lengths, documents, margin=len(terms)):
        yield block.having(_lasts(block, words))


def _lasts(block: TokenBits, words: Sequence[tuple[int, Occurrences]]) -> NDArray[np.int64]:
    """Where words stand that are all in their places, each with how far it is before the last of them."""
    (behind, term), *others = words
    lasts = block.of(term)
    lasts += behind
    for behind, term in others:
        # Going through the more frequent word reads; writing it down would take longer.
        candidates = block.of(term)
        candidates += behind
        lasts = candidates[block.mask(lasts)[candidates]]
    return lasts


def close_together(
    arrays: FieldArrays, terms: Sequence[int], slop: int, documents: NDArray[np.uint32]
) -> Iterator[NDArray[np.uint32]]:
    """Those of the documents, which have all the terms, that have them within a stretch; in parts.

    A term that is given several times has to be there as often. The stretch has as many words as there are
    terms, and `slop` more.
    """
    size = len(terms) + slop
    words = [(Occurrences.of(arrays, term), times) for term, times in Counter(terms).items()]
    for block in blocks(arrays.lengths, documents, margin=size):
        ends = (_ends(block, term, times, size) for term, times in words)
        yield block.having_any(reduce(np.bitwise_and, ends))


def _ends(block: TokenBits, term: Occurrences, times: int, size: int) -> NDArray[np.uint64]:
    """Where stretches of a size end that have a term so many times, as bits."""
    numbers = block.of(term)
    if times == 1:
        return spread(block.bits(numbers), size)
    first = numbers[times - 1 :]
    last = np.minimum(numbers[: len(first)] + size, np.append(first[1:], np.iinfo(np.int64).max)[: len(first)])
    has_any = last > first
    return block.bits(runs(first[has_any], (last - first)[has_any]))
