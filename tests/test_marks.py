"""Marks: kept, and found again in articles that have changed."""

import sqlite3
from contextlib import closing
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from index.decisions import open_decided
from index.marks import Mark, Marks, mark_at

TEXT = "Talks in Oslo.\n\nAnna Lindqvist met Peter Marlowe on Monday. They spoke of fish, of oil and of the weather.\n"


def kept(file: Path) -> tuple[Mark, ...]:
    with closing(open_decided(file)) as database:
        return Marks(database).all()


def test_they_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "decisions.db"
    b, a, other = (mark_at(letter, path, TEXT, 20) for letter, path in (("b", "1.txt"), ("a", "2.txt"), ("b", "2.txt")))
    with closing(open_decided(file)) as database:
        marks = Marks(database)
        marks.set(b)
        marks.set(a)
    assert kept(file) == (a, b)
    with closing(open_decided(file)) as database:
        Marks(database).set(other)
    assert kept(file) == (a, other)


def test_a_file_from_before_there_were_marks_gets_room_for_them(tmp_path: Path) -> None:
    file = tmp_path / "decisions.db"
    with closing(open_decided(file)):
        pass
    with closing(sqlite3.connect(file)) as connection:
        for table in ("mark", "saved_search", "searched", "moving"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("INSERT INTO read VALUES ('one.txt')")
        connection.execute("PRAGMA user_version = 2")
        connection.commit()
    assert kept(file) == ()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT path FROM read").fetchall() == [("one.txt",)]


@given(st.text(max_size=200), st.integers(0, 200))
def test_in_a_text_that_is_the_same_it_is_where_it_was(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    found = mark_at("a", "x", text, offset).find(text)
    assert found == offset or not text[max(0, offset - 32) : offset + 32].strip()


@given(st.integers(0, len(TEXT)), st.text("xyz \n", max_size=50))
def test_it_moves_with_the_text(offset: int, before: str) -> None:
    assert mark_at("a", "x", TEXT, offset).find(before + TEXT) == offset + len(before)


def test_it_is_found_where_one_side_of_it_was_edited() -> None:
    at = TEXT.index("Peter")
    mark = mark_at("a", "x", TEXT, at)
    for edited in (TEXT.replace("Anna Lindqvist", "The minister"), TEXT.replace("Marlowe on Monday", "M. on Tuesday")):
        assert edited[mark.find(edited) :].startswith("Peter")


def test_of_equal_places_it_is_the_nearest() -> None:
    text = "fish and oil; " * 40
    for offset in (0, 140, 300):
        assert mark_at("a", "x", text, offset).find(text) == offset


def test_where_nothing_is_left_of_it_the_place_is_in_the_text() -> None:
    mark = mark_at("a", "x", TEXT, 60)
    assert mark.find("") == 0
    assert mark.find("Quite another text.") <= len("Quite another text.")
