"""Words that say what a holder is like and leave the office what it is: the "far-right" president."""

import re
from functools import cache

from index.people.describing.tables import rows

_PARTICIPLE = re.compile(r"[a-z]{3,}ed")
_ADVERB = re.compile(r"[a-z]{3,}ly")
_COMPOUND = re.compile(
    r"(?:pro|anti)-\w+|[\w-]+-(?:\w+(?:ed|ing)|year-old|born|left|right|wing|rightist|leftist|term|spoken|known)"
)
_FORMS = (_PARTICIPLE, _ADVERB, _COMPOUND)


def is_epithet(word: str) -> bool:
    """Whether a word says what somebody is like: "popular", "elected", "openly", "US-backed", but not "Liberal"."""
    return word in _listed() or any(form.fullmatch(word) for form in _FORMS)


@cache
def _listed() -> frozenset[str]:
    return frozenset(word for row in rows("epithets.txt", 1) for word in row[0])
