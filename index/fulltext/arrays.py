"""A segment of the index as NumPy arrays: what a search works on, whoever made them, in memory or on disk."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.fulltext.lexicon_arrays import Lexicon


@dataclass(frozen=True, slots=True)
class FieldArrays:
    """The words of one field in one segment: a sparse matrix, term by term.

    The postings of term t are `docs[starts[t]:starts[t + 1]]` with their `frequencies`. Its positions are
    `positions[position_starts[t]:position_starts[t + 1]]`, posting by posting, each as many as its frequency.
    """

    terms: Lexicon
    """What words are indexed as: folded and stemmed. Never empty words."""
    starts: NDArray[np.int64]
    """Shape: (terms + 1,)."""
    docs: NDArray[np.uint32]
    """The numbers of documents in the segment, ascending within a term. Shape: (postings,)."""
    frequencies: NDArray[np.unsignedinteger]
    """How often the document has the term, at least 1. Shape: (postings,)."""
    position_starts: NDArray[np.int64]
    """Shape: (terms + 1,)."""
    positions: NDArray[np.unsignedinteger]
    """The numbers of the term's tokens in the field, ascending within a posting. Shape: (tokens,)."""
    lengths: NDArray[np.uint32]
    """How many tokens the field has in each document. Shape: (documents,)."""
    forms: Lexicon
    """The words as the texts have them, folded but not stemmed."""
    form_terms: NDArray[np.uint32]
    """The number of the term that each form is indexed as. Shape: (forms,)."""

    def postings(self, term: int) -> slice:
        """Where the postings of a term stand in `docs` and `frequencies`."""
        return slice(int(self.starts[term]), int(self.starts[term + 1]))


@dataclass(frozen=True, slots=True)
class SegmentArrays:
    """Documents that were written together, numbered from 0."""

    ids: NDArray[np.int64]
    """The articles that they are. Shape: (documents,)."""
    days: NDArray[np.int32]
    """Their dates as `date.toordinal` counts, 0 where there is none. Shape: (documents,)."""
    sources: NDArray[np.uint32]
    """Who published them, as numbers into `source_names`. Shape: (documents,)."""
    source_names: tuple[str, ...]
    """As the articles have them; the empty one where it is unknown."""
    fields: Mapping[str, FieldArrays]
    """By the names in `index.fulltext.schema`; every field is there, if only empty."""
    alive: NDArray[np.bool_] | None
    """Which documents have not been deleted; None where none has. Shape: (documents,)."""

    def __len__(self) -> int:
        return len(self.ids)
