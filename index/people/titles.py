"""Titles before names: "Mr.", "Russian President", "then-Prime Minister"."""

import re
from functools import cache

from index.people import vocabulary
from index.people.names import tokens

_REACH = 40
"""How far before a name its title may begin, in characters."""


@cache
def _pattern() -> str:
    longest_first = sorted(vocabulary.titles(), key=lambda title: (-len(title), title))
    return "|".join(re.escape(title).replace(r"\ ", r"\s+") for title in longest_first)


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_pattern()})(?!\w)\.?\s+", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_pattern()})\.?[ \u00a0]+$", re.IGNORECASE)


def is_title(word: str) -> bool:
    """Whether a folded word is a title by itself."""
    return word in vocabulary.titles()


def has_title(text: str, start: int) -> bool:
    """Whether a title stands right before an offset."""
    return _before().search(text[max(0, start - _REACH) : start]) is not None


def skip_titles(text: str, start: int, end: int) -> int:
    """Where the name begins in a span that may begin with a title and what goes with it: "House Speaker Ann Lee".

    A title after a given name is a surname ("Martin Luther King III").
    """
    name = start
    for title in _inside().finditer(text, start, end):
        between = tokens(text[name : title.start()])
        if between and between[0] in vocabulary.given_names():
            break
        if title.end() < end and not _is_suffix(text[title.end() : end]):
            name = title.end()
    return name


def _is_suffix(rest: str) -> bool:
    return all(word in vocabulary.suffixes() for word in tokens(rest))
