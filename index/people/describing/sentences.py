"""The sentence that a stretch of a text stands in."""

import re

from index.model import Span

_END = re.compile(r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St))[.!?][\"”’')]*(?=\s)|\n")
_LONGEST = 600
"""How far a sentence may go on at either side, in characters."""


def sentence(text: str, start: int, end: int) -> Span:
    """The sentence around a stretch, without the space around it."""
    first = max(0, start - _LONGEST)
    ends = [match.end() for match in _END.finditer(text, first, start)]
    begin = ends[-1] if ends else first
    following = _END.search(text, end, end + _LONGEST)
    stop = following.end() if following else min(len(text), end + _LONGEST)
    whole = text[begin:stop]
    return Span(begin + len(whole) - len(whole.lstrip()), stop - (len(whole) - len(whole.rstrip())))
