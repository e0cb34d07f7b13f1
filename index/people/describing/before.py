"""The words before the noun of an office, read from right to left: "the former South Korean" president."""

import re
from dataclasses import dataclass
from itertools import dropwhile

from index.people import vocabulary
from index.people.describing import affiliations, offices
from index.people.describing.affiliations import Affiliation
from index.people.describing.offices import Office, Standing
from index.people.describing.tables import rows

_REACH = 100
"""How far before a noun its phrase may begin, in characters."""
_CHUNK = re.compile(r"\S+")
_POSSESSIVE = re.compile(r"['’]s?$")
_NAME_WORD = re.compile(r"[A-Z0-9À-Þ][\w.&'’/-]*")
_ABBREVIATED = re.compile(r"(?:Corp|Inc|Co|Ltd|St)\.|(?:[A-Z]\.)+")
_WITHIN_NAMES = frozenset({"of", "for", "the", "de", "&"})
_DETERMINERS = frozenset(word for row in rows("determiners.txt", 1) for word in row[0])


@dataclass(frozen=True, slots=True)
class Before:
    """What the words before a noun say."""

    start: int
    office: Office
    of: Affiliation | None
    determiner: str
    standing: Standing
    is_other: bool
    """Whether a common word makes another office of the noun: "rebel leader"."""


@dataclass(frozen=True, slots=True)
class _Chunk:
    start: int
    text: str

    @property
    def lower(self) -> str:
        return self.text.lower()


def read_before(text: str, noun: re.Match[str], earliest: int) -> Before:
    """What the words before a noun say.

    Args:
        text: Where the noun stands.
        noun: A match of `offices.pattern()`.
        earliest: Where the phrase may begin.
    """
    reader = _Reader(_chunks_before(text, noun.start(), earliest), noun)
    return reader.read()


class _Reader:
    def __init__(self, chunks: list[_Chunk], noun: re.Match[str]) -> None:
        self._chunks = chunks
        self._is_lower = noun["noun"][0].islower()
        self._start = noun.start()
        self._office = offices.offices()[" ".join(noun["noun"].lower().split())]
        self._standing = Standing.PAST if noun["prefix"] else Standing.CURRENT
        self._of: Affiliation | None = None

    def read(self) -> Before:
        self._read_qualifiers()
        self._read_affiliation()
        self._read_qualifiers()
        determiner = self._read_determiner()
        is_other = not determiner and self._is_other_office()
        return Before(self._start, self._office, self._of, determiner, self._standing, is_other)

    def _take(self, count: int) -> None:
        self._start = self._chunks[-count].start
        del self._chunks[-count:]

    def _read_qualifiers(self) -> None:
        while self._chunks:
            word = self._chunks[-1].lower
            standing = offices.standings().get(word)
            if offices.is_deputy(word):
                self._office = offices.deputy(self._office, word)
            elif standing is None:
                return
            elif standing is not Standing.CURRENT and self._standing is not Standing.PAST:
                self._standing = standing
            self._take(1)

    def _read_affiliation(self) -> None:
        branch = self._chunks[-1].lower if self._chunks else ""
        is_branch = branch in affiliations.BRANCHES and len(self._chunks) > 1
        row = _names_at_end(self._chunks[:-1] if is_branch else self._chunks)
        at_end = _country_at_end(_words(row))
        row = row if at_end else _without_opening(row)
        words = _words(row)
        if not row or (is_branch and not at_end):
            return
        self._take((len(at_end.split()) if at_end else len(row)) + is_branch)
        of = affiliations.affiliation(at_end or words)
        self._of = affiliations.branch(of, branch) if is_branch else of

    def _read_determiner(self) -> str:
        word = self._chunks[-1].lower if self._chunks else ""
        if word not in _DETERMINERS:
            return ""
        self._take(1)
        return word

    def _is_other_office(self) -> bool:
        """Whether a common word belongs to a noun that nothing else is before: "union president"."""
        word = self._chunks[-1].lower if self._chunks else ""
        is_alone = self._of is None and self._is_lower
        return is_alone and word.replace("-", "").isalpha() and word not in vocabulary.function_words()


def _chunks_before(text: str, end: int, earliest: int) -> list[_Chunk]:
    """The words before an offset that are on its line and that no sign divides from it."""
    if end == 0 or text[end - 1] not in " \u00a0":
        return []
    start = max(earliest, end - _REACH, text.rfind("\n", 0, end) + 1)
    row: list[_Chunk] = []
    for found in reversed(list(_CHUNK.finditer(text, start, end))):
        chunk = _opened(_Chunk(found.start(), found[0]))
        if _divides(chunk.text):
            break
        row.insert(0, chunk)
        if chunk.start > found.start():
            break
    return row


def _opened(chunk: _Chunk) -> _Chunk:
    """A word without the quotes and brackets that open before it."""
    bare = chunk.text.lstrip("\"“‘'([—–-")
    return _Chunk(chunk.start + len(chunk.text) - len(bare), bare)


def _divides(word: str) -> bool:
    if not word or word[-1] in ',;:!?)]"”…—–':
        return True
    return word[-1] == "." and not _ABBREVIATED.fullmatch(word)


def _names_at_end(chunks: list[_Chunk]) -> list[_Chunk]:
    """The words of a name at the end of others."""
    row: list[_Chunk] = []
    for chunk in reversed(chunks):
        is_inside = bool(row) and chunk.text in _WITHIN_NAMES
        is_past = offices.standings().get(chunk.lower) is Standing.PAST
        if is_past or not (is_inside or _is_name_word(chunk, bool(row))):
            break
        row.insert(0, chunk)
    return row


def _without_opening(row: list[_Chunk]) -> list[_Chunk]:
    """A name without what only begins the sentence."""
    opening = vocabulary.function_words() | _DETERMINERS | _WITHIN_NAMES
    return list(dropwhile(lambda chunk: chunk.lower in opening, row))


def _words(row: list[_Chunk]) -> str:
    return _POSSESSIVE.sub("", " ".join(chunk.text for chunk in row))


def _is_name_word(chunk: _Chunk, is_inner: bool) -> bool:
    """Whether a word may be part of a name; a possessive ends one."""
    return bool(_NAME_WORD.fullmatch(chunk.text)) and not (is_inner and _POSSESSIVE.search(chunk.text))


def _country_at_end(words: str) -> str:
    """The words of a country's adjective at the end of others, or the whole if it is a country; empty if neither."""
    if affiliations.country(words):
        return words
    parts = words.split()
    ends = (" ".join(parts[at:]) for at in range(1, len(parts)))
    return next((end for end in ends if affiliations.is_adjective(end)), "")
