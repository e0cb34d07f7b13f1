"""The words of a text."""

import re
from typing import NamedTuple

from index.people.folding import fold

_WORD = re.compile(r"(?<![\w@#/])[^\W\d_]+(?:[-'’‐‑](?![sS]\b)[^\W\d_]+)*")
_BETWEEN = re.compile(r"\.?[ \u00a0]")


class Word(NamedTuple):
    """A word of a text, without a possessive."""

    start: int
    end: int
    text: str
    folded: str

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[0].isupper()


def words(text: str) -> list[Word]:
    """The words of a text, those of addresses, tags and codes left out ("@Ann", "R2")."""
    return [
        Word(match.start(), match.end(), match[0], fold(match[0]))
        for match in _WORD.finditer(text)
        if not _goes_on(text, match.end())
    ]


def _goes_on(text: str, end: int) -> bool:
    following = text[end : end + 1]
    return following in ("@", "_") or following.isdigit()


def adjoin(text: str, left: Word, right: Word) -> bool:
    """Whether two words have nothing but a space between them, or a stop and a space ("V. Ng")."""
    return _BETWEEN.fullmatch(text, left.end, right.start) is not None
