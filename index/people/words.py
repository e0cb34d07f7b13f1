"""The words of a text."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from index.people import vocabulary
from index.people.folding import fold

_REST = r"[^\W\d_]+(?:[-'’‐‑](?![sS]\b)[^\W\d_]+)*"
_WORD = re.compile(rf"(?<![\w@#/]){_REST}")
_NOT_LOWER = re.compile(rf"(?<![\w@#/])(?![a-z]){_REST}")
_LOWER = re.compile(rf"(?<!\w)(?![A-Z]){_REST}")
_SPACE = re.compile(r"[ \u00a0]")
_STOP_AND_SPACE = re.compile(r"\.[ \u00a0]")


class Word(NamedTuple):
    """A word of a text, without a possessive."""

    start: int
    end: int
    text: str
    folded: str


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words of a text between two offsets, those of addresses, tags and codes left out ("@Ann", "R2").

    What stands behind the second offset is not looked at.
    """
    return _found(_WORD, text, start, len(text) if end is None else end)


def capitalised_words(text: str) -> list[Word]:
    """The words of a text that begin with a capital."""
    return [word for word in _found(_NOT_LOWER, text, 0, len(text)) if is_capitalised(word)]


def _found(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Word]:
    return (
        Word(match.start(), match.end(), match[0], fold(match[0]))
        for match in pattern.finditer(text, start, end)
        if not _goes_on(text[match.end() : min(match.end() + 1, end)])
    )


def _goes_on(following: str) -> bool:
    return following in ("@", "_") or following.isdigit()


def is_capitalised(word: Word) -> bool:
    """Whether a word begins with a capital."""
    return word.text[0].isupper()


def adjoin(text: str, left: Word, right: Word) -> bool:
    """Whether two words have nothing but a space between them, or the stop of an abbreviation ("V. Ng")."""
    if _SPACE.fullmatch(text, left.end, right.start):
        return True
    return bool(_STOP_AND_SPACE.fullmatch(text, left.end, right.start)) and _is_abbreviated(left)


def _is_abbreviated(word: Word) -> bool:
    """Whether a stop after a word need not end the sentence: "V.", "St.", "Gen."."""
    return len(word.text) == 1 or word.folded in vocabulary.titles() or word.folded in vocabulary.particles()


def stands_in_lower_case(word: str, text: str) -> bool:
    """Whether a text also has a word without its capital, as a word of the language."""
    return word.lower() in _lower_words(text)


@lru_cache(maxsize=1)
def _lower_words(text: str) -> frozenset[str]:
    return frozenset(_LOWER.findall(text))
