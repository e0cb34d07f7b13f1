"""Tantivy, the native engine, with its own English stemmer, as its Python package has it."""

import re
from collections.abc import Iterable
from pathlib import Path

import tantivy

from benchmarks.engines import TOP, Found
from benchmarks.records import Record
from benchmarks.search_queries import SLOP, Kind, Request

SUPPORTED = frozenset(Kind) - {Kind.PERSON, Kind.FACETS}
FIELDS = ("title", "body")


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for field in FIELDS:
        builder.add_text_field(field, tokenizer_name="en_stem")
    builder.add_integer_field("number", fast=True)
    builder.add_integer_field("day", indexed=True, fast=True)
    return builder.build()


def build(records: Iterable[Record], folder: Path) -> None:
    """With as many threads as it likes, and one commit."""
    writer = tantivy.Index(_schema(), str(folder)).writer(256_000_000)
    for record in records:
        fields = {"number": record.number, "title": record.title, "body": record.body, "day": record.day}
        writer.add_document(tantivy.Document(**fields))
    writer.commit()
    writer.wait_merging_threads()


def open_index(folder: Path) -> "TantivyIndex":
    """Open what was built."""
    index = tantivy.Index.open(str(folder))
    index.reload()
    return TantivyIndex(index)


class TantivyIndex:
    """A searcher."""

    def __init__(self, index: tantivy.Index) -> None:
        self._index, self._schema, self._searcher = index, index.schema, index.searcher()

    def search(self, request: Request) -> Found:
        """The numbers come from a column, as they are quickest."""
        by_date = "day" if request.kind is Kind.BY_DATE else None
        found = self._searcher.search(self._query(request), TOP, order_by_field=by_date)
        addresses = [address for _, address in found.hits]
        numbers = self._searcher.fast_field_values("number", addresses)
        return Found(tuple(numbers), found.count)

    def _query(self, request: Request) -> tantivy.Query:
        words = request.words
        match request.kind:
            case Kind.WILDCARD:
                return self._in_either(words[0].replace("?", ".").replace("*", ".*"))
            case Kind.FUZZY:
                each = [tantivy.Query.fuzzy_term_query(self._schema, field, words[0]) for field in FIELDS]
                return _any_of(each)
            case kind if kind.is_prefix:
                return self._in_either(re.escape(words[0]) + ".*")
            case kind if kind.is_phrase:
                return self._parsed(f'"{" ".join(words)}"')
            case Kind.NEAR:
                return self._parsed(f'"{" ".join(words)}"~{SLOP}')
            case Kind.OR_2 | Kind.OR_3:
                return self._parsed(" OR ".join(words))
            case Kind.FILTERED:
                integer = tantivy.FieldType.Integer
                days = (self._schema, "day", integer, request.first_day, request.last_day)
                both = [self._parsed(words[0]), tantivy.Query.const_score_query(tantivy.Query.range_query(*days), 0)]
                return tantivy.Query.boolean_query([(tantivy.Occur.Must, query) for query in both])
        return self._parsed(" AND ".join(words))

    def _parsed(self, text: str) -> tantivy.Query:
        return self._index.parse_query(text, list(FIELDS))

    def _in_either(self, pattern: str) -> tantivy.Query:
        return _any_of([tantivy.Query.regex_query(self._schema, field, pattern) for field in FIELDS])


def _any_of(queries: list[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])
