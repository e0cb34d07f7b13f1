"""What is said where nothing was found."""

import pytest

from index.fulltext import Document, parse
from index.fulltext.explaining import fruitless, near_spellings
from index.fulltext.inverting import invert
from index.fulltext.query import AllOf, Dated, Phrase, Query, Scope, Without, Word
from index.fulltext.searcher import ArraySearcher
from index.model import Span
from tests.searching import Nobody

TEXTS = [
    "Ushakov met Lavrov. Elections were held.",
    "Ushakov and Ushakova spoke of an election",
    "The policy of Usha; a policeman, the Duma",
]


@pytest.fixture(scope="module")
def searcher() -> ArraySearcher:
    documents = [Document(number, "", text) for number, text in enumerate(TEXTS)]
    return ArraySearcher([invert(documents[:2]), invert(documents[2:])])


def test_the_clauses_that_find_nothing_by_themselves_are_told(searcher: ArraySearcher) -> None:
    missing = Word("ushakow", Scope.ANYWHERE, Span(0, 7))
    unlikely = Without(Word("nobodi", Scope.ANYWHERE))
    undated = Dated(1, 2, Span(20, 30))
    asked = AllOf((missing, Word("elect", Scope.ANYWHERE), undated, unlikely))
    assert fruitless(searcher, Query("", asked), Nobody()) == (missing, undated)


def test_nothing_is_told_where_each_finds_something(searcher: ArraySearcher) -> None:
    query = parse("ushakov duma")
    assert fruitless(searcher, query, Nobody()) == ()


@pytest.mark.parametrize(
    ("text", "spellings"),
    [
        ("ushakow", (("ushakov", 2), ("ushakova", 1))),
        ("elektions", (("elections", 2), ("election", 2))),
        ('"the dumas of ushakow"', (("ushakov", 2), ("ushakova", 1))),
        ("lavrov", ()),
        ("qqqqqq", ()),
        ("duna", (("duma", 1),)),
        ("dune", ()),
        ("vshakov", (("ushakov", 2), ("ushakova", 1))),
        ("olicy", (("policy", 1),)),
    ],
)
def test_near_spellings_come_nearest_and_then_commonest_first(
    searcher: ArraySearcher, text: str, spellings: tuple[tuple[str, int], ...]
) -> None:
    query = parse(text)
    (leaf,) = query.wanted()
    assert near_spellings(searcher, query, leaf) == spellings


def test_a_clause_without_words_has_no_spellings(searcher: ArraySearcher) -> None:
    assert near_spellings(searcher, Query("date:2021", Dated(1, 2)), Dated(1, 2)) == ()
    assert near_spellings(searcher, Query("", None), Phrase(("of", "the"), Scope.ANYWHERE)) == ()
