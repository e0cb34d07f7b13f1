"""What a query means."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from index.fulltext import parse
from index.fulltext.analysis import fold, tokenise
from index.fulltext.language.pairing import MAX_DEPTH
from index.fulltext.language.parse import MAX_LENGTH, MAX_WORDS
from index.fulltext.language.word_clauses import USUAL_SLOP
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
    Scope,
    Together,
    Wildcard,
    Without,
    Word,
)
from index.model import EntityType, Span


def word(term: str, scope: Scope = Scope.ANYWHERE) -> Word:
    return Word(term, scope)


def title(term: str) -> Word:
    return Word(term, Scope.TITLE)


def prefix(text: str, term: str | None = None) -> Prefix:
    return Prefix(text, term or text, Scope.ANYWHERE)


def begun(text: str, term: str | None = None, scope: Scope = Scope.ANYWHERE) -> Prefix:
    """A word that is still being typed."""
    return Prefix(text, term or text, scope, is_unfinished=True)


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
        ("put*", prefix("put")),
        ("[a TO b]^2", AllOf((word("a"), word("to"), phrase("b", "2")))),
        ("U.S.", word("us")),
        ("putin () xi", AllOf((PUTIN, XI))),
        ("putin AND ?!", PUTIN),
        ("--xi", XI),
        ("xi - putin", AllOf((XI, PUTIN))),
    ],
)
def test_meaning(text: str, meaning: Node) -> None:
    query = parse(text)
    assert query.root == meaning
    assert query.text == text


@pytest.mark.parametrize("text", ["", " ", "?!", "NOT ?!", "()", '""', "-", "…", "(-) OR ''"])
def test_a_query_without_words_means_nothing(text: str) -> None:
    assert parse(text).root is None
    assert list(parse(text).wanted()) == []


@pytest.mark.parametrize(
    ("text", "meaning", "position"),
    [
        ("AND putin", PUTIN, 0),
        ("putin OR", PUTIN, 6),
        ("putin OR AND xi", AnyOf((PUTIN, XI)), 9),
        ("xi AND NOT", XI, 7),
        ("putin NOT", PUTIN, 6),
        ("(xi OR) putin", AllOf((XI, PUTIN)), 4),
        ("NOT OR xi", XI, 0),
        ("putin (xi", AllOf((PUTIN, XI)), 6),
        ("putin) xi", AllOf((PUTIN, XI)), 5),
        ("xi “putin nato", AllOf((XI, phrase("putin", "nato"))), 3),
        ("title: -xi", Without(XI), 0),
        ("xi title:", XI, 3),
        ("xi (title:) putin", AllOf((XI, PUTIN)), 4),
        ("putin tittle:xi", AllOf((PUTIN, phrase("tittl", "xi"))), 6),
        ("xi * putin", AllOf((XI, PUTIN)), 3),
        ("xi-put*", phrase("xi", "put"), 6),
        ("xi-put~", phrase("xi", "put"), 6),
        ("xi ushakow~7", AllOf((XI, Fuzzy("ushakow", 2, Scope.ANYWHERE))), 10),
        ("xi date:2022-13", XI, 8),
        ("date:2022-02-30 xi", XI, 5),
        ("xi is:good", XI, 6),
        ("x" * (MAX_LENGTH + 1), word("x" * MAX_LENGTH), MAX_LENGTH),
        ("x " * (MAX_WORDS + 1), word("x"), 2 * MAX_WORDS),
        ("(" * (MAX_DEPTH + 1) + "xi" + ")" * (MAX_DEPTH + 1), XI, MAX_DEPTH),
        ("(" * 5000, None, MAX_DEPTH),
        (")" * 5000, None, 0),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_is_searched(text: str, meaning: Node | None, position: int) -> None:
    query = parse(text)
    assert query.root == meaning
    assert query.problems[0].position == position
    assert len(query.problems) <= 3


@pytest.mark.parametrize("text", ["subtitle:xi", "http://xi", "id:7", "12:30", "who said: xi", "is it putin?"])
def test_what_is_no_mistake_is_not_called_one(text: str) -> None:
    assert parse(text).problems == ()


def test_a_problem_says_what_would_be_right() -> None:
    advice = {text: parse(text).problems[0].advice for text in ("auhtor:xi", "organization:nato", "date:2022/2/3")}
    assert advice == {
        "auhtor:xi": "Write author: for that.",
        "organization:nato": "Write org: for that.",
        "date:2022/2/3": "Write date:2022-02-03.",
    }


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("wi?d*", Wildcard("wi?d*", Scope.ANYWHERE)),
        ("Wi?D", Wildcard("wi?d", Scope.ANYWHERE)),
        ("*land", Wildcard("*land", Scope.ANYWHERE)),
        ("put***", prefix("put")),
        ("Présid*,", prefix("presid")),
        ("title:put*", Prefix("put", "put", Scope.TITLE)),
        ("putin?", PUTIN),
        ("putin~", Fuzzy("putin", 1, Scope.ANYWHERE)),
        ("Ushakow~", Fuzzy("ushakow", 2, Scope.ANYWHERE)),
        ("ushakow~1", Fuzzy("ushakow", 1, Scope.ANYWHERE)),
        ("title:xi~2", Fuzzy("xi", 2, Scope.TITLE)),
        ("putin~0", PUTIN),
        ('"xi putin"~5', Near(("xi", "putin"), 5, Scope.ANYWHERE)),
        ('"xi putin"~', Near(("xi", "putin"), USUAL_SLOP, Scope.ANYWHERE)),
        ("source:“xi putin”~0 nato", AllOf((Near(("xi", "putin"), 0, Scope.SOURCE), NATO))),
        ('"xi"~5', XI),
        ("source:winknews.com", phrase("winknew", "com", scope=Scope.SOURCE)),
        ("AUTHOR:xi file:nato", AllOf((word("xi", Scope.AUTHOR), word("nato", Scope.FILE)))),
        ("title: xi putin", AllOf((title("xi"), PUTIN))),
        ("title:(xi author:nato)", AllOf((title("xi"), word("nato", Scope.AUTHOR)))),
        ("title:author:xi", word("xi", Scope.AUTHOR)),
        ("is:read", IsRead(True)),
        ("-is:Unread", Without(IsRead(False))),
        ("person:Putin", Named("Putin", EntityType.PERSON)),
        ('person:"Yuri  Ushakov"', Named("Yuri Ushakov", EntityType.PERSON)),
        ("person:(xi OR Putin’s)", AnyOf((Named("xi", EntityType.PERSON), Named("Putin", EntityType.PERSON)))),
        ("org:nato place:U.S.", AllOf((Named("nato", EntityType.ORGANISATION), Named("U.S.", EntityType.PLACE)))),
        ("with:xi", Named("xi", None)),
        ("with:xi with:xi", Named("xi", None)),
        ("with:xi OR person:li", AnyOf((Named("xi", None), Named("li", EntityType.PERSON)))),
    ],
)
def test_what_else_may_be_asked(text: str, meaning: Node) -> None:
    query = parse(text)
    assert query.root == meaning
    assert query.problems == ()


def test_names_in_one_paragraph_are_one_clause_of_the_group() -> None:
    xi, li = Named("xi", EntityType.PERSON), Named("li", None)
    assert parse("person:xi with:li").root == Together((xi, li))
    assert parse("person:xi AND with:li").root == Together((xi, li))
    assert parse("person:xi NATO with:li").root == AllOf((Together((xi, li)), NATO))
    assert parse("(person:xi with:li) OR nato").root == AnyOf((Together((xi, li)), NATO))
    assert parse("(person:xi with:li) with:putin").root == Together((xi, li, Named("putin", None)))
    assert parse("person:xi -with:li").root == AllOf((xi, Without(li)))
    assert parse("nato person:xi with:li").root.parts[1].at == Span(5, 22)  # type: ignore[union-attr]


def test_days_are_those_around_today() -> None:
    assert parse("date:yesterday", today=date(2022, 3, 1)).root == Dated(*[date(2022, 2, 28).toordinal()] * 2)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("put", begun("put")),
        ("Orbán put", AllOf((word("orban"), begun("put")))),
        ("Presidents", begun("presidents", "presid")),
        ("put ", word("put")),
        ("put,", word("put")),
        ("don'", begun("don")),
        ("xi O’s", AllOf((XI, begun("os", "o")))),
        ("(xi OR put", AnyOf((XI, begun("put")))),
        ("(xi OR put)", AnyOf((XI, word("put")))),
        ('"xi put', AllOf((XI, begun("put")))),
        ('"xi jinping put', AllOf((phrase("xi", "jinp"), begun("put")))),
        ('"xi put"', phrase("xi", "put")),
        ("title:put", begun("put", scope=Scope.TITLE)),
        ("xi-put", AllOf((XI, begun("put")))),
        ("xi AND", XI),
        ("xi AND NOT ", XI),
        ("xi AND (", XI),
        ("xi -", XI),
        ("xi title:", XI),
        ("xi AN", AllOf((XI, begun("an")))),
        ("xi -put", AllOf((XI, Without(word("put"))))),
        ("xi title: ", XI),
        ("xi author:put", AllOf((XI, begun("put", scope=Scope.AUTHOR)))),
        ("wi?d", Wildcard("wi?d*", Scope.ANYWHERE)),
        ("xi title:wi?d", AllOf((XI, Wildcard("wi?d*", Scope.TITLE)))),
        ("wi?d ", Wildcard("wi?d", Scope.ANYWHERE)),
        ("-wi?d", Without(Wildcard("wi?d", Scope.ANYWHERE))),
        ("putin~", Fuzzy("putin", 1, Scope.ANYWHERE)),
        ("xi *", XI),
        ("-xi-put~", Without(phrase("xi", "put"))),
        ("person:ush", Named("ush", EntityType.PERSON)),
        ('person:"yuri ush', Named("yuri ush", EntityType.PERSON)),
        ("xi person:", XI),
        ('xi person:"', XI),
        ("xi is:un", XI),
        ("xi -is:un", XI),
        ("xi date:20", XI),
        ("xi tit", AllOf((XI, begun("tit")))),
        ("NOT", None),
        ("(", None),
        ("", None),
    ],
)
def test_meaning_while_typing(text: str, meaning: Node | None) -> None:
    query = parse(text, typing=True)
    assert query.root == meaning
    assert query.problems == ()


def test_what_stands_under_not_is_not_wanted() -> None:
    query = parse("putin AND NOT (xi OR NOT nato) OR beijing")
    assert set(query.wanted()) == {PUTIN, word("beij")}


PIECES = [
    *("AND", "OR", "NOT", "-", "(", ")", '"', "title:", " ", " ", "putin", "Xi's", "U.S.", "state-of"),
    *("*", "?", "[a TO b]", "^2", "~", ":", "'", "\x00", "\ud800", "普京", "“", "\n", "title", "«"),
    *("date:", "2022-02", "..", "last-7-days", "is:", "unread", "person:", "with:", "~2", "wi?d", "pre*", "tilte:"),
]
pieced = st.lists(st.sampled_from(PIECES)).map("".join)
TODAY = date(2022, 3, 1)


@given(pieced | st.text(), st.booleans())
def test_any_text_is_understood_and_its_clauses_shown(text: str, typing: bool) -> None:
    query = parse(text, typing, TODAY)
    assert query.text == text
    assert all(0 <= problem.position <= len(text) for problem in query.problems)
    for leaf in query.wanted():
        assert 0 <= leaf.at.start < leaf.at.end <= len(text)
        clause = text[leaf.at.start : leaf.at.end]
        shown = tuple(token.term for token in tokenise(clause))
        match leaf:
            case Word(term):
                assert term in shown
            case Phrase(terms) | Near(terms):
                assert shown[-len(terms) :] == terms
            case IsRead(read):
                assert ("read" if read else "unread") in shown
            case Prefix(beginning) | Wildcard(beginning) | Fuzzy(beginning):
                assert beginning.rstrip("*") in fold(clause)


@given(pieced, st.sampled_from([" ", "\n", "\u3000 "]))
def test_spaces_around_change_nothing(text: str, space: str) -> None:
    assert parse(space + text + space, today=TODAY).root == parse(text, today=TODAY).root


@given(pieced)
def test_what_is_right_is_right_at_every_letter(text: str) -> None:
    assume(not parse(text, today=TODAY).problems)
    for end in range(len(text) + 1):
        assert parse(text[:end], typing=True, today=TODAY).problems == ()


@pytest.mark.parametrize(
    "piece", ["(", ")", '"', "NOT ", "-(", "a OR ", "* ", "title:", "title:(", "~", "a*", "date:", "普", "tilte:"]
)
def test_long_texts_take_no_longer(piece: str) -> None:
    text = piece * (10_000 // len(piece))
    parse(text, today=TODAY)
    parse(text, typing=True, today=TODAY)
