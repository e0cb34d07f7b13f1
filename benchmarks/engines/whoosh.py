"""Stock Whoosh: its own codec, matchers and BM25F, given our analysis, so that it counts the words that ours counts."""

from collections.abc import Callable, Iterable
from pathlib import Path

from whoosh import query as q
from whoosh.fields import NUMERIC, TEXT, Schema
from whoosh.index import FileIndex, create_in, open_dir

from benchmarks.engines import TOP, Found
from benchmarks.records import Record
from benchmarks.search_queries import SLOP, Kind, Request
from index.fulltext.analysis import fold, tokenise
from index.fulltext.schema import TermAnalyser

SUPPORTED = frozenset(Kind) - {Kind.PERSON, Kind.FACETS}
FIELDS = ("title", "body")


def build(records: Iterable[Record], folder: Path) -> None:
    """With memory enough, and one commit."""
    analyser = TermAnalyser()
    number = NUMERIC(int, bits=64, unique=True, sortable=True, shift_step=0)
    day = NUMERIC(int, bits=32, sortable=True)
    schema = Schema(number=number, day=day, title=TEXT(analyser, field_boost=2.0), body=TEXT(analyser))
    writer = create_in(folder, schema).writer(limitmb=512)
    for record in records:
        writer.add_document(number=record.number, day=record.day, title=record.title, body=record.body)
    writer.commit()


def open_index(folder: Path) -> "WhooshIndex":
    """Open what was built."""
    return WhooshIndex(open_dir(folder))


class WhooshIndex:
    """A searcher."""

    def __init__(self, index: FileIndex) -> None:
        self._searcher = index.searcher()
        self._numbers = self._searcher.reader().column_reader("number")

    def search(self, request: Request) -> Found:
        """The total is `len(results)`, for which Whoosh may have to search once more."""
        days = q.NumericRange("day", request.first_day, request.last_day) if request.year else None
        latest = {"sortedby": "day", "reverse": True} if request.kind is Kind.BY_DATE else {}
        results = self._searcher.search(_query(request), limit=TOP, filter=days, **latest)
        return Found(tuple(self._numbers[hit.docnum] for hit in results), len(results))


def _query(request: Request) -> q.Query:
    words = request.words
    terms = [token.term for word in words for token in tokenise(word)]
    match request.kind:
        case Kind.WILDCARD:
            return _in_either(lambda field: q.Wildcard(field, words[0]))
        case Kind.FUZZY:
            return _in_either(lambda field: q.FuzzyTerm(field, fold(words[0]), maxdist=1, prefixlength=0))
        case kind if kind.is_prefix:
            return _in_either(lambda field: q.Prefix(field, words[0]))
        case kind if kind.is_phrase:
            return _in_either(lambda field: q.Phrase(field, terms))
        case Kind.NEAR:
            # Its own query for words near each other in any order, `SpanNear2`, fails with a NameError.
            orders = (terms, terms[::-1])
            return q.Or([_in_either(lambda field, order=order: _near(field, order)) for order in orders])
    group = q.Or if request.kind in (Kind.OR_2, Kind.OR_3) else q.And
    return group([_in_either(lambda field, term=term: q.Term(field, term)) for term in terms])


def _near(field: str, terms: list[str]) -> q.Query:
    return q.Phrase(field, terms, slop=SLOP + 1)


def _in_either(made: Callable[[str], q.Query]) -> q.Query:
    return q.Or([made(field) for field in FIELDS])
