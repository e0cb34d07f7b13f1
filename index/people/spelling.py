"""Whether two folded words are one name in two spellings: transliterations and slips of the pen."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

from index.people import vocabulary

_SOUNDS = (
    (re.compile(r"x"), "ks"),
    (re.compile(r"ph|ff"), "f"),
    (re.compile(r"ou"), "u"),
    (re.compile(r"g[uh](?=[ei])"), "g"),
    (re.compile(r"tch"), "ch"),
    (re.compile(r"c(?!h)|q"), "k"),
    (re.compile(r"w"), "v"),
    (re.compile(r"y"), "i"),
    (re.compile(r"(?<=[aeou])i(?=[aeou])"), ""),
    (re.compile(r"ii+|ie(?!.)"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)
"""What spellings of one name in Latin letters differ in, most of all those of Slavic names."""

SLIP_LENGTH = 6
"""From how many letters on one letter more, less or other is a slip rather than another name."""


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """A spelling that transliterations of one name share: "vassiliy", "vasily" -> "vasili"."""
    for pattern, plain in _SOUNDS:
        word = pattern.sub(plain, word)
    return word


def same_sound(one: str, other: str) -> bool:
    """Whether two folded words are equal, or long enough to be told by their sound and sound the same."""
    return one == other or (len(one) > 3 < len(other) and sound(one) == sound(other))


def same_spelling(one: str, other: str) -> bool:
    """Whether two folded words may be one name in two spellings: they sound the same or are a slip apart.

    Two words that are each known as names of their own ("hansen", "hanson") are no slips of each other.
    """
    if same_sound(one, other):
        return True
    if min(len(one), len(other)) < SLIP_LENGTH or OSA.distance(one, other, score_cutoff=1) > 1:
        return False
    return not (vocabulary.is_listed(one) and vocabulary.is_listed(other))


def spelling_keys(word: str) -> frozenset[str]:
    """Keys of which two words share one if they sound the same or are a slip apart.

    The neighbourhood of deletions: two words within one edit have a form in common with at most one letter left out
    (Mor and Fraenkel, "A hash code method for detecting and correcting spelling errors", CACM 1982).
    """
    if len(word) < SLIP_LENGTH:
        return frozenset({sound(word)})
    shorter = (word[:i] + word[i + 1 :] for i in range(len(word)))
    return frozenset({sound(word), word, *shorter})


class Spellings:
    """Words that are found by other spellings of theirs.

    Args:
        words: Folded words.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = words
        self._by_key: dict[str, set[str]] = defaultdict(set)

    def of(self, word: str) -> set[str]:
        """The words that may be one name with a folded word."""
        if not self._by_key:
            for known in self._words:
                for key in spelling_keys(known):
                    self._by_key[key].add(known)
        near = set().union(*(self._by_key.get(key, ()) for key in spelling_keys(word)))
        return {known for known in near if same_spelling(known, word)}
