"""What the words around a name say of it."""

import re
from functools import cache

from index.people import vocabulary
from index.people.titles import has_title

_REACH = 24
_PLACE_BEFORE = re.compile(
    r"(?<!\w)(?:in|at|near|outside|inside|across|throughout|around|into|via)[ \u00a0]$", re.IGNORECASE
)
_SMALL_WORD = re.compile(r"(?<!\w)([a-z]+)[ \u00a0]$")
_POSSESSIVE = re.compile(r"['’]")
_OWN = re.compile(r"(?:(?<!\w)(?:his|her|their|my|our|whose)|['’]s)\s(?:[a-z-]+\s)?([a-z]+),?\s$")
_OF_PERSONS = re.compile(r",?\s+(?:who|whose)(?!\w)|,\s+(?:aged\s+)?\d{1,3}(?=,)|\s+\((?:aged\s+)?\d{2}\)")
_WITHIN_SENTENCE = re.compile(r"[^\W\d_A-Z][,;]?[ \u00a0]$")


@cache
def _speech() -> tuple[re.Pattern[str], re.Pattern[str]]:
    verbs = "|".join(sorted(vocabulary.speech_verbs()))
    before = re.compile(rf"(?<!\w)(?:{verbs}|according to)[ \u00a0]$", re.IGNORECASE)
    after = re.compile(rf"[\s,;\"'“”‘’]{{1,3}}(?:(?:also|has|had|have) )?(?:{verbs})(?!\w)")
    return before, after


def speaks(text: str, start: int, end: int) -> bool:
    """Whether a verb of speech stands beside a name."""
    before, after = _speech()
    return bool(before.search(text[max(0, start - _REACH) : start]) or after.match(text, end))


def is_introduced(text: str, start: int, end: int) -> bool:
    """Whether the words around a name make it a person's: a title before it, a verb of speech beside it."""
    return has_title(text, start) or is_related(text, start) or speaks(text, start, end)


def is_related(text: str, start: int) -> bool:
    """Whether somebody is said to be somebody's: "his wife, Ann", "Lee's lawyer Ann"."""
    before = _OWN.search(text[max(0, start - _REACH) : start])
    return before is not None and before[1] in vocabulary.roles()


def is_where(text: str, start: int, end: int) -> bool:
    """Whether a name says where something is: "in Paris", but not "in Paris's opinion"."""
    before = _PLACE_BEFORE.search(text[max(0, start - _REACH) : start])
    return before is not None and not _POSSESSIVE.match(text, end)


def is_organisation_there(text: str, start: int) -> bool:
    """Whether what stands right before a name says that it is an organisation's: "the power company Rosatom"."""
    before = _SMALL_WORD.search(text[max(0, start - _REACH) : start])
    return before is not None and before[1] in vocabulary.organisation_words()


def is_within_sentence(text: str, start: int) -> bool:
    """Whether a word follows another in its sentence, so that its capital makes it a name."""
    return _WITHIN_SENTENCE.search(text[max(0, start - 4) : start]) is not None


def is_described(text: str, start: int, end: int) -> bool:
    """Whether only a person is spoken of like this: "economist Ann Lee", "Ann Lee, 57,", "Ann Lee, who"."""
    before = _SMALL_WORD.search(text[max(0, start - _REACH) : start])
    return (before is not None and before[1] in vocabulary.roles()) or _OF_PERSONS.match(text, end) is not None
