"""Which spans of a text match a query."""

from fnmatch import fnmatchcase

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from index.fulltext import find_hits, parse
from index.fulltext.analysis import fold, stem, tokenise
from index.fulltext.endings import may_become
from index.fulltext.marking.likely import likely_test
from index.fulltext.marking.matching import form_test, stem_test
from index.fulltext.marking.scanning import Scanner
from index.fulltext.query import Fuzzy, Leaf, Named, Near, Phrase, Prefix, Query, Scope, Wildcard, Word
from index.model import EntityType, Span

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
        ("vis*", ["visit"]),
        ("j?nping", ["Jinping", "Jinping"]),
        ("*in*ing", ["Jinping", "Jinping"]),
        ("jinpign~", ["Jinping", "Jinping"]),
        ("agree~1", ["agreed"]),
        ("merkel~1", []),
        ("gutin~", []),
        ('"xi meets"~0', ["meets", "Xi"]),
        ('"putin xi"~1', ["Putin", "Xi", "Putin", "Putin", "Xi"]),
        ('"putin xi agreed"~1', ["Putin", "Xi", "agreed"]),
        ('"xi xi"~9', ["Xi", "Xi", "Xi"]),
        ("source:putin author:putin file:putin", []),
        ("is:unread date:2022 xi*", ["Xi", "Xi", "Xi"]),
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


def test_a_word_that_was_found_by_its_stem_is_marked() -> None:
    assert marked("presidents*", "The president speaks") == ["president"]
    assert marked("presidents*", "The president met presidents") == ["presidents"]
    assert marked("elect*n title:elections", "They elected", headline=Span(0, 12)) == ["elected"]


def test_letters_are_folded() -> None:
    text = "ORBÁN, Orban and Õrbans in İstanbul’s U.S. press"
    assert marked("orb?n", text) == ["ORBÁN", "Orban"]
    assert marked("orban", text) == ["ORBÁN", "Orban", "Õrbans"]
    assert marked("ist*", text) == ["İstanbul"]
    assert marked('"istanbul us"', text) == ["İstanbul’s U.S."]
    assert marked("us", text) == ["U.S."]


def test_who_is_named_is_marked_where_somebody_says() -> None:
    places = {Named("xi", EntityType.PERSON): [Span(12, 14), Span(37, 47)], Named("xi", None): [Span(54, 68)]}
    query = "person:xi with:xi meets"
    assert find_hits(parse(query), TEXT, named=lambda _clause: places[Named("xi", None)]) == (Span(6, 11), Span(54, 68))
    assert find_hits(parse("person:xi"), TEXT, (Span(0, 14),), named=lambda clause: places[clause]) == (Span(37, 47),)


@pytest.mark.parametrize("pattern", ["*a*a*a*a*a*a*a*a*a*a*a*a*b", "a?" * 40 + "*b", "*?" * 60 + "b"])
def test_no_wildcard_takes_long(pattern: str) -> None:
    assert marked(pattern, "a" * 5000) == []


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


shapes = st.sampled_from(["a*", "ab?a", "*b", "aba~1", "aab~2", "b", '"a b"~2', '"ab b"', "?b*", "普", "á*"])
lettered = st.text(alphabet="abÁ'’.s -\n普—", max_size=60)


@given(lettered, st.lists(shapes, min_size=1, max_size=3).map(" OR ".join))
def test_hits_are_what_reading_every_word_finds(text: str, query: str) -> None:
    tokens = list(tokenise(text))
    forms = {Span(start, end): (fold(text[start:end]), term) for term, start, end in tokens}
    leaves = list(parse(query).wanted())
    for hit in find_hits(parse(query), text):
        if phrase := [leaf for leaf in leaves if isinstance(leaf, Phrase)]:
            within = tuple(term for term, start, end in tokens if hit.start <= start and end <= hit.end)
            if within in {leaf.terms for leaf in phrase}:
                continue
        form, term = forms[hit]
        assert any(means(leaf, form, term) for leaf in leaves)
    for leaf in leaves:
        if isinstance(leaf, Prefix | Wildcard | Fuzzy | Word):
            wanted = {span for span, (form, term) in forms.items() if means(leaf, form, term)}
            marked = find_hits(Query("", leaf), text)
            exact = {span for span in wanted if isinstance(leaf, Word) or form_test(leaf)(forms[span][0])}
            assert set(marked) == exact or not exact


def means(leaf: Leaf, form: str, term: str) -> bool:
    match leaf:
        case Word(wanted):
            return term == wanted
        case Prefix(beginning):
            return form.startswith(beginning) or beginning.startswith(term)
        case Wildcard(pattern):
            return fnmatchcase(form, pattern) or fnmatchcase(term, pattern)
        case Fuzzy(text, distance):
            nearest = min(Levenshtein.distance(text, form), Levenshtein.distance(text, term))
            return form[0] == text[0] and nearest <= distance
        case Near(terms):
            return term in terms
    return False


@given(st.text(), st.text(), st.booleans())
def test_any_text_and_any_query(text: str, query: str, typing: bool) -> None:
    hits = find_hits(parse(query, typing), text)
    assert list(hits) == sorted(hits)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)


@given(st.text(), st.text())
def test_a_text_holds_all_its_words(before: str, text: str) -> None:
    for term, start, end in tokenise(text):
        assert Span(start, end) in find_hits(Query("", Word(term, Scope.ANYWHERE)), text)
        assert fold(text[start:end])[0] == term[0]


ENGLISH = [
    "dying",
    "lying",
    "skies",
    "early",
    "ugly",
    "ties",
    "news",
    "running",
    "happily",
    "generously",
    "yellow",
    "ying",
    "hoping",
    "cries",
    "sensibility",
    "relational",
    "organisation",
]
ENDINGS = [
    "",
    "s",
    "ies",
    "ied",
    "ing",
    "ingly",
    "ed",
    "edly",
    "eed",
    "ational",
    "ation",
    "ator",
    "ization",
    "izer",
    "alism",
]
ENDINGS += [
    "ality",
    "ally",
    "biliti",
    "bility",
    "bly",
    "ably",
    "ancy",
    "ency",
    "ogy",
    "ivity",
    "icate",
    "ical",
    "ousness",
]
ENDINGS += ["fulness", "lessly", "ement", "ion", "y", "e", "ll", "'s"]


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1) | st.sampled_from(ENGLISH))
def test_a_stem_begins_with_the_letter_of_its_word(word: str) -> None:
    assert stem(word)[0] == word[0]


@given(st.text(alphabet="abcehilostvyz", max_size=5), st.sampled_from(ENDINGS), st.sampled_from(["", "s", "ing", "ly"]))
def test_a_word_may_have_the_stem_that_it_has(word: str, ending: str, last: str) -> None:
    form = fold(word + ending + last) or "a"
    assert stem_test((stem(form),))(form)


@given(
    st.text(alphabet="abcehilostvyz", max_size=5) | st.sampled_from(ENGLISH),
    st.sampled_from(ENDINGS),
    st.sampled_from("abcehilost"),
    st.integers(0, 4),
    st.booleans(),
)
def test_no_likely_word_is_overlooked(base: str, ending: str, letter: str, at: int, is_begun: bool) -> None:
    form = fold(base + ending) or "a"
    term = stem(form)
    mistaken = term[:at] + letter + term[at + 1 :]
    for text in dict.fromkeys((term + "ing", term + "e", form + "s", mistaken)):
        clause = Prefix(text, stem(text), Scope.ANYWHERE, is_unfinished=is_begun)
        is_meant = (len(term) >= 3 and text.startswith(term)) or (is_begun and term in may_become(text) | {stem(text)})
        assert likely_test(clause)(form) == is_meant
    for pattern in (f"*{term[1:]}", f"{term[0]}*{term[-1]}", f"*{term[1:]}*", "?" * len(term), f"?{term[1:]}*", "*b*"):
        clause = Wildcard(pattern, Scope.ANYWHERE)
        assert likely_test(clause)(form) == fnmatchcase(term, pattern)
    for distance in (1, 2):
        clause = Fuzzy(mistaken, distance, Scope.ANYWHERE)
        is_near = term[0] == mistaken[0] and Levenshtein.distance(term, mistaken) <= distance
        assert likely_test(clause)(form) == is_near


@given(st.text() | lettered | lettered.map(lambda text: text * 40))
def test_a_scan_for_everything_finds_all_words(text: str) -> None:
    found = list(Scanner(None, bool, stem).scan(text))
    assert found == [(fold(text[start:end]), term, start, end) for term, start, end in tokenise(text)]


def test_irregular_words_may_have_their_stems() -> None:
    assert all(stem_test((stem(word),))(word) for word in ENGLISH)
