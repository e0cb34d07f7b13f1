"""What Tab offers while a query is typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fulltext import parse
from index.fulltext.language.completing import complete
from index.fulltext.query import Named
from index.model import EntityType

NAMES = {
    "Yuri Ushakov": EntityType.PERSON,
    "Putin": EntityType.PERSON,
    'Dwayne "The Rock" Johnson': EntityType.PERSON,
    "O’Neill (Jr.)": EntityType.PERSON,
    "Yukos": EntityType.ORGANISATION,
    "Yemen": EntityType.PLACE,
}


def beginning(text: str, entity_type: EntityType | None) -> list[str]:
    return [
        name
        for name, its_type in NAMES.items()
        if entity_type in (None, its_type)
        and any(word.startswith(text.casefold()) for word in [name.casefold(), *name.casefold().split()])
    ]


def sources(text: str) -> list[str]:
    return [source for source in ("winknews.com", "The Wire") if source.casefold().startswith(text.casefold())]


def offered(marked: str) -> list[str]:
    """The queries with the cursor as |, as in what is given."""
    found = complete(marked.replace("|", ""), marked.index("|"), beginning, sources)
    return [one.query[: one.cursor] + "|" + one.query[one.cursor :] for one in found]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("tit|", ["title:|"]),
        ("xi -Pers|", ["xi -person:|"]),
        ("(au| OR xi)", ["(author:| OR xi)"]),
        ("xi Yu|", ['xi person:"Yuri Ushakov" |', "xi org:Yukos |"]),
        ("yu|", ['person:"Yuri Ushakov" |', "org:Yukos |"]),
        ("y|", []),
        ("Y|", ['person:"Yuri Ushakov" |', "org:Yukos |", "place:Yemen |"]),
        ("person:ush|", ['person:"Yuri Ushakov" |']),
        ("person: ush|", ['person: "Yuri Ushakov" |']),
        ('person:"yuri u|', ['person:"Yuri Ushakov" |']),
        ('person:"yuri u| xi', ['person:"Yuri Ushakov"| xi']),
        ("person:“yuri| x” xi", ['person:"Yuri Ushakov"| xi']),
        ("(person:ush|)", ['(person:"Yuri Ushakov"|)']),
        ("with:ye|", ["with:Yemen |"]),
        ("org:y|", ["org:Yukos |"]),
        ("person:dwa|", ['person:"Dwayne The Rock Johnson" |']),
        ("person:o’n|", ['person:"O’Neill (Jr.)" |']),
        ("is:|", ["is:unread |", "is:read |"]),
        ("is:un| xi", ["is:unread| xi"]),
        ("date:yes|", ["date:yesterday |"]),
        ("date:2021..yes|", ["date:2021..yesterday |"]),
        ("source:w|", ["source:winknews.com |"]),
        ("source:the|", ['source:"The Wire" |']),
        ("is:read|", []),
        ("xi OR|", []),
        ("(xi)|", []),
        ("title:yu|", []),
        ("nobody|", []),
    ],
)
def test_what_is_offered(typed: str, expected: list[str]) -> None:
    assert offered(typed) == expected


def test_where_nothing_is_typed_fields_are_offered_with_what_they_are() -> None:
    labels = [one.label for one in complete("xi ", 3, beginning)]
    assert "person: whoever is called so" in labels
    assert len(labels) == 10


@given(st.sampled_from([*NAMES, "A  b", "“Che” Guevara", 'x"', "a~1", "is:read", "(b", "-c", "AND"]))
def test_a_name_that_is_chosen_is_what_is_searched(name: str) -> None:
    [chosen] = complete("person:x", 8, lambda _text, _type: [name])
    query = parse(chosen.query)
    assert query.problems == ()
    assert isinstance(query.root, Named)
    assert query.root.name.split()[0].strip("(-“") in name


@given(st.text(alphabet='yu "():-~*“isdatepron.x\n', max_size=30), st.data())
def test_anything_may_be_completed(text: str, data: st.DataObject) -> None:
    cursor = data.draw(st.integers(0, len(text)))
    for one in complete(text, cursor, beginning, sources):
        assert 0 <= one.cursor <= len(one.query)
        assert one.label
