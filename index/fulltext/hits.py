"""Query + text -> the spans of the text that match."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from index.fulltext.analysis import Token, fold, tokenise
from index.fulltext.query import Phrase, Prefix, Query, Scope, Word
from index.model import Span


def find_hits(query: Query, text: str, skip: Sequence[Span] = (), headline: Span | None = None) -> tuple[Span, ...]:
    """The spans of a text that match a query, in order, not overlapping.

    A phrase is one span. Of spans that overlap, the one that starts first counts, of two that start
    together the longer. What stands under a NOT is not marked.

    Args:
        query: What was searched.
        text: The text of an article that was found.
        skip: Spans that have no hits, in order, not overlapping: furniture.
        headline: Where the title stands in the text; what is looked for in titles is marked only there.
    """
    leaves = [leaf for leaf in query.wanted() if isinstance(leaf, Word | Prefix | Phrase)]
    if not leaves:
        return ()
    tokens = list(tokenise(text))
    spans = (span for leaf in leaves for span in _occurrences(leaf, text, tokens, headline))
    return tuple(_without_overlaps(span for span in spans if not _touches(span, skip)))


def _occurrences(
    leaf: Word | Prefix | Phrase, text: str, tokens: Sequence[Token], headline: Span | None
) -> Iterator[Span]:
    if leaf.scope is Scope.TITLE:
        tokens = [token for token in tokens if headline and _inside(token, headline)]
    match leaf:
        case Word(term):
            yield from (Span(start, end) for found, start, end in tokens if found == term)
        case Phrase(terms):
            yield from _phrases(terms, tokens)
        case Prefix(beginning, term):
            for found, start, end in tokens:
                if found == term or fold(text[start:end]).startswith(beginning):
                    yield Span(start, end)


def _inside(token: Token, span: Span) -> bool:
    return span.start <= token.start and token.end <= span.end


def _phrases(terms: Sequence[str], tokens: Sequence[Token]) -> Iterator[Span]:
    found = [token.term for token in tokens]
    wanted = list(terms)
    for first in range(len(found) - len(wanted) + 1):
        if found[first] == wanted[0] and found[first : first + len(wanted)] == wanted:
            yield Span(tokens[first].start, tokens[first + len(wanted) - 1].end)


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
