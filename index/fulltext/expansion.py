"""What somebody typed for a word -> the terms of the index that it stands for, and what each counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from index.fulltext.arrays import FieldArrays
from index.fulltext.endings import may_become
from index.fulltext.lexicon_arrays import Lexicon
from index.fulltext.likeness import shaped_like, spelt_like
from index.fulltext.query import Fuzzy, Prefix, Wildcard, Word
from index.fulltext.scoring import idfs
from index.fulltext.searcher import ArraySearcher, fields_of
from index.fulltext.term_keys import term_keys

Expandable: TypeAlias = Word | Prefix | Wildcard | Fuzzy


@dataclass(frozen=True, slots=True)
class FieldTerms:
    """Terms of a field in a segment."""

    field: str
    numbers: NDArray[np.int64]
    """Ascending, different."""
    idfs: NDArray[np.float64]
    """What each counts, by all segments together. Shape: (terms,)."""


def expand(searcher: ArraySearcher, leaf: Expandable) -> list[tuple[FieldTerms, ...]]:
    """The terms that an article is found for, for each segment those of each field."""
    by_field = [_expand_in(searcher, leaf, field) for field in fields_of(leaf.scope)]
    return list(zip(*by_field, strict=True))


def _expand_in(searcher: ArraySearcher, leaf: Expandable, field: str) -> list[FieldTerms]:
    arrays = [segment.field(field) for segment in searcher.segments]
    numbers = [_term_numbers(each, leaf) for each in arrays]
    if len(arrays) > 1 and not isinstance(leaf, Word):
        numbers = _everywhere(searcher, field, numbers)
    having = _documents_having(leaf, arrays, numbers)
    return [
        FieldTerms(field, terms, idfs(searcher.document_count, counts))
        for terms, counts in zip(numbers, having, strict=True)
    ]


def _term_numbers(arrays: FieldArrays, leaf: Expandable) -> NDArray[np.int64]:
    match leaf:
        case Word(term):
            return _found(arrays.terms, term)
        case Prefix(text, term):
            forms = arrays.forms.beginning(text.encode("utf-8", "surrogatepass"))
            others = {term, *may_become(text)} if leaf.is_unfinished else {term}
            terms = arrays.form_terms[forms.start : forms.stop].astype(np.int64)
            return np.unique(np.concatenate([terms, *(_found(arrays.terms, other) for other in others)]))
        case Wildcard(pattern):
            return np.unique(arrays.form_terms[shaped_like(arrays.forms, pattern)]).astype(np.int64)
        case Fuzzy(text, distance):
            return np.unique(arrays.form_terms[spelt_like(arrays.forms, text, distance)[0]]).astype(np.int64)


def _everywhere(searcher: ArraySearcher, field: str, numbers: Sequence[NDArray[np.int64]]) -> list[NDArray[np.int64]]:
    """The terms of each segment, with those of it that only the forms of another segment led to.

    So what is found does not depend on how documents are spread over segments.
    """
    segments = searcher.segments
    keys = [term_keys(each.field(field).terms, terms) for each, terms in zip(segments, numbers, strict=True)]
    all_keys = np.unique(np.concatenate(keys))
    others = [np.setdiff1d(all_keys, own, assume_unique=True) for own in keys]
    return [
        np.union1d(terms, each.terms_of(field, other)) if len(other) else terms
        for each, terms, other in zip(segments, numbers, others, strict=True)
    ]


def _found(terms: Lexicon, term: str) -> NDArray[np.int64]:
    number = terms.find(term.encode("utf-8", "surrogatepass"))
    return np.array([] if number is None else [number], np.int64)


def _documents_having(
    leaf: Expandable, arrays: Sequence[FieldArrays], numbers: Sequence[NDArray[np.int64]]
) -> list[NDArray[np.int64]]:
    """In how many documents of all segments each term of each segment stands."""
    counts = [each.starts[terms + 1] - each.starts[terms] for each, terms in zip(arrays, numbers, strict=True)]
    if len(arrays) <= 1:
        return counts
    if isinstance(leaf, Word):
        total = sum(int(each.sum()) for each in counts)
        return [np.full(len(each), total) for each in counts]
    keys = np.concatenate([term_keys(each.terms, terms) for each, terms in zip(arrays, numbers, strict=True)])
    _, which = np.unique(keys, return_inverse=True)
    sums = np.bincount(which, np.concatenate(counts)).astype(np.int64)[which]
    return np.split(sums, np.cumsum([len(each) for each in counts])[:-1])
