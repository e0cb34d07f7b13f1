"""Words of a lexicon that have a shape or are spelt about like another."""

import re

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from index.fulltext.lexicon_arrays import Lexicon

_ONE_LETTER = rb"[^\n\x80-\xff]|[\xc2-\xf4][\x80-\xbf]+"
"""A character in UTF-8."""
_WILD = rb"(?:%b)" % _ONE_LETTER

_BIT_OF_BYTE = np.array([1 << (byte & 31) if byte < 128 else 0 for byte in range(256)], np.uint32)
"""A bit for each letter; none for bytes of those outside of ASCII, of which a single one has several."""


def decoded(lexicon: Lexicon, numbers: NDArray[np.int64]) -> list[str]:
    """The words of these numbers, which are ascending."""
    if not len(numbers):
        return []
    base = int(lexicon.starts[numbers[0]])
    letters = lexicon.letters[base : int(lexicon.starts[numbers[-1] + 1])].tobytes()
    begins = (lexicon.starts[numbers].astype(np.int64) - base).tolist()
    ends = (lexicon.starts[numbers + 1].astype(np.int64) - base).tolist()
    return [letters[begin:end].decode("utf-8", "surrogatepass") for begin, end in zip(begins, ends, strict=True)]


def spelt_like(
    lexicon: Lexicon, text: str, distance: int, begins_alike: bool = True
) -> tuple[NDArray[np.int64], NDArray[np.uint8]]:
    """The words that so many letters at most make another of: Levenshtein's distance.

    Args:
        lexicon: Where to look.
        text: What they are spelt like.
        distance: How many letters may be other, missing or too many.
        begins_alike: Whether the first letter has to be the same.

    Returns:
        Their numbers, ascending, and the distance of each.
    """
    among = lexicon.beginning(_encoded(text[:1])) if begins_alike else range(len(lexicon))
    numbers = _maybe_like(lexicon, among, text, distance)
    if not len(numbers):
        return numbers, np.empty(0, np.uint8)
    distances = cdist(
        [text], decoded(lexicon, numbers), scorer=Levenshtein.distance, score_cutoff=distance, dtype=np.uint8
    )[0]
    kept = distances <= distance
    return numbers[kept], distances[kept]


def shaped_like(lexicon: Lexicon, pattern: str) -> NDArray[np.int64]:
    """The numbers of the words that match a pattern with `?` for a letter and `*` for any number of them."""
    literal = re.split(r"[?*]", pattern, maxsplit=1)[0]
    numbers = lexicon.beginning(_encoded(literal)) if literal else range(len(lexicon))
    if not numbers:
        return np.empty(0, np.int64)
    base, end = int(lexicon.starts[numbers.start]), int(lexicon.starts[numbers.stop])
    starts = lexicon.starts[numbers.start : numbers.stop].astype(np.int64) - base
    # No word has a line break in it, so one search goes through all of them, a line each.
    lines = np.insert(lexicon.letters[base:end], starts, ord("\n")).tobytes()
    found = [match.start() for match in re.finditer(rb"(?<=\n)%b(?=\n|\Z)" % _shape(pattern), lines)]
    return np.searchsorted(starts + np.arange(1, len(starts) + 1), found) + numbers.start


def _shape(pattern: str) -> bytes:
    """A pattern as a regular expression on lines, in time that grows with the product of their lengths at most."""
    head, *rest = (b"".join(map(_letter, part)) for part in pattern.split("*"))
    if not rest:
        return head
    # What stands between stars may be taken where it is found first, and never elsewhere: an atomic group.
    middle = b"".join(rb"(?>[^\n]*?%b)" % part for part in rest[:-1])
    return rb"%b%b[^\n]*%b" % (head, middle, rest[-1])


def _letter(letter: str) -> bytes:
    return _WILD if letter == "?" else re.escape(_encoded(letter))


def _maybe_like(lexicon: Lexicon, among: range, text: str, distance: int) -> NDArray[np.int64]:
    """The numbers of all words that can be spelt like a text, by how long they are and which letters they have.

    Nearly all others are ruled out without making strings of them.
    """
    if not among:
        return np.empty(0, np.int64)
    base, end = int(lexicon.starts[among.start]), int(lexicon.starts[among.stop])
    letters = lexicon.letters[base:end]
    starts = lexicon.starts[among.start : among.stop].astype(np.int64) - base
    sizes = np.add.reduceat((letters & 0xC0) != 0x80, starts, dtype=np.int64)
    # Each letter that is made another takes one away from those that there are, and brings one that was not there.
    had, has = _BIT_OF_BYTE[list(_encoded(text))], np.bitwise_or.reduceat(_BIT_OF_BYTE[letters], starts)
    wanted = np.bitwise_or.reduce(had)
    fits = np.abs(sizes - len(text)) <= distance
    fits &= np.bitwise_count(wanted & ~has) <= distance
    fits &= np.bitwise_count(has & ~wanted) <= distance
    return np.flatnonzero(fits) + among.start


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
