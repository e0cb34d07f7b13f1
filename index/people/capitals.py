"""Headlines in capitals, where a capital makes no name of a word."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from index.people import vocabulary
from index.people.edges import Edges
from index.people.folding import fold
from index.people.words import Word, stands_in_lower_case, words

_REACH = 200
"""How far a line is looked at on either side of a name, in characters."""
_CAPITALISED = re.compile(r"(?<!\w)[A-Z][^\W\d_]*[^\W\d_A-Z][^\W\d_]*")


def names_in_capitals(text: str, start: int, end: int) -> list[Edges]:
    """A stretch of several words in a line of capitals cut to the runs of words that may be names: "REAGAN SEEKS"."""
    name = text[start:end]
    if not name.isupper() or " " not in name or not _is_in_capitals(text, start, end):
        return [(start, end)]
    return list(_runs(text, words(text, start, end)))


def _is_in_capitals(text: str, start: int, end: int) -> bool:
    """Whether a stretch stands in a line of capitals with other words, or is a line with words of the language."""
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    after = line_end if line_end >= 0 else len(text)
    around = text[max(line_start, start - _REACH) : start] + text[end : min(end + _REACH, after)]
    if around.strip():
        return around.isupper()
    return any(stands_in_lower_case(word.text, text) for word in words(text, start, end))


def _runs(text: str, row: Iterator[Word]) -> Iterator[Edges]:
    for may_be, run in groupby(row, key=lambda word: _may_be_name(text, word)):
        if may_be:
            names = list(run)
            yield names[0].start, names[-1].end


def _may_be_name(text: str, word: Word) -> bool:
    if len(word.text) == 1 or word.folded in vocabulary.particles():
        return True
    if stands_in_lower_case(word.text, text):
        return False
    return word.folded in _capitalised(text) or (
        vocabulary.is_listed(word.folded) and word.folded not in vocabulary.no_names()
    )


@lru_cache(maxsize=1)
def _capitalised(text: str) -> frozenset[str]:
    """The folded words that begin with a capital and go on without."""
    return frozenset(fold(word) for word in _CAPITALISED.findall(text))
