"""Which spans of a text match a query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import QueryError
from index.fulltext import find_hits, parse
from index.model import Span

TEXT = "Putin meets Xi\n\nMr. Putin’s visit to Xi Jinping, said Vladimir Putin. Xi Jinping agreed."
HEADLINE = Span(0, 14)


def marked(
    query: str,
    text: str = TEXT,
    skip: tuple[Span, ...] = (),
    headline: Span | None = None,
    typing: bool = False,
) -> list[str]:
    hits = find_hits(parse(query, typing), text, skip, headline)
    return [text[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("putin", ["Putin", "Putin", "Putin"]),
        ("visits", ["visit"]),
        ('"xi jinping"', ["Xi Jinping", "Xi Jinping"]),
        ('"jinping xi"', []),
        ('"jinping said"', ["Jinping, said"]),
        ('"putin visit"', ["Putin’s visit"]),
        ('"vladimir putin" putin', ["Putin", "Putin", "Vladimir Putin"]),
        ("jinping AND NOT putin", ["Jinping", "Jinping"]),
        ("agreed OR merkel", ["agreed"]),
        ("NOT merkel", []),
        ("title:putin", []),
        ("?!", []),
    ],
)
def test_what_is_marked(query: str, expected: list[str]) -> None:
    assert marked(query) == expected


def test_a_title_is_marked_in_the_headline_only() -> None:
    assert marked("title:putin", headline=HEADLINE) == ["Putin"]
    assert marked('title:"putin meets xi"', headline=HEADLINE) == ["Putin meets Xi"]
    assert marked('title:"xi mr"', headline=HEADLINE) == []
    assert marked("putin title:xi", headline=HEADLINE) == ["Putin", "Xi", "Putin", "Putin"]


def test_furniture_is_not_marked() -> None:
    assert marked("putin", skip=(Span(0, 14), Span(60, 70))) == ["Putin"]
    assert marked('"xi mr"', skip=(Span(13, 14),)) == []


def test_an_unfinished_word_marks_what_begins_with_it() -> None:
    text = "Presidents, the presidency, a president’s press and U.S. citizens"
    assert marked("presiden", text, typing=True) == ["Presidents", "presidency", "president"]
    assert marked("presiden", text) == []
    assert marked("running", "He runs, she is running", typing=True) == ["running"]
    assert marked("running", "He runs", typing=True) == ["runs"]
    assert marked("presidenc*", "The president’s pressing residence") == ["president"]
    assert marked("orb", "Orbán", typing=True) == ["Orbán"]


def test_of_overlapping_phrases_the_first_counts() -> None:
    assert marked('"a b" "b c"', "a b c b c") == ["a b", "b c"]
    assert marked('"x x"', "x x x") == ["x x"]


words = st.sampled_from(["a", "b", "Xi’s", "U.S.", "\n", "—", "普京"])
texts = st.lists(words, max_size=12).map(" ".join)
spans = st.lists(st.integers(0, 40), max_size=6).map(
    lambda ends: tuple(Span(*pair) for pair in zip(*[iter(sorted(ends))] * 2, strict=False))
)
queries = st.sampled_from(["a", "a OR b", '"a b"', "a -b", "xi", '"xi us" OR a', "us 普", "title:a b"])


@given(texts, queries, spans, st.none() | spans.filter(bool), st.booleans())
def test_hits_are_in_order_apart_and_outside_what_is_skipped(
    text: str, query: str, skip: tuple[Span, ...], headline: tuple[Span, ...] | None, typing: bool
) -> None:
    hits = find_hits(parse(query, typing), text, skip, headline[0] if headline else None)
    end = 0
    for hit in hits:
        assert end <= hit.start < hit.end <= len(text)
        assert all(hit.end <= span.start or span.end <= hit.start for span in skip)
        end = hit.end


@given(st.text(), st.text(), st.booleans())
def test_any_text_and_any_query(text: str, query: str, typing: bool) -> None:
    try:
        parsed = parse(query, typing)
    except QueryError:
        return
    hits = find_hits(parsed, text)
    assert list(hits) == sorted(hits)
