"""What a query means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import QueryError
from index.fulltext import parse
from index.fulltext.parse import MAX_DEPTH, MAX_LENGTH, MAX_WORDS
from index.fulltext.query import AllOf, AnyOf, Node, Phrase, Prefix, Scope, Without, Word


def word(term: str, scope: Scope = Scope.ANYWHERE) -> Word:
    return Word(term, scope)


def title(term: str) -> Word:
    return Word(term, Scope.TITLE)


def prefix(text: str, term: str | None = None) -> Prefix:
    return Prefix(text, term or text, Scope.ANYWHERE)


def phrase(*terms: str, scope: Scope = Scope.ANYWHERE) -> Phrase:
    return Phrase(terms, scope)


PUTIN, XI, NATO = word("putin"), word("xi"), word("nato")


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Putin", PUTIN),
        ("putin xi", AllOf((PUTIN, XI))),
        ("putin AND xi", AllOf((PUTIN, XI))),
        ("putin OR xi", AnyOf((PUTIN, XI))),
        ("putin or", AllOf((PUTIN, word("or")))),
        ("putin AND xi OR nato", AnyOf((AllOf((PUTIN, XI)), NATO))),
        ("putin xi OR nato", AllOf((PUTIN, AnyOf((XI, NATO))))),
        ("(putin xi) OR nato", AnyOf((AllOf((PUTIN, XI)), NATO))),
        ("putin AND NOT xi", AllOf((PUTIN, Without(XI)))),
        ("putin -xi", AllOf((PUTIN, Without(XI)))),
        ("-(putin OR xi)", Without(AnyOf((PUTIN, XI)))),
        ("NOT xi", Without(XI)),
        ("NOT NOT xi", XI),
        ("NOT(xi)", Without(XI)),
        ("putin OR NOT xi", AnyOf((PUTIN, Without(XI)))),
        ("putin putin", PUTIN),
        ("((putin))", PUTIN),
        ('"xi, putin"', phrase("xi", "putin")),
        ("“xi putin”", phrase("xi", "putin")),
        ('"xi"', XI),
        ('"xi putin', phrase("xi", "putin")),
        ('"xi AND (putin"', phrase("xi", "and", "putin")),
        ("xi-putin", phrase("xi", "putin")),
        ("title:xi", title("xi")),
        ("Title:xi putin", AllOf((title("xi"), PUTIN))),
        ('title:"xi putin"', phrase("xi", "putin", scope=Scope.TITLE)),
        ("title:(xi OR nato)", AnyOf((title("xi"), title("nato")))),
        ("-title:xi", Without(title("xi"))),
        ("subtitle:xi", phrase("subtitl", "xi")),
        ("http://xi", phrase("http", "xi")),
        ("body:xi", phrase("bodi", "xi")),
        ("id:7", phrase("id", "7")),
        ("put*", word("put")),
        ("[a TO b]^2", AllOf((word("a"), word("to"), phrase("b", "2")))),
        ("U.S.", word("us")),
        ("putin () xi", AllOf((PUTIN, XI))),
        ("putin AND ?!", PUTIN),
        ("--xi", XI),
        ("xi - putin", AllOf((XI, PUTIN))),
    ],
)
def test_meaning(text: str, meaning: Node) -> None:
    assert parse(text).root == meaning


@pytest.mark.parametrize("text", ["", " ", "?!", "NOT ?!", "()", '""', "-", "…", "(-) OR ''"])
def test_a_query_without_words_means_nothing(text: str) -> None:
    assert parse(text).root is None
    assert list(parse(text).wanted()) == []


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("AND putin", 0),
        ("putin OR", 6),
        ("putin OR AND xi", 9),
        ("xi AND NOT", 7),
        ("putin NOT", 6),
        ("(xi OR) putin", 4),
        ("NOT OR xi", 0),
        ("putin (xi", 6),
        ("putin) xi", 5),
        ("x" * (MAX_LENGTH + 1), MAX_LENGTH),
        ("x " * (MAX_WORDS + 1), 2 * MAX_WORDS),
        ("(" * (MAX_DEPTH + 1) + ")" * (MAX_DEPTH + 1), MAX_DEPTH),
    ],
)
def test_errors_point_at_the_place(text: str, position: int) -> None:
    with pytest.raises(QueryError) as raised:
        parse(text)
    assert raised.value.position == position


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("put", prefix("put")),
        ("Orbán put", AllOf((word("orban"), prefix("put")))),
        ("Presidents", prefix("presidents", "presid")),
        ("put ", word("put")),
        ("put,", word("put")),
        ("(xi OR put", AnyOf((XI, prefix("put")))),
        ("(xi OR put)", AnyOf((XI, word("put")))),
        ('"xi put', AllOf((XI, prefix("put")))),
        ('"xi jinping put', AllOf((phrase("xi", "jinp"), prefix("put")))),
        ('"xi put"', phrase("xi", "put")),
        ("title:put", Prefix("put", "put", Scope.TITLE)),
        ("xi-put", AllOf((XI, prefix("put")))),
        ("xi AND", XI),
        ("xi AND NOT ", XI),
        ("xi AND (", XI),
        ("xi -", XI),
        ("xi title:", XI),
        ("xi AN", AllOf((XI, prefix("an")))),
        ("xi -put", AllOf((XI, Without(word("put"))))),
        ("NOT", None),
        ("(", None),
        ("", None),
    ],
)
def test_meaning_while_typing(text: str, meaning: Node | None) -> None:
    assert parse(text, typing=True).root == meaning


def test_what_stands_under_not_is_not_wanted() -> None:
    query = parse("putin AND NOT (xi OR NOT nato) OR beijing")
    assert set(query.wanted()) == {PUTIN, word("beij")}


PIECES = [
    *("AND", "OR", "NOT", "-", "(", ")", '"', "title:", " ", " ", "putin", "Xi's", "U.S.", "state-of"),
    *("*", "?", "[a TO b]", "^2", "~", ":", "'", "\x00", "\ud800", "普京", "“", "\n", "title", "«"),
]


@given(st.lists(st.sampled_from(PIECES)).map("".join) | st.text(), st.booleans())
def test_any_text_is_understood_or_refused_with_its_place(text: str, typing: bool) -> None:
    try:
        query = parse(text, typing)
    except QueryError as raised:
        error = raised
    else:
        assert query.text == text
        return
    assert 0 <= error.position <= len(text)


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_every_beginning_of_a_query_can_be_typed(text: str) -> None:
    try:
        parse(text)
    except QueryError:
        return
    for end in range(len(text)):
        parse(text[:end], typing=True)
