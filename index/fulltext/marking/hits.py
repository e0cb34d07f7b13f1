"""Query + text -> the spans of the text that match."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from index.fulltext.analysis import stem
from index.fulltext.marking.likely import likeliest, likely_test
from index.fulltext.marking.matching import Shaped, first_letters, form_test, stem_test, stems
from index.fulltext.marking.scanning import Found, Scanner
from index.fulltext.marking.stretches import near_words, phrases
from index.fulltext.query import Named, Near, Phrase, Query, Scope, Together, Word, Worded
from index.model import Span


def _nowhere(_clause: Named | Together) -> Sequence[Span]:
    return ()


def find_hits(
    query: Query,
    text: str,
    skip: Sequence[Span] = (),
    headline: Span | None = None,
    named: Callable[[Named | Together], Sequence[Span]] = _nowhere,
) -> tuple[Span, ...]:
    """The spans of a text that match a query, in order, not overlapping.

    A phrase is one span; of words near each other, each is one. Of spans that overlap, the one that starts first
    counts, of two that start together the longer. What stands under a NOT is not marked, nor is what is looked for
    outside titles and texts.

    Args:
        query: What was searched.
        text: The text of an article that was found.
        skip: Spans that have no hits, in order, not overlapping: furniture.
        headline: Where the title stands in the text; what is looked for in titles is marked only there.
        named: Where the text names somebody.
    """
    leaves = list(query.wanted())
    anywhere = [leaf for leaf in leaves if isinstance(leaf, Worded) and leaf.scope is Scope.ANYWHERE]
    spans = list(_worded(anywhere, text))
    if headline:
        in_title = [leaf for leaf in leaves if isinstance(leaf, Worded) and leaf.scope is Scope.TITLE]
        title = text[headline.start : headline.end]
        spans += (Span(headline.start + hit.start, headline.start + hit.end) for hit in _worded(in_title, title))
    spans += chain.from_iterable(named(leaf) for leaf in leaves if isinstance(leaf, Named | Together))
    return tuple(_without_overlaps(span for span in spans if not _touches(span, skip)))


def _worded(leaves: Sequence[Worded], text: str) -> Iterator[Span]:
    """Where these clauses are found, whatever their scope."""
    if not leaves:
        return
    found = list(_scanner(tuple(leaves)).scan(text))
    for leaf in leaves:
        match leaf:
            case Word(term):
                yield from (Span(word.start, word.end) for word in found if word.term == term)
            case Phrase(terms):
                yield from phrases(terms, found, text)
            case Near(terms, slop):
                yield from near_words(terms, slop, found, text)
            case _:
                yield from _shaped(leaf, found, text)


@lru_cache(maxsize=8)
def _scanner(leaves: tuple[Worded, ...]) -> Scanner:
    """What finds the words of these clauses, kept from one text that was found to the next."""
    tests = [form_test(leaf) for leaf in leaves]
    letters = [first_letters(leaf) for leaf in leaves]
    known = [some for some in letters if some is not None]
    may_have_any = stem_test(tuple(term for leaf in leaves for term in stems(leaf)))
    return Scanner(
        frozenset().union(*known) if len(known) == len(letters) else None,
        tests[0] if len(tests) == 1 else lambda form: any(test(form) for test in tests),
        lambda form: stem(form) if may_have_any(form) else "",
    )


def _shaped(leaf: Shaped, found: Iterable[Found], text: str) -> Iterator[Span]:
    """The words whose forms match, or where there are none, those that have a stem in common with such words."""
    test = form_test(leaf)
    spans = [Span(word.start, word.end) for word in found if test(word.form)]
    yield from spans or _by_stem(leaf, text)


def _by_stem(leaf: Shaped, text: str) -> Iterator[Span]:
    candidates = list(_reader(leaf).scan(text))
    terms = likeliest(leaf, {word.term for word in candidates})
    return (Span(word.start, word.end) for word in candidates if word.term in terms)


@lru_cache(maxsize=8)
def _reader(leaf: Shaped) -> Scanner:
    """What finds the words whose stems may be likely."""
    return Scanner(first_letters(leaf), likely_test(leaf), stem)


def _touches(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span shares a character with any of these, which are in order and do not overlap."""
    next_index = bisect_right(others, span.start, key=lambda other: other.end)
    return next_index < len(others) and others[next_index].start < span.end


def _without_overlaps(spans: Iterable[Span]) -> Iterator[Span]:
    end = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= end:
            yield span
            end = span.end
