"""Clauses that narrow a query, and the line that shows where it is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.query_text import Narrowing, caret_line, narrowed

CLAUSE = 'person:"Yuri Ushakov"'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("putin", f"putin {CLAUSE}"),
        ("putin ", f"putin {CLAUSE}"),
        ("", CLAUSE),
        ("putin OR xi", f"(putin OR xi) {CLAUSE}"),
        ("(putin OR xi)", f"(putin OR xi) {CLAUSE}"),
        ('"this OR that" oslo', f'"this OR that" oslo {CLAUSE}'),
        ("(a OR b) OR c", f"((a OR b) OR c) {CLAUSE}"),
    ],
)
def test_a_clause_holds_for_all_of_the_query(text: str, expected: str) -> None:
    assert narrowed(text, CLAUSE) == expected
    assert Narrowing(text, CLAUSE).taken_back(expected) == text


def test_what_was_typed_since_stays() -> None:
    assert Narrowing("putin", CLAUSE).taken_back(f"putin {CLAUSE} oslo") == "putin oslo"
    assert Narrowing("putin", CLAUSE).taken_back("putin oslo") is None


def test_the_words_stand_behind_the_caret_or_before_it() -> None:
    assert caret_line(3, "Wrong", "Do this", 40) == "   ^ Wrong. Do this"
    assert caret_line(35, "Wrong", "Do this", 40) == " " * 20 + "Wrong. Do this ^"
    assert caret_line(20, "A bracket is not closed", "Type ) at its end", 40) == "A bracket is not c… ^"
    assert (
        caret_line(10, "A bracket is not closed", "Type ) at its end", 40)
        == " " * 10 + "^ A bracket is not closed. Ty…"
    )


@given(
    st.integers(0, 200), st.text("ab漢 ", min_size=1, max_size=60), st.text("ab漢 ", max_size=60), st.integers(10, 120)
)
def test_the_caret_stands_at_its_column_and_all_fits(column: int, title: str, advice: str, width: int) -> None:
    line = caret_line(column, title, advice, width)
    assert cell_len(line) <= width
    assert cell_len(line[: line.index("^")]) == min(column, width - 1)
