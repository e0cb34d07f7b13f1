"""The grammar of names of persons: their words, which is the surname, and whose given names agree."""

import re
from dataclasses import dataclass
from functools import lru_cache

from index.people import vocabulary
from index.people.folding import fold
from index.people.spelling import same_spelling

__all__ = ["PersonName", "compatible", "fold", "parse", "tokens"]

_TOKEN = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_POSSESSIVE = re.compile(r"'s?(?!\w)")
_ARTICLE_PREFIX = re.compile(r"^(?:al|el|ad|as|ash|an|ar)-(?=\w{3})")
_SYLLABLES = re.compile(
    r"(?:(?:[bcdfghjklmnpqrstwxyz]|[cgknpst]h|ngh|gi|gw|hs|kw|qu|sz|tr|ts|tz|zh|[bhkmpr]y|hw|kk|ng)?"
    r"[aeiouy]+w?(?:ng|nh|ch|[nkptmlhc])?){1,2}|er|v(?:an|iet|inh|u|o|y)"
)
"""A given name of Chinese, Korean or Vietnamese as English spells it, one or two syllables: "jinping", "hye"."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name of a person in its folded parts."""

    given: tuple[str, ...]
    """Given names, middle names and initials in their order; empty for a surname alone."""
    surname: str
    """With its particles: "von der leyen"."""
    suffix: str = ""
    """What tells father from son: "jr"."""

    @property
    def surname_key(self) -> str:
        """The part of the surname that is always there: "leyen", "assad" of "al-assad"."""
        return _ARTICLE_PREFIX.sub("", self.surname.rsplit(" ", 1)[-1])

    @property
    def is_full(self) -> bool:
        """Whether it has more than a surname."""
        return bool(self.given)


@lru_cache(maxsize=1 << 16)
def tokens(name: str) -> tuple[str, ...]:
    """The folded words of a name, possessives and stops left out: "Yuri V. O’Hara's" -> yuri, v, o'hara."""
    return tuple(_TOKEN.findall(_POSSESSIVE.sub("", fold(name))))


@lru_cache(maxsize=1 << 16)
def parse(name: str) -> PersonName:
    """The parts of a person's name.

    Raises:
        ValueError: There is no word in it.
    """
    words = tokens(name)
    if not words:
        raise ValueError(f"no name: {name!r}")
    suffix = ""
    if len(words) > 1 and words[-1] in vocabulary.suffixes():
        *rest, suffix = words
        words = tuple(rest)
    return _divide(words, suffix)


def _divide(words: tuple[str, ...], suffix: str) -> PersonName:
    if is_family_first(words):
        return PersonName(("".join(words[1:]).replace("-", ""),), words[0], suffix)
    start = len(words) - 1
    while start > 0 and words[start - 1] in vocabulary.particles():
        start -= 1
    given = tuple(part for word in words[:start] for part in word.split("-"))
    return PersonName(given, " ".join(words[start:]), suffix)


def is_family_first(words: tuple[str, ...]) -> bool:
    """Whether the surname comes first, as in "Xi Jinping" and "Kim Jong Un"."""
    return (
        2 <= len(words) <= 4
        and words[0] in vocabulary.family_first()
        and all(_SYLLABLES.fullmatch(part) for word in words[1:] for part in word.split("-"))
    )


def compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two runs of given names, of people with one surname, can be one person's.

    None go with any, initials with what they begin, short forms and spellings with each other; different names never.
    """
    return all(same_given(mine, yours) for mine, yours in zip(one[:2], other[:2], strict=False))


def same_given(one: str, other: str) -> bool:
    """Whether two folded given names can be one: equal, an initial, a short form, another spelling."""
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    groups = vocabulary.variants()
    if groups.get(one, frozenset()) & groups.get(other, frozenset()):
        return True
    return same_spelling(one, other)
