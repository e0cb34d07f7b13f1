"""Query -> Whoosh's query, for the index that it will be put to."""

from collections.abc import Iterable, Iterator

from whoosh import query as whoosh_query
from whoosh.matching import FilterMatcher, Matcher
from whoosh.query.compound import DefaultOr, PreloadedOr
from whoosh.reading import IndexReader
from whoosh.searching import SearchContext, Searcher

from index.fulltext.lexicon import expand
from index.fulltext.query import AllOf, AnyOf, Node, Phrase, Prefix, Scope, Without, Word
from index.fulltext.schema import BODY, TITLE


def plan(node: Node, reader: IndexReader) -> whoosh_query.Query:
    """How Whoosh is to look for this.

    Not every query of Whoosh's will do: its Not finds deleted documents, its AndNot does not look at the
    first match, and its Or changes its method with the size of the index.
    """
    match node:
        case Word(term, scope):
            return _any(whoosh_query.Term(field, term) for field in _fields(scope))
        case Prefix(_, _, scope):
            fields = _fields(scope)
            terms = expand(reader, fields, node)
            return _any(whoosh_query.Term(field, term) for term in terms for field in fields)
        case Phrase(terms, scope):
            return _any(whoosh_query.Phrase(field, list(terms)) for field in _fields(scope))
        case AnyOf(parts):
            return _any(plan(part, reader) for part in parts)
        case AllOf(parts):
            return _all(parts, reader)
        case Without():
            return _all([node], reader)


def _fields(scope: Scope) -> tuple[str, ...]:
    return (TITLE,) if scope is Scope.TITLE else (TITLE, BODY)


def _any(queries: Iterable[whoosh_query.Query]) -> whoosh_query.Query:
    found = list(queries)
    # A tree of unions asks every branch about every document; for many it is quicker to fill an array.
    return PreloadedOr(found) if len(found) > 2 else DefaultOr(found)


def _all(parts: Iterable[Node], reader: IndexReader) -> whoosh_query.Query:
    wanted = [plan(part, reader) for part in parts if not isinstance(part, Without)]
    unwanted = [plan(part.part, reader) for part in parts if isinstance(part, Without)]
    found = whoosh_query.And(wanted) if wanted else whoosh_query.Every()
    return _Except(found, _any(unwanted)) if unwanted else found


class _Except(whoosh_query.AndNot):  # type: ignore[misc]
    """Documents that match one query and not the other."""

    def matcher(self, searcher: Searcher, context: SearchContext) -> Matcher:
        unwanted = self.b.matcher(searcher, searcher.boolean_context())
        return FilterMatcher(self.a.matcher(searcher, context), frozenset(_ids(unwanted)), exclude=True)


def _ids(matcher: Matcher) -> Iterator[int]:
    while matcher.is_active():
        yield matcher.id()
        matcher.next()
