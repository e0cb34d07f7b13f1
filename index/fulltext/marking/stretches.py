"""Words with their places -> where they stand one after the other, or near each other."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice, pairwise

from index.fulltext.analysis import tokenise
from index.fulltext.marking.scanning import Found
from index.model import Span


def phrases(terms: Sequence[str], found: Iterable[Found], text: str) -> Iterator[Span]:
    """Where these words stand one right after the other, from the first to the last.

    Args:
        terms: At least one.
        found: All words of a text with these terms, in order; there may be others.
        text: The text.
    """
    length = len(terms)
    some = [word for word in found if word.term in terms]
    for index in range(len(some) - length + 1):
        stretch = some[index : index + length]
        is_named = all(word.term == term for word, term in zip(stretch, terms, strict=True))
        if is_named and all(_gap(text[one.start : other.end], 1) == 1 for one, other in pairwise(stretch)):
            yield Span(stretch[0].start, stretch[-1].end)


def near_words(terms: Sequence[str], slop: int, found: Iterable[Found], text: str) -> Iterator[Span]:
    """The words of every stretch with all these that has at most `slop` words more.

    Args:
        terms: Each as often as a stretch must have it.
        slop: How many other words a stretch may have.
        found: All words of a text with these terms, in order; there may be others.
        text: The text.
    """
    reach = len(terms) + slop
    some = [word for word in found if word.term in terms]
    counts = Counter(terms)
    last = {term: deque[tuple[int, Found]](maxlen=count) for term, count in counts.items()}
    for position, word in zip(_positions(some, text, reach), some, strict=True):
        last[word.term].append((position, word))
        if all(len(last[term]) == count for term, count in counts.items()):
            first = min(places[0][0] for places in last.values())
            if position - first < reach:
                yield from (Span(one.start, one.end) for places in last.values() for _, one in places)


def _positions(found: Sequence[Found], text: str, reach: int) -> list[int]:
    """How many words stand before each, but that gaps of more than `reach` words count no more."""
    gaps = (_gap(text[one.start : other.end], reach) for one, other in pairwise(found))
    return list(accumulate(gaps, initial=0))[: len(found)]


def _gap(text: str, reach: int) -> int:
    """How many words a text has before its last, or just more than a reach."""
    return sum(1 for _ in islice(tokenise(text), reach + 2)) - 1
