"""A word of which more is being typed -> the terms that it may become."""

from collections.abc import Iterator
from functools import lru_cache

from index.fulltext.analysis import stem

_ENDINGS = (
    "ability able ably al alism ally ance ant ate ation ative ator ed edly ement ence ency ent er es est ful fully ible"
    " ibility ic ical ing ingly ions ism ity ive ivity ization ize less ly ment ments ness ogy ous ously"
)
"""Enough of what Snowball's "english" takes off: of any two words of 100,000 articles with a stem in common, each leads
letter by letter to the stem of the other."""

_AFTER_DOUBLED = "ed"
"""What makes "stopp" one of "stop" before any of it is typed."""

_SHORTEST = 3
"""Terms of fewer letters are not what a longer word is about."""


@lru_cache(maxsize=256)
def may_become(folded: str) -> frozenset[str]:
    """The terms, as long as these letters or shorter, that words which begin with the letters may have.

    "sanctioni" may become "sanctioning", which is indexed as "sanction", wherever only "sanctions" stands; and "hopi"
    "hoping", as "hope". What longer terms begin so the index knows. Takes a fifth of a millisecond.
    """
    if len(folded) < _SHORTEST:
        return frozenset()
    stems = {stem(folded + rest) for rest in _rests(folded)}
    return frozenset(term for term in stems if _SHORTEST <= len(term) <= len(folded))


def _rests(folded: str) -> Iterator[str]:
    """What is left of each ending that the letters may end in the midst of."""
    if folded[-1:] == folded[-2:-1]:
        yield _AFTER_DOUBLED
    for ending in _ENDINGS.split():
        for typed in range(1, len(ending)):
            if folded.endswith(ending[:typed]):
                yield ending[typed:]
