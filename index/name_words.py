"""The names of entities by their words, in arrays: who is called so, wholly or by the beginnings of words."""

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.fulltext.lexicon_arrays import Lexicon
from index.people.folding import fold

_WORD = re.compile(r"\w+")
_MANY = 255


def words(name: str) -> frozenset[str]:
    """The words of a name, folded, by which names are compared: their order and what stands between is not looked at.

    A name of nothing but signs is one word.
    """
    folded = fold(name)
    return frozenset(_WORD.findall(folded) or folded.split()[:1])


@dataclass(frozen=True, slots=True)
class NameWords:
    """The forms of names: a sparse matrix, word by word. The forms of word w are `forms[starts[w]:starts[w + 1]]`."""

    words: Lexicon
    starts: NDArray[np.int64]
    """Shape: (words + 1,)."""
    forms: NDArray[np.uint32]
    """Numbers of forms, ascending within a word. Shape: (postings,)."""
    owners: NDArray[np.uint32]
    """The number of the entity that each is a form of. Shape: (forms,)."""
    sizes: NDArray[np.uint8]
    """How many words each has, 255 where there are more. Shape: (forms,)."""

    @classmethod
    def of(cls, named: Iterable[tuple[int, Iterable[frozenset[str]]]]) -> "NameWords":
        """The forms of these entities, which are given by their numbers."""
        postings: dict[str, array[int]] = defaultdict(lambda: array("I"))
        owners, sizes = array("I"), array("B")
        for owner, forms in named:
            for form in forms:
                for word in form:
                    postings[word].append(len(owners))
                owners.append(owner)
                sizes.append(min(len(form), _MANY))
        listed = sorted((encoded(word), forms) for word, forms in postings.items())
        starts = np.zeros(len(listed) + 1, np.int64)
        np.cumsum([len(forms) for _, forms in listed], out=starts[1:])
        flat = np.fromiter((form for _, forms in listed for form in forms), np.uint32, int(starts[-1]))
        lexicon = Lexicon.of(word for word, _ in listed)
        return cls(lexicon, starts, flat, np.array(owners, np.uint32), np.array(sizes, np.uint8))

    def whole(self, wanted: Iterable[str]) -> NDArray[np.uint32]:
        """The forms that have all these words."""
        return self._having([self._whole(word) for word in wanted])

    def beginning(self, wanted: Iterable[str]) -> NDArray[np.uint32]:
        """The forms that have, for each of these, a word that begins so."""
        return self._having([self.words.beginning(encoded(word)) for word in wanted])

    def among(self, wanted: Sequence[Sequence[int]]) -> NDArray[np.uint32]:
        """The forms that have a word of each of these groups, which are numbers of words."""
        return self._all_of([self._union(group) for group in wanted])

    def exactly(self, wanted: frozenset[str]) -> NDArray[np.uint32]:
        """The forms that have these words and no others."""
        forms = self.whole(wanted)
        is_all: NDArray[np.bool_] = self.sizes[forms] == min(len(wanted), _MANY)
        return forms[is_all]

    def decoded(self) -> Iterator[str]:
        """All words, by their numbers."""
        return (word.decode("utf-8", "surrogatepass") for word in self.words)

    def _whole(self, word: str) -> range:
        found = self.words.find(encoded(word))
        return range(0) if found is None else range(found, found + 1)

    def _having(self, ranges: Sequence[range]) -> NDArray[np.uint32]:
        return self._all_of([self._slice(each) for each in sorted(ranges, key=self._size)])

    def _size(self, numbers: range) -> int:
        return int(self.starts[numbers.stop] - self.starts[numbers.start]) if numbers else 0

    def _slice(self, numbers: range) -> NDArray[np.uint32]:
        """The forms of neighbouring words stand beside each other, those of several of them several times."""
        return self.forms[self.starts[numbers.start] : self.starts[numbers.stop]] if numbers else self.forms[:0]

    def _union(self, numbers: Sequence[int]) -> NDArray[np.uint32]:
        return np.concatenate([self.forms[:0], *(self._slice(range(at, at + 1)) for at in numbers)])

    def _all_of(self, groups: Sequence[NDArray[np.uint32]]) -> NDArray[np.uint32]:
        if not groups:
            return self.forms[:0]
        has_all = np.ones(len(self.owners), np.bool_)
        for group in groups:
            has = np.zeros(len(self.owners), np.bool_)
            has[group] = True
            has_all &= has
        return np.flatnonzero(has_all).astype(np.uint32)


def encoded(word: str) -> bytes:
    """A word, or an id, as the arrays have it."""
    return word.encode("utf-8", "surrogatepass")
