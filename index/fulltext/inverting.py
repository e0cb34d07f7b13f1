"""Documents -> a segment of the index, in memory: their words, term by term instead of text by text."""

from array import array
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from index.fulltext.analysis import fold, stem, words
from index.fulltext.arrays import FieldArrays, SegmentArrays
from index.fulltext.document import Document
from index.fulltext.lexicon_arrays import Lexicon
from index.fulltext.schema import AUTHOR, BODY, FILE, SOURCE, TITLE


def invert(documents: Iterable[Document]) -> SegmentArrays:
    """The segment that these documents make, in their order. A million words take about a second."""
    ids, days = array("q"), array("i")
    sources = dict[str, int]()
    published_by = array("I")
    fields = {name: _Field() for name in (TITLE, BODY, SOURCE, AUTHOR, FILE)}
    for document in documents:
        ids.append(document.id)
        days.append(document.day or 0)
        published_by.append(sources.setdefault(document.source, len(sources)))
        fields[TITLE].add(document.title)
        fields[BODY].add(document.body)
        fields[SOURCE].add(document.source)
        fields[AUTHOR].add(document.author)
        fields[FILE].add(document.path)
    return SegmentArrays(
        np.array(ids, np.int64),
        np.array(days, np.int32),
        np.array(published_by, np.uint32),
        tuple(sources),
        {name: field.inverted() for name, field in fields.items()},
        None,
    )


class _Numbers(dict[str, int]):
    """Words as texts have them -> numbers of their terms, in the order in which terms appear."""

    def __init__(self) -> None:
        super().__init__()
        self.terms = dict[str, int]()
        self.forms = dict[str, int]()

    def __missing__(self, word: str) -> int:
        form = fold(word)
        number = self.terms.setdefault(stem(form), len(self.terms))
        self.forms[form] = self[word] = number
        return number


class _Field:
    """The tokens of one field, text after text."""

    def __init__(self) -> None:
        self._numbers = _Numbers()
        self._tokens = array("I")
        self._lengths = array("I")

    def add(self, text: str) -> None:
        """The field of the next document."""
        numbers = self._numbers
        found = [numbers[word] for word in words(text)]
        self._tokens.extend(found)
        self._lengths.append(len(found))

    def inverted(self) -> FieldArrays:
        """The same, term by term."""
        terms, ranks = _sorted(self._numbers.terms)
        tokens, lengths = ranks[np.array(self._tokens, np.uint32)], np.array(self._lengths, np.uint32)
        # A stable sort leaves the tokens of a term in the order of documents, and those in the order of the text.
        order = np.argsort(tokens, kind="stable")
        tokens = tokens[order]
        docs = np.repeat(np.arange(len(lengths), dtype=np.uint32), lengths)[order]
        is_first = np.ones(len(tokens), np.bool_)
        is_first[1:] = (tokens[1:] != tokens[:-1]) | (docs[1:] != docs[:-1])
        first = np.flatnonzero(is_first)
        numbers = np.arange(len(terms) + 1)
        forms = Lexicon.of(sorted(form.encode("utf-8", "surrogatepass") for form in self._numbers.forms))
        form_terms = [self._numbers.forms[form.decode("utf-8", "surrogatepass")] for form in forms]
        return FieldArrays(
            terms=terms,
            starts=np.searchsorted(tokens[first], numbers),
            docs=docs[first],
            frequencies=_smallest(np.diff(first, append=len(tokens))),
            position_starts=np.searchsorted(tokens, numbers),
            positions=_smallest(_positions(lengths)[order]),
            lengths=lengths,
            forms=forms,
            form_terms=ranks[np.array(form_terms, np.uint32)],
        )


def _sorted(numbers: dict[str, int]) -> tuple[Lexicon, NDArray[np.uint32]]:
    """Words in the order of their bytes, and for each of their numbers where it comes in that order."""
    ordered = sorted((word.encode("utf-8", "surrogatepass"), number) for word, number in numbers.items())
    ranks = np.empty(len(ordered), np.uint32)
    ranks[np.array([number for _, number in ordered], np.uint32)] = np.arange(len(ordered), dtype=np.uint32)
    return Lexicon.of(word for word, _ in ordered), ranks


def _positions(lengths: NDArray[np.uint32]) -> NDArray[np.int64]:
    """The number of each token in its document, for documents of these lengths one after the other."""
    ends = np.cumsum(lengths, dtype=np.int64)
    return np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - lengths, lengths)


def _smallest(numbers: NDArray[np.int64]) -> NDArray[np.unsignedinteger]:
    """The same numbers in as few bytes as hold the greatest of them."""
    return numbers.astype(np.min_scalar_type(int(numbers.max(initial=0))))
