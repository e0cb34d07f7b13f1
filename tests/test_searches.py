"""Saved searches and the history of searches: bounded, each once, still there later."""

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.decisions import open_decided
from index.model import SearchOrder
from index.searches import LENGTH, SavedSearch, Searches


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "decisions.db"


def history(file: Path) -> tuple[str, ...]:
    with closing(open_decided(file)) as database:
        return Searches(database).history()


def remember(file: Path, *queries: str) -> None:
    with closing(open_decided(file)) as database:
        for query in queries:
            Searches(database).remember(query)


def test_the_latest_search_comes_first_and_each_is_there_once(file: Path) -> None:
    remember(file, "putin", "xi jinping", "putin ", "  ", "xi  jinping", "oslo")
    assert history(file) == ("oslo", "xi jinping", "putin")


def test_only_so_many_are_remembered(file: Path) -> None:
    with closing(open_decided(file)) as database, database.transaction() as connection:
        connection.executemany("INSERT INTO searched VALUES (?, ?)", ((str(n), n) for n in range(1, LENGTH + 1)))
    remember(file, "one more", "and another", "one more")
    kept = history(file)
    assert len(kept) == LENGTH
    assert kept[:3] == ("one more", "and another", str(LENGTH))
    assert kept[-1] == "3"


@settings(max_examples=20)
@given(st.lists(st.sampled_from("abcde"), max_size=12))
def test_the_history_is_what_was_searched_backwards_without_repeats(queries: list[str]) -> None:
    with TemporaryDirectory() as folder, closing(open_decided(Path(folder) / "decisions.db")) as database:
        searches = Searches(database)
        for query in queries:
            searches.remember(query)
        assert searches.history() == tuple(dict.fromkeys(reversed(queries)))


def test_a_saved_search_replaces_the_one_of_its_name(file: Path) -> None:
    with closing(open_decided(file)) as database:
        searches = Searches(database)
        searches.save(SavedSearch("Kremlin", "ushakov OR peskov"))
        searches.save(SavedSearch("asia", "xi"))
        searches.save(SavedSearch("kremlin", "peskov", SearchOrder.LATEST))
    with closing(open_decided(file)) as database:
        searches = Searches(database)
        assert searches.saved() == (SavedSearch("asia", "xi"), SavedSearch("kremlin", "peskov", SearchOrder.LATEST))
        searches.forget("ASIA")
        assert [one.name for one in searches.saved()] == ["kremlin"]


def test_an_order_that_is_not_known_is_the_best_first(file: Path) -> None:
    with closing(open_decided(file)) as database:
        searches = Searches(database)
        searches.save(SavedSearch("x", "y", SearchOrder.LATEST))
        with database.transaction() as connection:
            connection.execute("UPDATE saved_search SET sorted = 'by moon'")
        assert searches.saved() == (SavedSearch("x", "y", SearchOrder.BEST),)


def test_a_file_from_before_gets_room_for_searches(file: Path) -> None:
    remember(file, "putin")
    with closing(sqlite3.connect(file)) as connection:
        for table in ("searched", "saved_search", "moving"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("INSERT INTO read VALUES ('one.txt')")
        connection.execute("PRAGMA user_version = 3")
        connection.commit()
    assert history(file) == ()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT path FROM read").fetchall() == [("one.txt",)]
