"""Sorted words in two arrays, looked up without making strings of them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Lexicon(Sequence[bytes]):
    """Different words as UTF-8, in the order of their bytes. The arrays may be maps of files."""

    letters: NDArray[np.uint8]
    """All words, one after the other. Shape: (bytes,)."""
    starts: NDArray[np.uint32]
    """Where each begins, and where the last ends. Shape: (words + 1,)."""

    @classmethod
    def of(cls, words: Iterable[bytes]) -> "Lexicon":
        """These words, which are sorted and different."""
        listed = list(words)
        starts = np.zeros(len(listed) + 1, np.uint32)
        np.cumsum([len(word) for word in listed], out=starts[1:])
        return cls(np.frombuffer(b"".join(listed), np.uint8), starts)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, at: int) -> bytes:  # type: ignore[override]
        """The word of this number.

        Raises:
            IndexError: There are fewer.
        """
        if not 0 <= at < len(self):
            raise IndexError(at)
        return self.letters[self.starts[at] : self.starts[at + 1]].tobytes()

    def __iter__(self) -> Iterator[bytes]:
        return self.between(0, len(self))

    def between(self, first: int, end: int) -> Iterator[bytes]:
        """The words from one number up to another, which is left out."""
        base = int(self.starts[first])
        letters = self.letters[base : int(self.starts[end])].tobytes()
        starts = (self.starts[first : end + 1].astype(np.int64) - base).tolist()
        return (letters[begin:stop] for begin, stop in pairwise(starts))

    def at_or_after(self, word: bytes) -> int:
        """The number of a word or, where it is none of them, of the one after it."""
        return bisect_left(self, word)

    def find(self, word: bytes) -> int | None:
        """The number of a word, None where it is none of them."""
        at = bisect_left(self, word)
        return at if at < len(self) and self[at] == word else None

    def beginning(self, prefix: bytes) -> range:
        """The numbers of the words that begin like this; prefix is whole UTF-8 characters."""
        first = bisect_left(self, prefix)
        # No byte of UTF-8 is 0xff.
        return range(first, bisect_left(self, prefix + b"\xff", first))
