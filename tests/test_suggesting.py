"""Where nothing is found: what is said of it, and that each suggestion finds what it says."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Library, open_library

TEXTS = {
    "one.txt": "Talks in Oslo\n\nPresident Anna Lindqvist met Peter Marlowe in Oslo on Monday. Sanctions were agreed.\n",
    "two.txt": "A quiet day\n\nPeter Marlowe stayed at home in Lisbon, he said. Marlowe reads about sanctions.\n",
    "three.txt": "Nothing happens\n\nIn Lisbon it rained.\n",
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text)
    opened = open_library([folder])
    for _ in opened.ingest():
        pass
    yield opened
    opened.close()


def nothing(library: Library, query: str) -> tuple[tuple[str, ...], list[str]]:
    """The clauses that find nothing, and the queries suggested, each of which finds as many as it says."""
    page = library.search(query)
    assert page is not None
    assert page.total == 0
    for suggestion in page.suggestions:
        found = library.search(suggestion.query)
        assert found is not None
        assert found.total > 0
        assert suggestion.reason == f"{found.total} article{'' if found.total == 1 else 's'}"
    return page.fruitless, [suggestion.query for suggestion in page.suggestions]


def test_a_word_is_respelt_where_it_stands(library: Library) -> None:
    fruitless, queries = nothing(library, "sanctoins AND lisbon")
    assert fruitless == ("sanctoins",)
    assert queries[0] == "sanctions AND lisbon"


def test_a_word_may_be_meant_that_begins_otherwise(library: Library) -> None:
    assert nothing(library, "zanctions")[1][0] == "sanctions"


def test_a_field_and_a_phrase_keep_what_is_right_of_them(library: Library) -> None:
    assert nothing(library, "title:quiat") == (("title:quiat",), ["title:quiet"])
    fruitless, queries = nothing(library, '"petor marlowe" said')
    assert fruitless == ('"petor marlowe"',)
    assert queries[0] == '"peter marlowe" said'


def test_names_spelt_about_so_are_offered_as_whom_they_mean(library: Library) -> None:
    fruitless, queries = nothing(library, "person:lindqwist")
    assert fruitless == ("person:lindqwist",)
    assert queries == ['person:"Anna Lindqvist"']
    _, queries = nothing(library, "lindqwist")
    assert queries[0] == "lindqvist"
    assert 'person:"Anna Lindqvist"' in queries


def test_clauses_that_find_nothing_together_are_left_out_one_by_one(library: Library) -> None:
    fruitless, queries = nothing(library, "monday lisbon marlowe")
    assert fruitless == ()
    assert set(queries) == {"monday marlowe", "lisbon marlowe"}


def test_nothing_is_suggested_that_finds_nothing(library: Library) -> None:
    assert nothing(library, "zzzzzzzz qqqqqqqq") == (("zzzzzzzz", "qqqqqqqq"), [])
    assert nothing(library, "NOT (oslo OR lisbon)")[1] == []


def test_what_is_typed_is_completed_by_who_is_named_and_by_sources(library: Library, seeds: Library) -> None:
    offered = library.complete("person:lind", 11)
    assert [(one.query, one.label) for one in offered] == [('person:"Anna Lindqvist" ', "Anna Lindqvist")]
    assert any(one.query.startswith("person:") for one in library.complete("pers", 4))
    assert [one.label for one in seeds.complete("source:wink", 11)] == ["winknews.com"]
