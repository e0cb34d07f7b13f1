"""Searching arrays finds what queries mean, and ranks it as stock Whoosh does."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from math import log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from whoosh import query as stock
from whoosh.matching import FilterMatcher, Matcher, WrappingMatcher
from whoosh.query.compound import DefaultOr
from whoosh.scoring import BM25F
from whoosh.searching import SearchContext, Searcher

from index.fulltext.analysis import fold, tokenise, words
from index.fulltext.arrays import SegmentArrays
from index.fulltext.clauses import Clauses
from index.fulltext.codec import array_reader
from index.fulltext.document import Document
from index.fulltext.inverting import invert
from index.fulltext.matching import matching
from index.fulltext.query import (
    AllOf,
    AnyOf,
    Dated,
    Fuzzy,
    IsRead,
    Named,
    Near,
    Node,
    Phrase,
    Prefix,
    Query,
    Scope,
    Together,
    Wildcard,
    Without,
    Word,
)
from index.fulltext.register import Counted
from index.fulltext.search import Matches, never, search_segments
from index.fulltext.searcher import ArraySearcher
from index.model import SearchOrder
from tests.searching import Nobody

SOMEBODY = Named("somebody", None)
TWO = Together((SOMEBODY, Named("another", None)))


@dataclass(frozen=True, slots=True)
class Names:
    """A register that is told all it knows."""

    named: dict[int, int] = field(default_factory=dict)
    together_named: dict[int, int] = field(default_factory=dict)
    those_read: frozenset[int] = frozenset()

    def naming(self, clause: Named) -> Counted:
        return _counted(self.named)

    def together(self, clause: Together) -> Counted:
        return _counted(self.together_named)

    def read(self) -> NDArray[np.int64]:
        return np.array(sorted(self.those_read), np.int64)


def _counted(times: dict[int, int]) -> Counted:
    return Counted(np.array(sorted(times), np.int64), np.array([times[each] for each in sorted(times)], np.int64))


@dataclass(frozen=True, slots=True)
class Batch:
    """Documents that are written together, and those that have been deleted since."""

    documents: tuple[Document, ...]
    deleted: frozenset[int]

    def arrays(self) -> SegmentArrays:
        alive = np.array([document.id not in self.deleted for document in self.documents], np.bool_)
        return replace(invert(self.documents), alive=alive if self.deleted else None)


def alive(batches: Iterable[Batch]) -> Iterator[Document]:
    for batch in batches:
        yield from (document for document in batch.documents if document.id not in batch.deleted)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a query means, by sets and loops, as its definition has it: BM25F over whole collections."""

    batches: Sequence[Batch]
    names: Names

    def score(self, node: Node, document: Document) -> float | None:
        """None where it does not match."""
        match node:
            case AllOf(parts):
                found = [self.score(part, document) for part in parts]
                return None if None in found else sum(each for each in found if each)
            case AnyOf(parts):
                there = [each for part in parts if (each := self.score(part, document)) is not None]
                return sum(there) if there else None
            case Without(part):
                return 0.0 if self.score(part, document) is None else None
            case Dated(first, last):
                return 0.0 if document.day and (first or 1) <= document.day <= (last or document.day) else None
            case IsRead(read):
                return 0.0 if (document.id in self.names.those_read) == read else None
            case Named():
                return self._naming(self.names.named, document)
            case Together():
                return self._naming(self.names.together_named, document)
        parts_found = [self._in_field(node, each, document) for each in fields_of(node.scope)]
        there = [each for each in parts_found if each is not None]
        return sum(there) if there else None

    def _naming(self, times: dict[int, int], document: Document) -> float | None:
        if document.id not in times:
            return None
        return self._idf(len(times)) * times[document.id] * 2.2 / (times[document.id] + 1.2)

    def _in_field(self, leaf: Node, name: str, document: Document) -> float | None:
        text = terms_of(document, name)
        if isinstance(leaf, Phrase | Near):
            return sum(self._term(name, term, document) for term in leaf.terms) if placed(leaf, text) else None
        wanted = {term for each in self._all() for term in expanded(leaf, getattr(each, name))}
        there = wanted & set(text)
        return sum(self._term(name, term, document) for term in there) if there else None

    def _term(self, name: str, term: str, document: Document) -> float:
        lengths = [len(terms_of(each, name)) for each in self._all()]
        weight = terms_of(document, name).count(term) * (2.0 if name == "title" else 1.0)
        length = len(terms_of(document, name)) / (sum(lengths) / len(lengths))
        having = sum(term in terms_of(each, name) for each in self._all())
        return self._idf(having) * weight * 2.2 / (weight + 1.2 * (0.25 + 0.75 * length))

    def _idf(self, having: int) -> float:
        return log(len(self._all()) / (having + 1)) + 1

    def _all(self) -> list[Document]:
        return [document for batch in self.batches for document in batch.documents]


def fields_of(scope: Scope) -> tuple[str, ...]:
    return ("title", "body") if scope is Scope.ANYWHERE else (scope.value,)


def terms_of(document: Document, name: str) -> list[str]:
    return _terms(getattr(document, name))


@lru_cache(maxsize=1000)
def _terms(text: str) -> list[str]:
    return [token.term for token in tokenise(text)]


@lru_cache(maxsize=10000)
def expanded(leaf: Node, text: str) -> set[str]:
    """The terms of a text that a leaf stands for."""
    forms = {fold(word): next(tokenise(word)).term for word in words(text)}
    match leaf:
        case Word(term):
            return {term} & set(forms.values())
        case Prefix(beginning, term):
            return {stem for form, stem in forms.items() if form.startswith(beginning) or stem == term}
        case Wildcard(pattern):
            shape = re.compile("".join({"?": ".", "*": ".*"}.get(letter, re.escape(letter)) for letter in pattern))
            return {stem for form, stem in forms.items() if shape.fullmatch(form)}
        case Fuzzy(word, distance):
            return {
                stem
                for form, stem in forms.items()
                if form[0] == word[0] and Levenshtein.distance(form, word) <= distance
            }
    raise AssertionError(leaf)


def placed(leaf: Phrase | Near, text: list[str]) -> bool:
    """Whether the words of a text, a letter each, have a phrase, or all words within some stretch."""
    if isinstance(leaf, Phrase):
        return f" {' '.join(leaf.terms)} " in f" {' '.join(text)} "
    size = len(leaf.terms) + leaf.slop
    stretches = [Counter(text[at : at + size]) for at in range(len(text))]
    return any(Counter(leaf.terms) <= stretch for stretch in stretches)


LONG = ["running", "runs", "runner", "éclair", "eclipse", "state", "states", "station", "stations", "習"]
vocabulary = st.sampled_from(["a", "b", "c", "a", "b", "ab", "ba", *LONG])
texts = st.lists(vocabulary, max_size=10).map(" ".join)
documents = st.builds(
    Document,
    st.integers(),
    texts,
    texts,
    source=st.sampled_from(["", "The Station", "eclipse news"]),
    day=st.none() | st.integers(730000, 730003),
)
scopes = st.sampled_from([Scope.ANYWHERE, Scope.ANYWHERE, Scope.TITLE])
terms = st.sampled_from(["a", "b", "c", "ab", "run", "state", "station", "習", "missing"])
worded = st.one_of(
    st.builds(Word, terms, scopes),
    st.builds(Prefix, st.sampled_from(["a", "b", "r", "run", "runn", "st", "stati", "é", "ecl", "zz"]), terms, scopes),
    st.builds(Wildcard, st.sampled_from(["r*", "?", "*s", "st?t*", "??", "*", "a*b", "zz*", "?clair"]), scopes),
    st.builds(Fuzzy, st.sampled_from(["state", "runs", "a", "ab", "eclaire", "zz"]), st.integers(1, 2), scopes),
    st.builds(Phrase, st.lists(terms, min_size=2, max_size=3).map(tuple), scopes),
)
any_leaves = st.one_of(
    worded,
    st.builds(Near, st.lists(terms, min_size=2, max_size=3).map(tuple), st.integers(0, 3), scopes),
    st.builds(Word, st.sampled_from(["station", "eclips"]), st.just(Scope.SOURCE)),
    st.builds(Dated, st.none() | st.integers(729999, 730004), st.none() | st.integers(729999, 730004)),
    st.builds(IsRead, st.booleans()),
    st.just(SOMEBODY),
    st.just(TWO),
)


def trees(leaves: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=4).map(lambda parts: AllOf(tuple(parts))),
            st.lists(inner, min_size=1, max_size=4).map(lambda parts: AnyOf(tuple(parts))),
            inner.map(Without),
        ),
        max_leaves=6,
    )


@st.composite
def collections(draw: st.DrawFn) -> list[Batch]:
    numbers = draw(st.permutations(range(12)))
    drawn = [replace(draw(documents), id=number) for number in numbers[: draw(st.integers(0, 12))]]
    ends = sorted(draw(st.lists(st.integers(0, len(drawn)), max_size=3)))
    parts = [drawn[begin:end] for begin, end in zip([0, *ends], [*ends, len(drawn)], strict=True)]
    deleted = draw(st.frozensets(st.sampled_from(numbers), max_size=4))
    return [Batch(tuple(part), deleted & {document.id for document in part}) for part in parts]


counts = st.dictionaries(st.integers(0, 13), st.integers(1, 4))
names = st.builds(Names, counts, counts, st.frozensets(st.integers(0, 13)))


def scores_of(batches: Sequence[Batch], node: Node, register: Names) -> dict[int, float]:
    searcher = ArraySearcher([batch.arrays() for batch in batches])
    matched = matching(searcher, Clauses(searcher, register, never), node)
    return dict(zip(matched.ids.tolist(), matched.scores.tolist(), strict=True))


def searched(batches: Sequence[Batch], node: Node | None, register: Names = Names(), **options: object) -> Matches:
    found = search_segments([batch.arrays() for batch in batches], Query("", node), register, **options)  # type: ignore[arg-type]
    assert found is not None
    return found


@settings(max_examples=100)
@given(collections(), trees(any_leaves), names)
def test_what_is_found_and_its_scores_are_what_the_query_means(
    batches: list[Batch], node: Node, register: Names
) -> None:
    meaning = Meaning(batches, register)
    expected = {document.id: meaning.score(node, document) for document in alive(batches)}
    found = scores_of(batches, node, register)
    assert found == pytest.approx({number: score for number, score in expected.items() if score is not None})


@settings(max_examples=100)
@given(collections(), trees(any_leaves), names, st.sampled_from(SearchOrder), st.integers(0, 5))
def test_the_first_are_those_that_sorting_all_puts_first(
    batches: list[Batch], node: Node, register: Names, order: SearchOrder, limit: int
) -> None:
    scores = scores_of(batches, node, register)
    days = {document.id: document.day or 0 for document in alive(batches)}
    keys = {
        SearchOrder.BEST: lambda number: (round(-scores[number], 9), number),
        SearchOrder.LATEST: lambda number: (-days[number], round(-scores[number], 9), number),
        SearchOrder.EARLIEST: lambda number: (days[number] or 1 << 40, round(-scores[number], 9), number),
    }
    if order is SearchOrder.BEST and all(isinstance(leaf, Dated | IsRead) for leaf in Query("", node).wanted()):
        order = SearchOrder.LATEST
    found = searched(batches, node, register, order=order, limit=limit)
    assert found.ids.tolist() == sorted(scores, key=keys[order])[:limit]
    assert found.total == len(scores)
    assert sorted(found.all_ids.tolist()) == sorted(scores)


def stock_searcher(batches: Sequence[Batch]) -> Searcher:
    """Stock Whoosh on the same segments."""
    segments = tuple(batch.arrays() for batch in batches if batch.documents)
    return Searcher(array_reader(segments, 1), weighting=BM25F())


def stock_query(node: Node, batches: Sequence[Batch]) -> stock.Query:
    """The query of Whoosh's that means the same; those of its own for NOT find deleted documents."""
    match node:
        case AllOf(parts):
            wanted = [stock_query(part, batches) for part in parts if not isinstance(part, Without)]
            unwanted = [stock_query(part.part, batches) for part in parts if isinstance(part, Without)]
            found = stock.And(wanted) if wanted else _All()
            return _Except(found, DefaultOr(unwanted)) if unwanted else found
        case AnyOf(parts):
            return DefaultOr([stock_query(part, batches) for part in parts])
        case Without():
            return stock_query(AllOf((node,)), batches)
        case Phrase(terms, scope):
            return DefaultOr([stock.Phrase(name, list(terms)) for name in fields_of(scope)])
        case Word(_, scope) | Prefix(_, _, scope) | Wildcard(_, scope) | Fuzzy(_, _, scope):
            found_in = [
                (name, getattr(each, name))
                for batch in batches
                for each in batch.documents
                for name in fields_of(scope)
            ]
            pairs = {(name, term) for name, text in found_in for term in expanded(node, text)}
            return DefaultOr([stock.Term(name, term) for name, term in sorted(pairs)])
    raise AssertionError(node)


class _All(stock.Every):  # type: ignore[misc]
    """All documents, which count nothing for that; Whoosh gives each a score of 1."""

    def matcher(self, searcher: Searcher, context: SearchContext) -> Matcher:
        return WrappingMatcher(super().matcher(searcher, context), boost=0.0)


class _Except(stock.AndNot):  # type: ignore[misc]
    def matcher(self, searcher: Searcher, context: SearchContext) -> Matcher:
        matcher = self.b.matcher(searcher, searcher.boolean_context())
        unwanted = []
        while matcher.is_active():
            unwanted.append(matcher.id())
            matcher.next()
        return FilterMatcher(self.a.matcher(searcher, context), frozenset(unwanted), exclude=True)


def stock_scores(searcher: Searcher, query: stock.Query) -> dict[int, float]:
    found = dict[int, float]()
    context = searcher.context(needs_current=True)
    for part in (part for part, _ in searcher.leaf_searchers() if part.doc_count_all()):
        matcher, ids = query.matcher(part, context), part.reader().column_reader("id")
        while matcher.is_active():
            found[ids[matcher.id()]] = matcher.score()
            matcher.next()
    return found


@settings(max_examples=100)
@given(collections(), st.lists(trees(worded), min_size=1, max_size=4))
def test_what_is_found_its_scores_and_its_ranking_are_stock_whooshs(batches: list[Batch], nodes: list[Node]) -> None:
    searcher = stock_searcher(batches)
    for node in nodes:
        expected = stock_scores(searcher, stock_query(node, batches))
        assert scores_of(batches, node, Names()) == pytest.approx(expected)
        ranked = sorted(expected, key=lambda number: (round(-expected[number], 9), number))
        # What is found only for what it has not comes latest first, which Whoosh does not know.
        if any(Query("", node).wanted()):
            assert searched(batches, node).ids.tolist() == ranked


NEWS = Batch(
    (
        Document(
            5,
            "Putin meets Xi",
            "The president met his counterpart in Beijing.",
            "Reuters",
            "A. Kolesnikov",
            "a/old.txt",
            738000,
        ),
        Document(2, "Orban in Moscow", "Hungary's prime minister spoke.", "TASS", "", "b/new.txt", 738002),
        Document(9, "Treaty", "The era of a new treaty; no putin.", "", "", "b/c.txt", None),
    ),
    frozenset(),
)


@pytest.mark.parametrize(
    ("node", "ids"),
    [
        (None, []),
        (AllOf(()), [2, 5, 9]),
        (AnyOf(()), []),
        (Without(Word("putin", Scope.ANYWHERE)), [2]),
        (Without(Without(Word("putin", Scope.ANYWHERE))), [5, 9]),
        (AllOf((Without(Word("putin", Scope.TITLE)), Without(Word("orban", Scope.ANYWHERE)))), [9]),
        (AnyOf((Word("orban", Scope.ANYWHERE), Without(Word("putin", Scope.ANYWHERE)))), [2]),
        (AnyOf(tuple(Word(f"w{number}", Scope.ANYWHERE) for number in range(3000))), []),
        (AnyOf(tuple(Word("putin", Scope.ANYWHERE) for _ in range(3000))), [5, 9]),
        (Word("reuter", Scope.SOURCE), [5]),
        (Word("reuter", Scope.ANYWHERE), []),
        (Word("kolesnikov", Scope.AUTHOR), [5]),
        (Phrase(("b", "new"), Scope.FILE), [2]),
        (Dated(date.fromordinal(738000).toordinal(), 738001), [5]),
        (Dated(None, None), [2, 5]),
        (Dated(738001, 738000), []),
        (Near(("treati", "new"), 0, Scope.ANYWHERE), [9]),
        (Near(("treati", "era"), 1, Scope.ANYWHERE), []),
        (Near(("treati", "era"), 3, Scope.ANYWHERE), [9]),
        (Near(("putin", "putin"), 100, Scope.ANYWHERE), []),
    ],
)
def test_what_is_found(node: Node | None, ids: list[int]) -> None:
    assert sorted(searched([NEWS], node).ids.tolist()) == ids


@pytest.mark.parametrize("node", [Word("a", Scope.TITLE), Without(Word("a", Scope.TITLE)), Prefix("a", "a", Scope.ANYWHERE), SOMEBODY, Dated(1, 2), Phrase(("a", "b"), Scope.ANYWHERE)])  # fmt: skip
def test_an_empty_index_finds_nothing(node: Node) -> None:
    for batches in ([], [Batch((), frozenset())], [Batch((Document(1, "", ""),), frozenset({1}))]):
        assert searched(batches, node, Names({1: 2})).total == 0


def test_articles_that_only_pass_a_filter_come_latest_first() -> None:
    assert searched([NEWS], IsRead(False)).ids.tolist() == [2, 5, 9]
    assert searched([NEWS], IsRead(False), order=SearchOrder.EARLIEST).ids.tolist() == [5, 2, 9]


def test_more_of_a_word_in_less_text_and_in_the_title_ranks_higher() -> None:
    padding = "other words " * 30
    filled = [Document(number, "Something", padding) for number in range(4, 20)]
    batch = Batch(
        (
            Document(1, "Something", f"putin {padding}"),
            Document(2, "Something", f"putin putin putin {padding}"),
            Document(3, "Putin again", f"putin putin putin {padding}"),
            *filled,
        ),
        frozenset(),
    )
    found = searched([batch], Word("putin", Scope.ANYWHERE), limit=2)
    assert found.ids.tolist() == [3, 2]
    assert found.total == 3


def test_who_is_named_more_often_comes_first() -> None:
    assert searched([NEWS], SOMEBODY, Names({5: 1, 9: 4, 2: 2})).ids.tolist() == [9, 2, 5]


@pytest.mark.parametrize("asked", range(6))
def test_a_search_stops_where_it_is_cancelled(asked: int) -> None:
    answers = iter([False] * asked)
    node = AllOf((Word("putin", Scope.ANYWHERE), AnyOf((Phrase(("putin", "meet"), Scope.ANYWHERE), SOMEBODY))))
    found = search_segments(
        [NEWS.arrays(), NEWS.arrays()], Query("", node), Names(), cancelled=lambda: next(answers, True)
    )
    assert found is None


@pytest.mark.parametrize(
    "leaf",
    [Wildcard("*s", Scope.ANYWHERE), Prefix("runs", "run", Scope.ANYWHERE), Fuzzy("rums", 1, Scope.ANYWHERE)],
)
def test_what_a_word_stands_for_does_not_depend_on_the_segments(leaf: Wildcard | Prefix | Fuzzy) -> None:
    documents = [Document(1, "", "running"), Document(2, "", "runs"), Document(3, "", "walks")]
    together = search_segments([invert(documents)], Query("", leaf), Nobody())
    apart = search_segments([invert([each]) for each in documents], Query("", leaf), Nobody())
    assert together is not None
    assert apart is not None
    assert apart.ids.tolist() == together.ids.tolist()
    assert {1, 2} <= set(together.ids.tolist())
