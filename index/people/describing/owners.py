"""Whose an office is, by the names right before it: a country's, those of who govern it, or an organisation's."""

import re
from dataclasses import dataclass
from itertools import dropwhile

from index.people import vocabulary
from index.people.describing import affiliations, offices
from index.people.describing.affiliations import Affiliation
from index.people.describing.chunks import Chunk, words
from index.people.describing.offices import Standing
from index.people.describing.tables import rows

_NAME_WORD = re.compile(r"[A-Z0-9À-Þ][\w.&'’/-]*")
_WITHIN_NAMES = frozenset({"of", "for", "the", "de", "&"})
DETERMINERS = frozenset(word for row in rows("determiners.txt", 1) for word in row[0])
"""Words that begin a phrase of which a noun is the head, in lower case."""


@dataclass(frozen=True, slots=True)
class Owner:
    """What an office belongs to."""

    of: Affiliation
    length: int
    """How many words name it."""


def owner_at_end(row: list[Chunk]) -> Owner | None:
    """What the names at the end of a row say that an office after it belongs to; None if there are none."""
    branch = row[-1].lower if len(row) > 1 else ""
    if branch not in affiliations.BRANCHES:
        return _named_at_end(row)
    owner = _named_at_end(row[:-1])
    if not owner or not affiliations.country(owner.of.key):
        return None
    return Owner(affiliations.branch(owner.of, branch), owner.length + 1)


def is_owning(row: list[Chunk]) -> bool:
    """Whether what follows a row belongs to its end, or is determined by it: "Kenya's", "the South Korean", "a"."""
    if not row:
        return False
    is_adjective = any(affiliations.is_adjective(words(row[-length:])) for length in (1, 2))
    return row[-1].lower in DETERMINERS or row[-1].is_possessive or is_adjective


def _named_at_end(row: list[Chunk]) -> Owner | None:
    names = _names_at_end(row)
    country = _country_at_end(words(names))
    if country:
        return Owner(affiliations.affiliation(country), len(country.split()))
    names = _without_opening(names)
    return Owner(affiliations.affiliation(words(names)), len(names)) if names else None


def _names_at_end(chunks: list[Chunk]) -> list[Chunk]:
    """The words of a name at the end of others."""
    row: list[Chunk] = []
    for chunk in reversed(chunks):
        is_inside = bool(row) and chunk.text in _WITHIN_NAMES
        is_past = offices.standings().get(chunk.lower) is Standing.PAST
        if is_past or not (is_inside or _is_name_word(chunk, bool(row))):
            break
        row.insert(0, chunk)
    return row


def _is_name_word(chunk: Chunk, is_inner: bool) -> bool:
    """Whether a word may be part of a name; a possessive ends one."""
    return bool(_NAME_WORD.fullmatch(chunk.text)) and not (is_inner and chunk.is_possessive)


def _without_opening(row: list[Chunk]) -> list[Chunk]:
    """A name without what only begins the sentence."""
    opening = vocabulary.function_words() | DETERMINERS | _WITHIN_NAMES
    return list(dropwhile(lambda chunk: words([chunk]).lower() in opening, row))


def _country_at_end(words: str) -> str:
    """The words of a country's adjective at the end of others, or the whole if it is a country; empty if neither."""
    if affiliations.country(words):
        return words
    parts = words.split()
    ends = (" ".join(parts[at:]) for at in range(1, len(parts)))
    return next((end for end in ends if affiliations.is_adjective(end)), "")
