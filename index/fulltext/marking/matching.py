"""Which words a clause means: by their form where it says how they are spelt, or else by their stem.

Forms with the same stem are one to the index, so an article is found if the collection has a form that matches and the
article any form with the same stem.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

from index.fulltext.analysis import stem
from index.fulltext.query import Fuzzy, Prefix, Wildcard, Word, Worded

Shaped: TypeAlias = Prefix | Wildcard | Fuzzy
"""What tells words by how they are spelt."""


def form_test(clause: Worded) -> Callable[[str], bool]:
    """Whether a folded form is what a clause asks for, or a part of it."""
    match clause:
        case Prefix(text):
            return lambda form: form.startswith(text)
        case Wildcard(pattern):
            matches = wildcard_pattern(pattern).fullmatch
            return lambda form: matches(form) is not None
        case Fuzzy(text, distance):
            # Needs some milliseconds to import, and is seldom asked for.
            from rapidfuzz.distance import Levenshtein

            first = text[0]
            return lambda form: (
                form.startswith(first) and Levenshtein.distance(text, form, score_cutoff=distance) <= distance
            )
    wanted = frozenset(stems(clause))
    may_have_any = stem_test(tuple(wanted))
    return lambda form: may_have_any(form) and stem(form) in wanted


def stem_test(terms: tuple[str, ...]) -> Callable[[str], bool]:
    """Whether a form may have one of these stems: finding out which it has takes a hundred times as long.

    Snowball's "english" changes the last letter of what it leaves of a word at most ("hop|ing", hope; "cr|ies",
    cri), but for "dying", "lying" and "tying", which become "die", "lie" and "tie".
    """
    heads = tuple(term[:-1] or term for term in terms)
    return lambda form: form.startswith(heads) or form.endswith("ying")


def stems(clause: Worded) -> tuple[str, ...]:
    """The stems that a clause asks for; none where it tells words by how they are spelt."""
    match clause:
        case Word(term):
            return (term,)
        case Prefix() | Wildcard() | Fuzzy():
            return ()
    return clause.terms


def first_letters(clause: Worded) -> frozenset[str] | None:
    """What the forms begin with that a clause may ask for, as stemming keeps the first letter; None for anything."""
    match clause:
        case Word(beginning) | Prefix(beginning) | Wildcard(beginning) | Fuzzy(beginning):
            return None if beginning[0] in "*?" else frozenset(beginning[0])
    return frozenset(term[0] for term in clause.terms)


@lru_cache(maxsize=64)
def wildcard_pattern(pattern: str) -> re.Pattern[str]:
    """What matches the folded forms of a shape, in time that grows with the product of their lengths at most."""
    head, *rest = ("".join("." if char == "?" else re.escape(char) for char in part) for part in pattern.split("*"))
    if not rest:
        return re.compile(head, re.DOTALL)
    # What stands between stars may be taken where it is found first, and never elsewhere: an atomic group.
    middle = "".join(rf"(?>.*?{part})" for part in rest[:-1])
    return re.compile(rf"{head}{middle}.*{rest[-1]}", re.DOTALL)
