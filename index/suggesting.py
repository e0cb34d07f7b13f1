"""A query that finds nothing -> other queries that find something: words and names spelt about so, or a clause less."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from index.fulltext.analysis import fold, tokenise
from index.fulltext.explaining import near_spellings
from index.fulltext.language.parse import parse
from index.fulltext.query import AllOf, Leaf, Named, Phrase, Prefix, Query, Scope, Word
from index.fulltext.register import Register
from index.fulltext.search import find
from index.fulltext.searcher import ArraySearcher
from index.model import EntityType, Span, Suggestion

if TYPE_CHECKING:
    from index.entity_names import Names

MOST = 6
"""So many suggestions are read at a glance."""
_EACH = 3
"""Of each clause so many words, and so many names, are tried."""

NamesNear = Callable[[str, EntityType | None, int], "Names"]
"""Entities of a type, or of any, whose names are spelt about so; at most so many."""


def suggestions(
    searcher: ArraySearcher,
    query: Query,
    fruitless: Sequence[Leaf],
    register: Register,
    near: NamesNear,
    cancelled: Callable[[], bool],
) -> tuple[Suggestion, ...]:
    """Queries near to one that finds nothing, each of which finds something; those with one clause mended come first.

    Args:
        searcher: Where it was searched.
        query: What finds nothing.
        fruitless: The clauses of it that find nothing by themselves.
        register: Who is named where, and what is read.
        near: Asked for names.
        cancelled: Asked now and then whether nobody waits any longer.
    """
    tried = dict.fromkeys([*_mended(searcher, query, fruitless, near), *_with_a_clause_less(query)])
    return tuple(islice(_fruitful(searcher, tried, register, cancelled), MOST))


def _fruitful(
    searcher: ArraySearcher, tried: Iterable[str], register: Register, cancelled: Callable[[], bool]
) -> Iterator[Suggestion]:
    for text in tried:
        query = parse(text)
        if query.problems or query.root is None:
            continue
        found = find(searcher, query, register, limit=0, cancelled=cancelled)
        if found is None:
            return
        if found.total:
            yield Suggestion(text, f"{found.total:,} article{'' if found.total == 1 else 's'}")


def _mended(searcher: ArraySearcher, query: Query, fruitless: Sequence[Leaf], near: NamesNear) -> Iterator[str]:
    """The query with another word or name in place of one that nothing has."""
    for leaf in fruitless:
        clause = query.text[leaf.at.start : leaf.at.end]
        if isinstance(leaf, Named):
            for name in near(leaf.name, leaf.type, _EACH):
                yield _put(query.text, leaf.at, name.clause)
            continue
        for form, _ in near_spellings(searcher, query, leaf)[:_EACH]:
            yield _put(query.text, leaf.at, _with_word(clause, form))
        if isinstance(leaf, Word | Prefix | Phrase) and leaf.scope is Scope.ANYWHERE:
            for name in near(clause.strip('"'), None, _EACH):
                yield _put(query.text, leaf.at, name.clause)


def _with_word(clause: str, form: str) -> str:
    """A clause with another word in place of the one that is most like it."""
    token = min(tokenise(clause), key=lambda token: OSA.distance(fold(clause[token.start : token.end]), form))
    return _put(clause, Span(token.start, token.end), form)


def _with_a_clause_less(query: Query) -> Iterator[str]:
    """The query without one of the clauses that all have to match."""
    if not isinstance(query.root, AllOf):
        return
    places = [part.at for part in query.root.parts if not isinstance(part, AllOf) and hasattr(part, "at")]
    for at in reversed(places):
        yield " ".join(_put(query.text, at, "").split())


def _put(text: str, at: Span, instead: str) -> str:
    return text[: at.start] + instead + text[at.end :]
