"""Which words an article was likely found for, where none of its forms is what a clause asks for.

"president" for "presidenc*", where the collection has "presidency"; "hope" for a "hopi" that is still being typed.
"""

import re
from collections.abc import Callable, Iterable

from index.fulltext.analysis import stem
from index.fulltext.endings import may_become
from index.fulltext.marking.matching import Shaped, form_test
from index.fulltext.query import Fuzzy, Prefix, Wildcard

_SHORTEST_STEM = 3


def likely_test(clause: Shaped) -> Callable[[str], bool]:
    """Whether a folded form is one of those, as far as it tells by itself."""
    may_be, is_likely = _head_test(clause), _stem_test(clause)
    return lambda form: (may_be(form) or form.endswith("ying")) and is_likely(stem(form))


def likeliest(clause: Shaped, stems: Iterable[str]) -> set[str]:
    """Of all stems of an article that are likely, those that it was found for."""
    if not isinstance(clause, Prefix):
        return set(stems)
    begun = sorted((term for term in stems if clause.text.startswith(term)), key=len)
    return {*_finished(clause), *begun[-1:]}


def _finished(clause: Prefix) -> frozenset[str]:
    """What a word becomes when more of it is typed."""
    return may_become(clause.text) | {clause.term} if clause.is_unfinished else frozenset()


def _stem_test(clause: Shaped) -> Callable[[str], bool]:
    if not isinstance(clause, Prefix):
        return form_test(clause)
    text, finished = clause.text, _finished(clause)
    return lambda term: term in finished or (len(term) >= _SHORTEST_STEM and text.startswith(term))


def _head_test(clause: Shaped) -> Callable[[str], bool]:
    """Whether a form may have a likely stem: it begins with all of that but the last letter, see `matching.stem_test`.

    Finding out its stem would take a hundred times as long.
    """
    match clause:
        case Prefix(text, term):
            beginning = text[: max(1, min(len(term), _SHORTEST_STEM) - 1)]
            return lambda form: form.startswith(beginning)
        case Wildcard(pattern):
            whole = re.split(r"[*?]+", pattern.rstrip("*?"))
            parts = [*whole[:-1], whole[-1][:-1]]
            return lambda form: all(part in form for part in parts)
        case Fuzzy(text, distance):
            # Needs some milliseconds to import, and is seldom asked for.
            from rapidfuzz.distance import LCSseq

            longest, least = len(text) + distance, len(text) - distance - 1
            return lambda form: LCSseq.similarity(text, form[:longest]) >= least
