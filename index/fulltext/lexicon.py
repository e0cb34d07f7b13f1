"""Which words of the index an unfinished word may become."""

import heapq
from collections import Counter
from collections.abc import Iterator, Sequence

from whoosh.reading import IndexReader

from index.fulltext.analysis import stem
from index.fulltext.query import Prefix

MAX_TERMS = 100
"""More would take seconds where two letters have been typed, and change nothing at the top."""

_ENDINGS = (
    "s es ed ing ings ly er ers or ors ies ied ment ments ent ents ently ence ences ency ential "
    "ant ants ance ances ancy able ably ible ibly ability ibility ful fully fulness ness iness "
    "ism isms ity ities ive ives ively iveness ize izes ized izing izer ization "
    "ate ates ated ating ation ations ational ationally ative ator ators ion ions ional ionally "
    "ic ics ical ically al als ally alism ality ous ously ousness"
)
"""What the stemmer takes off the ends of words."""


def expand(reader: IndexReader, fields: Sequence[str], prefix: Prefix) -> list[str]:
    """The terms of these fields that an unfinished word may become.

    At most `MAX_TERMS` of them, those of most documents first.
    """
    frequencies: Counter[str] = Counter()
    stems = {prefix.term, *_stems(prefix.text)}
    for segment, _ in reader.leaf_readers():
        for field in fields:
            for term, info in segment.iter_prefix(field, prefix.text):
                frequencies[term.decode()] += info.doc_frequency()
            for term in stems:
                if not term.startswith(prefix.text) and (field, term) in segment:
                    frequencies[term] += segment.doc_frequency(field, term)
    commonest = heapq.nsmallest(MAX_TERMS, ((-n, term) for term, n in frequencies.items()))
    return [term for _, term in commonest]


def _stems(beginning: str) -> Iterator[str]:
    """The stems of words that begin like this, if they end in one of the endings.

    A stem may be shorter than what was typed: "presiden" may become "president", indexed as "presid".
    """
    for ending in _ENDINGS.split():
        for typed in range(1, len(ending) + 1):
            if len(beginning) > typed + 1 and beginning.endswith(ending[:typed]):
                yield stem(beginning[:-typed] + ending)
