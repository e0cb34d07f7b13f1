"""The words before the noun of an office, read from right to left: "the former South Korean" president."""

import re
from dataclasses import dataclass

from index.people import vocabulary
from index.people.describing import offices
from index.people.describing.affiliations import Affiliation
from index.people.describing.chunks import Chunk, chunks_before, words
from index.people.describing.epithets import is_epithet
from index.people.describing.offices import Office, Standing
from index.people.describing.owners import DETERMINERS, is_owning, owner_at_end

_COUNTRY = frozenset({"country", "nation"})


@dataclass(frozen=True, slots=True)
class Before:
    """What the words before a noun say."""

    start: int
    office: Office
    of: Affiliation | None
    determiner: str
    standing: Standing
    is_of_country: bool
    """Whether it belongs to "the country", whichever was spoken of."""
    is_other: bool
    """Whether a common word makes another office of the noun: "rebel leader"."""


def read_before(text: str, noun: re.Match[str], earliest: int) -> Before:
    """What the words before a noun say.

    Args:
        text: Where the noun stands.
        noun: A match of `offices.pattern()`.
        earliest: Where the phrase may begin.
    """
    reader = _Reader(chunks_before(text, noun.start(), earliest), noun)
    return reader.read()


class _Reader:
    def __init__(self, chunks: list[Chunk], noun: re.Match[str]) -> None:
        self._chunks = chunks
        self._is_lower = noun["noun"][0].islower()
        self._start = noun.start()
        self._office = offices.offices()[" ".join(noun["noun"].lower().split())]
        self._standing = Standing.PAST if noun["prefix"] else Standing.CURRENT
        self._of: Affiliation | None = None

    def read(self) -> Before:
        self._read_qualifiers()
        self._read_owner()
        is_of_country = self._of is None and self._read_country()
        self._read_qualifiers()
        determiner = self._read_determiner()
        is_other = not determiner and self._is_other_office()
        return Before(self._start, self._office, self._of, determiner, self._standing, is_of_country, is_other)

    def _take(self, count: int) -> None:
        self._start = self._chunks[-count].start
        del self._chunks[-count:]

    def _read_qualifiers(self) -> None:
        while self._chunks and (self._understand(self._chunks[-1].lower) or self._is_epithet()):
            self._take(1)

    def _understand(self, word: str) -> bool:
        """Take in what a word before the noun says of the holder or the office; False if it says neither."""
        standing = offices.standings().get(word)
        if offices.is_deputy(word):
            self._office = offices.deputy(self._office, word)
        elif standing is None:
            return False
        elif standing is not Standing.CURRENT and self._standing is not Standing.PAST:
            self._standing = standing
        return True

    def _is_epithet(self) -> bool:
        """Whether the last word says what the holder is like.

        So it does only of an office that has one holder, and after what owns or determines the office: elsewhere
        "visited president" is no phrase.
        """
        if not self._office.stands_alone or not is_epithet(self._chunks[-1].text):
            return False
        before = self._chunks
        while before and _is_adjective(before[-1]):
            before = before[:-1]
        return is_owning(before)

    def _read_owner(self) -> None:
        owner = owner_at_end(self._chunks)
        if owner:
            self._take(owner.length)
            self._of = owner.of
            self._standing = Standing.PAST if owner.is_past else self._standing

    def _read_country(self) -> bool:
        """Whether the office is "the country's"."""
        is_country = bool(self._chunks) and self._chunks[-1].is_possessive and words(self._chunks[-1:]) in _COUNTRY
        if is_country:
            self._take(1)
        return is_country

    def _read_determiner(self) -> str:
        word = self._chunks[-1].lower if self._chunks else ""
        if word not in DETERMINERS:
            return ""
        self._take(1)
        return word

    def _is_other_office(self) -> bool:
        """Whether a common word belongs to a noun that nothing else is before: "union president"."""
        word = self._chunks[-1].lower if self._chunks else ""
        is_alone = self._of is None and self._is_lower
        return is_alone and word.replace("-", "").isalpha() and word not in vocabulary.function_words()


def _is_adjective(chunk: Chunk) -> bool:
    return is_epithet(chunk.text) or chunk.lower in offices.standings() or offices.is_deputy(chunk.lower)
