"""Whose an office is, by the names right before it: a country's, those of who govern it, or an organisation's."""

import re
from dataclasses import dataclass, replace
from itertools import dropwhile

from index.people import vocabulary
from index.people.describing import affiliations, offices
from index.people.describing.affiliations import Affiliation
from index.people.describing.chunks import Chunk, words
from index.people.describing.epithets import is_epithet
from index.people.describing.offices import Standing
from index.people.describing.tables import rows

_PAST_PREFIX = re.compile(r"[Ee]x-(?=[A-ZÀ-Þ])")
_NAME_WORD = re.compile(rf"(?:{_PAST_PREFIX.pattern})?[A-Z0-9À-Þ][\w.&'’/-]*")
_WITHIN_NAMES = frozenset({"of", "for", "the", "de", "&"})
_OPENING = frozenset({"as"})
DETERMINERS = frozenset(word for row in rows("determiners.txt", 1) for word in row[0])
"""Words that begin a phrase of which a noun is the head, in lower case."""


@dataclass(frozen=True, slots=True)
class Owner:
    """What an office belongs to."""

    of: Affiliation
    length: int
    """How many words name it."""
    is_past: bool
    """Whether the office is said to be in the past with its name: "ex-Labour"."""


def owner_at_end(row: list[Chunk]) -> Owner | None:
    """What the names at the end of a row say that an office after it belongs to; None if there are none."""
    branch = row[-1].lower if len(row) > 1 else ""
    if branch not in affiliations.BRANCHES:
        return _named_at_end(row)
    owner = _named_at_end(row[:-1])
    if not owner or not affiliations.country(owner.of.key):
        return None
    return replace(owner, of=affiliations.branch(owner.of, branch), length=owner.length + 1)


def is_owning(row: list[Chunk]) -> bool:
    """Whether what follows a row belongs to its end, or is determined by it: "Kenya's", "the South Korean", "a"."""
    if not row:
        return False
    is_adjective = any(affiliations.is_adjective(words(row[-length:])) for length in (1, 2))
    return row[-1].lower in DETERMINERS or row[-1].is_possessive or is_adjective


def _named_at_end(row: list[Chunk]) -> Owner | None:
    names = _names_at_end(row)
    name = _country_at_end(_bare(names))
    if not name:
        names = _without_opening(names)
        name = _bare(names)
    length = len(name.split())
    return Owner(affiliations.affiliation(name), length, _is_past(names[-length])) if name else None


def _bare(row: list[Chunk]) -> str:
    """A name without what only says that its office is in the past."""
    return _PAST_PREFIX.sub("", words(row))


def _is_past(chunk: Chunk) -> bool:
    return _PAST_PREFIX.match(chunk.text) is not None


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
    """Whether a word may be part of a name; a possessive ends one, and "US-backed" is none."""
    is_apart = is_epithet(chunk.text) or (is_inner and chunk.is_possessive)
    return bool(_NAME_WORD.fullmatch(chunk.text)) and not is_apart


def _without_opening(row: list[Chunk]) -> list[Chunk]:
    """A name without what only begins the sentence."""
    opening = vocabulary.function_words() | DETERMINERS | _WITHIN_NAMES | _OPENING
    return list(dropwhile(lambda chunk: words([chunk]).lower() in opening, row))


def _country_at_end(words: str) -> str:
    """The words of a country's adjective at the end of others, or the whole if it is a country; empty if neither."""
    if affiliations.country(words):
        return words
    parts = words.split()
    ends = (" ".join(parts[at:]) for at in range(1, len(parts)))
    return next((end for end in ends if affiliations.is_adjective(end)), "")
