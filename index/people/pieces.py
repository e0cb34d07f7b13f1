"""A text in pieces that a recogniser can take: of bounded length, of the same length together."""

import re
from collections.abc import Iterator

LONGEST_PIECE = 20_000
"""In characters. The recogniser needs up to 16 kB of memory a character."""

LONGEST_WORD = 100
"""In characters. Splitting a word takes the recogniser time that grows with the square of its length."""

_BORDERS = ("\n\n", "\n", ". ", " ")
"""Where to cut, the best first."""
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD},}}")


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """The text in pieces, each with the offset it stands at; one at least, cut between paragraphs where it can be.

    Words too long to hold a name are blank in them, and what is no character is a question mark.
    """
    readable = _LONG_WORD.sub(lambda word: " " * len(word[0]), _without_surrogates(text))
    start = 0
    while len(readable) - start > LONGEST_PIECE:
        end = _border(readable, start + LONGEST_PIECE // 2, start + LONGEST_PIECE)
        yield start, readable[start:end]
        start = end
    yield start, readable[start:]


def _border(text: str, earliest: int, latest: int) -> int:
    for border in _BORDERS:
        at = text.rfind(border, earliest, latest)
        if at >= 0:
            return at + len(border)
    return latest


def _without_surrogates(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
