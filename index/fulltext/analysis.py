"""Text -> tokens: what counts as a word, and which words count as the same.

One function for the texts that are indexed, for queries, and for finding hits in a text, so that the
three always agree. Tokens are found in the text as it is, so their offsets are exact.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from whoosh.lang.snowball.english import EnglishStemmer


class Token(NamedTuple):
    """A word of a text; a tuple, since half a million of them are made a second."""

    term: str
    """What it is indexed as: folded and stemmed, never empty."""
    start: int
    end: int
    """Where it ends in the text, without a possessive 's."""


_UNSPACED = (
    "\u0e01-\u0e4e\u0e81-\u0ece\u1000-\u103f\u1780-\u17d3\u3041-\u3096\u30a1-\u30fa\u30fc"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U000323af"
)
"""Thai, Lao, Burmese, Khmer, Japanese, Chinese: written without spaces, so a character is a word."""

_JOINED = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670"
    "\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d"
    "\u0abc-\u0acd\u0b3c-\u0b4d\u0bbe-\u0bcd\u0c3e-\u0c4d\u0cbc-\u0ccd\u0d3b-\u0d4d"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\u00ad\u200c\u200d\u2060"
)
"""No letters, but part of the word they stand in: accents, vowel signs, soft hyphens, joiners."""

_LETTER = rf"[^\W_{_UNSPACED}]"
_RUN = rf"{_LETTER}(?:{_LETTER}|[{_JOINED}])*"
_POSSESSIVE = r"['’][sS](?![^\W_])"
_ACRONYM = rf"[^\W\d_{_UNSPACED}](?:\.[^\W\d_{_UNSPACED}])+(?![^\W_])\.?"
_WORD = rf"{_RUN}(?:(?!{_POSSESSIVE})['’]{_RUN})*"
_TOKEN = re.compile(rf"({_ACRONYM}|{_WORD}|[{_UNSPACED}][{_JOINED}]*)(?:{_POSSESSIVE})?")

_PIECE = re.compile("[0-9A-Za-z'.\u0080-\u1fff\u200c\u200d\u2019\u2060\u2070-\U0010ffff]+")
"""A stretch without those characters of ASCII and General Punctuation that stand in no word and at the end of none."""

_BETWEEN_PIECES = str.maketrans({chr(code): " " for code in range(128) if not _PIECE.match(chr(code))})

_FOLDED = str.maketrans(
    dict(zip("øłđðħŧıĸŋə", "olddhtiqne", strict=True))
    | {"æ": "ae", "œ": "oe", "þ": "th"}
    | dict.fromkeys(".'’ʼʻʹ\u00ad\u200c\u200d\u2060", "")
)
"""Letters that no decomposition takes apart, as in Unicode CLDR's Latin-ASCII, and marks inside words."""

_stem_english = EnglishStemmer().stem


def tokenise(text: str) -> Iterator[Token]:
    """The words of a text, in order, not overlapping."""
    for start, end in spans(text):
        yield Token(_term(text[start:end]), start, end)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where these words start and end."""
    return (match.span(1) for match in _TOKEN.finditer(text))


def words(text: str) -> list[str]:
    """The words of a text as they stand there, those that `tokenise` finds: several times as fast as with offsets."""
    found: list[str] = _TOKEN.findall(text)
    return found


def pieces(text: str) -> list[str]:
    """A text in stretches whose words, one after the other, are the words of the text.

    Found ten times as fast as words. There are few different ones, most of them a word or a word and a full stop.
    """
    if text.isascii():
        return text.translate(_BETWEEN_PIECES).split()
    return _PIECE.findall(text)


def fold(word: str) -> str:
    """A word without case, accents, apostrophes and full stops.

    "İstanbul" becomes "istanbul", "U.S." becomes "us".
    """
    letters = word
    if word.isascii():
        if word.isalnum():
            return word.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", word)
        letters = "".join(char for char in decomposed if not unicodedata.combining(char))
    # What is nothing but marks stays as it is, so that no term is empty.
    return letters.casefold().translate(_FOLDED) or word


@lru_cache(maxsize=1 << 17)
def stem(folded: str) -> str:
    """The stem of a folded English word, by Snowball's "english" (Porter's second algorithm)."""
    if folded.isdecimal():
        # It would come out as it is, after all those endings have been tried that only letters have.
        return folded
    stemmed: str = _stem_english(folded)
    return stemmed or folded


@lru_cache(maxsize=1 << 16)
def _term(word: str) -> str:
    return stem(fold(word))
