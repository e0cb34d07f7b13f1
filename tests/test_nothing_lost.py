"""What was confirmed is on disk; what is damaged or gone is made again; clocks and other processes may do as they like."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import IO

import pytest

from index import Library, LibraryError, Stage, catalog_damage, decided_copies, open_library
from index.decided_copies import keep_copy, mend
from index.decisions import open_decided
from index.errors import DamagedError
from index.location import locate
from index.moved import take_over
from index.reading import Reading, ReadingPlace

PATIENCE = 120
FULL = 2


@pytest.fixture
def library(articles: Path) -> Iterator[Library]:
    opened = open_library([articles])
    bring_up_to_date(opened)
    yield opened
    opened.close()


def bring_up_to_date(library: Library) -> None:
    for _ in library.ingest():
        pass


def total(library: Library, query: str) -> int:
    page = library.search(query)
    assert page is not None
    return page.total


def scribble(file: Path, first: int = 4096) -> None:
    content = bytearray(file.read_bytes())
    for at in range(first, len(content), 5):
        content[at] ^= 0xA5
    file.write_bytes(content)


# Decisions, marks, places


def test_what_is_decided_is_flushed_before_it_is_confirmed(tmp_path: Path) -> None:
    database = open_decided(tmp_path / "decisions.sqlite")
    assert database.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert database.connection.execute("PRAGMA synchronous").fetchone() == (FULL,)
    database.close()


CONFIRMED = """
import os, signal, sys
from pathlib import Path
from index import open_library
from index.marks import Mark
library = open_library([Path(sys.argv[1])])
library.hide(library.find_entities("Peter Marlowe")[0].id)
library.set_mark(Mark("a", "one.txt", 7, "in Oslo"))
library.set_read("two.txt", True)
library.remember_place("one.txt", 11)
print("confirmed", flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


MARKING = """
import sys
from pathlib import Path
from index import open_library
from index.marks import Mark
library = open_library([Path(sys.argv[1])])
library.set_mark(Mark(sys.argv[2], "one.txt", 7, "in Oslo"))
"""


def test_what_was_confirmed_outlasts_a_kill_right_after(library: Library, articles: Path) -> None:
    library.close()
    done = subprocess.run([sys.executable, "-c", CONFIRMED, str(articles)], capture_output=True, timeout=PATIENCE)
    assert done.stdout == b"confirmed\n"
    assert done.returncode == -signal.SIGKILL
    again = open_library([articles])
    assert again.notices == ()
    assert [decision.entity.name for decision in again.decisions()] == ["Peter Marlowe"]  # type: ignore[union-attr]
    assert [mark.letter for mark in again.marks()] == ["a"]
    assert {heading.path for heading in again.articles() if heading.read} == {"two.txt"}
    assert again.last_place() == ReadingPlace("one.txt", 11)
    again.close()


def test_a_command_killed_right_after_it_said_what_it_did(library: Library, articles: Path) -> None:
    command = [sys.executable, "-u", "-m", "tui.cli", "hide", "Peter Marlowe", "-L", str(articles)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout is not None
    said = next((line for line in process.stdout if "Marlowe" in line), "")
    process.kill()
    process.stdout.close()
    process.wait()
    assert said
    again = open_library([articles])
    assert len(again.decisions()) == 1
    again.close()


def test_two_processes_decide_at_once(library: Library, articles: Path) -> None:
    names = ["Peter Marlowe", "Anna Lindqvist"]
    commands = [[sys.executable, "-m", "tui.cli", "hide", name, "-L", str(articles)] for name in names]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for command in commands]
    assert [process.communicate(timeout=PATIENCE)[1].count("Traceback") for process in running] == [0, 0]
    assert [process.returncode for process in running] == [0, 0]
    assert len(library.decisions()) == 2
    assert not {entity.name for entity in library.entities()} & set(names)


# Copies


def test_a_copy_made_after_the_clock_was_put_back_is_still_the_newest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "decisions.sqlite"

    class Clock(datetime):
        year_now = 2022

        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return datetime(cls.year_now, 10, 2, tzinfo=UTC)

    monkeypatch.setattr(decided_copies, "datetime", Clock)
    for year in (2022, 2023, 1970, 1970, 1970, 1970, 1970, 1970, 1970):
        Clock.year_now = year
        database = open_decided(file)
        offset = len(list((tmp_path / "copies").glob("*.sqlite"))) + year
        Reading(database).remember(ReadingPlace(f"{offset}.txt", 1))
        last = Reading(database).last_place()
        database.close()
        keep_copy(file)
    file.write_bytes(b"no database" * 500)
    repair = mend(file)
    assert repair is not None
    database = open_decided(file)
    assert Reading(database).last_place() == last
    database.close()


def test_a_copy_is_made_by_one_process_at_a_time(tmp_path: Path) -> None:
    from index import indexing_lock

    file = tmp_path / "decisions.sqlite"
    open_decided(file).close()
    with indexing_lock.opened(file.with_suffix(".lock")) as lock:
        assert indexing_lock.take(lock)
        keep_copy(file)
        assert not (tmp_path / "copies").exists()
    keep_copy(file)
    assert len(list((tmp_path / "copies").iterdir())) == 1


def test_a_journal_whose_file_is_gone_is_set_aside_and_not_worked_into_the_next(tmp_path: Path) -> None:
    file = tmp_path / "decisions.sqlite"
    journal = file.with_name(file.name + "-wal")
    journal.write_bytes(b"what was decided last")
    repair = mend(file)
    assert repair is not None
    assert not journal.exists()
    assert [kept.read_bytes() for kept in tmp_path.glob("*damaged*-wal")] == [b"what was decided last"]


@pytest.mark.parametrize(
    "note", [b"\xff\xfe", b"{", b"[]", b'{"roots": 1, "files": 2}', b'{"roots": ["/no"], "files": ["a"]}', b"[" * 9999]
)
def test_a_damaged_note_of_where_another_library_was_is_passed_over(articles: Path, home: Path, note: bytes) -> None:
    other = home / "data" / "namedrop" / "libraries" / "other-1"
    other.mkdir(parents=True, mode=0o700)
    (other / "library.json").write_bytes(note)
    (other / "decisions.sqlite").write_bytes(b"")
    assert take_over(locate([articles])) is None


# The index


@pytest.mark.parametrize("size", [0, 100, 5000])
def test_a_catalog_that_was_cut_off_is_made_again(library: Library, articles: Path, size: int) -> None:
    library.close()
    file = library.location.catalog_file
    file.write_bytes(file.read_bytes()[:size])
    again = open_library([articles])
    bring_up_to_date(again)
    assert total(again, "marlowe") == 2
    assert "Peter Marlowe" in {entity.name for entity in again.entities()}
    again.close()


def test_damage_that_comes_up_in_the_middle_is_told_and_mended_at_the_next_opening(
    library: Library, articles: Path
) -> None:
    library.close()
    damaged = open_library([articles])
    scribble(library.location.catalog_file)
    with pytest.raises(DamagedError, match="is damaged"):
        [damaged.article(heading.id) for heading in damaged.articles()]
    damaged.close()
    assert catalog_damage.is_noted(library.location.catalog_file)
    again = open_library([articles])
    bring_up_to_date(again)
    assert total(again, "marlowe") == 2
    again.close()


def test_a_damaged_catalog_is_not_taken_from_under_one_who_indexes(library: Library, articles: Path) -> None:
    from index import indexing_lock

    library.close()
    library.location.catalog_file.write_bytes(b"damaged" * 999)
    with indexing_lock.opened(library.location.lock_file) as lock:
        assert indexing_lock.take(lock)
        with pytest.raises(LibraryError, match="another Namedrop is indexing"):
            open_library([articles])
    open_library([articles]).close()


def test_a_catalog_of_another_version_is_not_taken_from_under_one_who_indexes(library: Library, articles: Path) -> None:
    from index import indexing_lock

    file = library.location.catalog_file
    library.close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 999")
    with indexing_lock.opened(library.location.lock_file) as lock:
        assert indexing_lock.take(lock)
        with pytest.raises(LibraryError, match="of another version, and another Namedrop is indexing"):
            open_library([articles])
        with closing(sqlite3.connect(file)) as connection:
            assert connection.execute("PRAGMA user_version").fetchone() == (999,)
            assert connection.execute("SELECT count(*) FROM article").fetchone() == (2,)
    again = open_library([articles])
    bring_up_to_date(again)
    assert total(again, "marlowe") == 2
    again.close()


def test_two_processes_take_over_one_moved_library_at_once(
    library: Library, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one comes when the other has found nothing yet, takes over, and decides; the other must leave it at that."""
    from index import indexing_lock

    library.hide(library.find_entities("Peter Marlowe")[0].id)
    library.close()
    moved = articles.rename(articles.with_name("elsewhere"))
    location, is_waiting, wait = locate([moved]), Event(), indexing_lock.wait_for

    def wait_for(lock: IO[str]) -> None:
        is_waiting.set()
        wait(lock)

    location.data.mkdir(mode=0o700)
    with indexing_lock.opened(location.decisions_file.with_suffix(".lock")) as lock:
        assert indexing_lock.take(lock)
        with monkeypatch.context() as patch, ThreadPoolExecutor() as threads:
            patch.setattr(indexing_lock, "wait_for", wait_for)
            other = threads.submit(take_over, location)
            assert is_waiting.wait(PATIENCE)
            with closing(sqlite3.connect(library.location.decisions_file)) as before:
                before.execute(f"VACUUM INTO '{location.decisions_file}'")
            location.decisions_file.chmod(0o600)
            database = open_decided(location.decisions_file)
            Reading(database).remember(ReadingPlace("two.txt", 4))
            database.close()
            indexing_lock.let_go(lock)
            assert other.result(PATIENCE) is None
    again = open_library([moved])
    assert again.last_place() == ReadingPlace("two.txt", 4)
    assert [decision.entity.name for decision in again.decisions()] == ["Peter Marlowe"]  # type: ignore[union-attr]
    again.close()


def test_processes_that_open_a_moved_library_at_once_lose_nothing(library: Library, articles: Path) -> None:
    library.hide(library.find_entities("Peter Marlowe")[0].id)
    library.close()
    moved = articles.rename(articles.with_name("elsewhere"))
    commands = [[sys.executable, "-c", MARKING, str(moved), letter] for letter in "abcd"]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for command in commands]
    assert [process.communicate(timeout=PATIENCE)[1] for process in running] == [""] * 4
    again = open_library([moved])
    assert [mark.letter for mark in again.marks()] == list("abcd")
    assert [decision.entity.name for decision in again.decisions()] == ["Peter Marlowe"]  # type: ignore[union-attr]
    again.close()


def test_a_full_text_index_that_turns_out_to_be_damaged_in_a_search_is_made_again(library: Library) -> None:
    folder = library.location.fulltext_folder
    (table,) = folder.glob("*.toc")
    table.write_bytes(b"damaged")
    with pytest.raises(LibraryError, match="damaged"):
        library.search("marlowe")
    bring_up_to_date(library)
    assert total(library, "marlowe") == 2


def test_the_cache_may_be_deleted_under_a_running_program(library: Library) -> None:
    shutil.rmtree(library.location.cache)
    assert len(library.articles()) == 2
    library.set_read("one.txt", True)
    bring_up_to_date(library)
    (library.location.base / "three.txt").write_text("A third\n\nAll about herring.\n")
    bring_up_to_date(library)
    assert {heading.path for heading in library.articles()} == {"one.txt", "two.txt", "three.txt"}
    assert total(library, "herring") == 1


@pytest.mark.parametrize("seconds", [0, 4_000_000_000, -1_000_000])
def test_times_of_files_may_be_in_the_future_or_before_all_time(library: Library, articles: Path, seconds: int) -> None:
    os.utime(articles / "two.txt", (seconds, seconds))
    bring_up_to_date(library)
    reports = [report.stage for report in library.ingest()]
    assert Stage.RECOGNISING not in reports
    assert len(library.articles()) == 2


def test_dates_are_the_same_in_any_time_zone(articles: Path, home: Path) -> None:
    (articles / "dated.txt").write_text("Herring\n\nFebruary 3, 2022\n\nAnna Berg likes herring, she said.\n")
    listed = set()
    for zone in ("Pacific/Kiritimati", "Pacific/Niue", "UTC"):
        shutil.rmtree(home, ignore_errors=True)
        command = [sys.executable, "-m", "tui.cli", "search", "herring", "--jsonl", "-L", str(articles)]
        done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "TZ": zone}, timeout=PATIENCE)
        listed.add(done.stdout)
    assert len(listed) == 1
    assert "2022-02-03" in listed.pop()
