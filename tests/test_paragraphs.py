"""Who is named together in a text, and how a text names somebody."""

from operator import attrgetter

import pytest

from index import EntityType, Library
from index.model import Mention, MentionKind
from index.paragraphs import paragraphs, together
from index.surface import surface

START = attrgetter("start")
TEXT = "Ann met Bob and Ann left.\nBob sang.\n\nAnn met Cy. Bob too.\nCy saw Ann."


def mentions(*names: str) -> list[Mention]:
    return [
        Mention(1, at, at + len(name), name, EntityType.PERSON, MentionKind.NAME, name)
        for at, name in sorted((i, n) for n in names for i in range(len(TEXT)) if TEXT.startswith(n, i))
    ]


def test_a_line_is_a_paragraph() -> None:
    found = [[one.text for one in paragraph] for paragraph in paragraphs(TEXT, mentions("Ann", "Bob", "Cy"))]
    assert found == [["Ann", "Bob", "Ann"], ["Bob"], ["Ann", "Cy", "Bob"], ["Cy", "Ann"]]
    assert list(paragraphs(TEXT, [])) == []


def test_two_are_walked_where_both_are_named() -> None:
    found = together(TEXT, mentions("Ann", "Bob", "Cy"), ("Ann", "Bob"), lambda _: True)
    assert [(one.start, one.text) for one in found] == [(0, "Ann"), (8, "Bob"), (16, "Ann"), (37, "Ann"), (49, "Bob")]


def test_what_does_not_count_brings_nobody_together() -> None:
    found = together(TEXT, mentions("Ann", "Bob"), ("Ann", "Bob"), lambda one: one.start != 8)
    assert [one.start for one in found] == [37, 49]


def test_two_in_the_seeds(seeds: Library) -> None:
    (xi,), (ushakov,) = seeds.find_entities("Xi Jinping"), seeds.find_entities("Yuri Ushakov")
    found = seeds.mentions_together(xi.id, ushakov.id)
    assert {one.entity_id for one in found} == {xi.id, ushakov.id}
    assert set(found) == set(seeds.mentions_together(ushakov.id, xi.id))
    for one in found:
        text = seeds.article(one.article_id).text
        start, end = text.rfind("\n", 0, one.start), text.find("\n", one.end)
        near = [
            other
            for other in found
            if other.article_id == one.article_id and start < other.start < end % (len(text) + 1)
        ]
        assert {other.entity_id for other in near} == {xi.id, ushakov.id}


@pytest.mark.parametrize(
    ("text", "named", "said"),
    [
        ("He met Mr. Xi there", "Xi", "Mr. Xi"),
        ("said Foreign Minister Sergei Lavrov.", "Sergei Lavrov", "Foreign Minister Sergei Lavrov"),
        ("then-President\u00a0Lee", "Lee", "President Lee"),
        ("the president. Lee", "Lee", "president. Lee"),
        ("Vladimir\nPutin spoke", "Vladimir\nPutin", "Vladimir Putin"),
        ("the Mister\nLee", "Lee", "Lee"),
        ("compresident Lee", "Lee", "Lee"),
    ],
)
def test_a_name_is_said_with_its_title(text: str, named: str, said: str) -> None:
    at = text.index(named)
    assert surface(text, at, at + len(named)) == said
