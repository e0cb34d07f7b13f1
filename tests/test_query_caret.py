"""How a problem of a query is shown on the command line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fulltext import parse
from index.fulltext.language.caret import cells, show_problem
from index.model import QueryProblem


def shown(query: str, width: int = 80) -> list[str]:
    return show_problem(query, parse(query).problems[0], width).split("\n")


def test_the_caret_stands_under_the_place() -> None:
    assert shown("putin (xi") == ["putin (xi", "      ^ A parenthesis is not closed. Put a ) at its end."]


@pytest.mark.parametrize(("before", "width"), [("普京 ", 5), ("é\u0301 ", 2), ("\t", 1), ("ｘ\n", 3), ("\u200bx ", 2)])
def test_what_stands_before_takes_its_cells(before: str, width: int) -> None:
    line, under = shown(before + ") xi")
    assert under.index("^") == width
    assert "\t" not in line


def test_of_a_long_query_the_place_is_shown() -> None:
    line, under = shown("putin " * 50 + "date:2022-13 " + "xi " * 40)
    assert cells(line) <= 80
    assert line[under.index("^") :].startswith("2022-13")
    assert line[0] == line[-1] == "…"


def test_a_sentence_stands_where_there_is_room_for_it() -> None:
    line, under = shown("putin " * 11 + "date:2022-13")
    assert under.endswith("Months go from 2022-01 to 2022-12. ^")
    assert line[len(under) - 1 :] == "2022-13"


@given(st.text(max_size=150) | st.text(alphabet="x普", max_size=90), st.data())
def test_any_query_is_shown_in_two_lines(query: str, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(query)))
    line, under = show_problem(query, QueryProblem("Title", "Advice.", position), 40).split("\n")
    assert cells(line) <= 40
    assert under.index("^") <= cells(line)
