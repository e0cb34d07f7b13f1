"""What is decided survives its file: damaged, cut off, emptied or gone, a copy takes its place, and both are named."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import Hide, Library, open_library
from index.decided_copies import DAYS, LATEST, keep_copy, mend
from index.decision import Named
from index.decisions import Decisions, open_decided
from index.model import EntityType

SEEDS = Path(__file__).parent.parent / "seeds"


def hide(name: str) -> Hide:
    return Hide(Named(EntityType.PERSON, name))


def decide(file: Path, *names: str) -> None:
    database = open_decided(file)
    Decisions(database).decide([hide(name) for name in names])
    database.close()


def decided(file: Path) -> tuple[object, ...]:
    database = open_decided(file)
    active = Decisions(database).active()
    database.close()
    return active


def copies(file: Path) -> list[Path]:
    return sorted((file.parent / "copies").iterdir())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    found = tmp_path / "data" / "decisions.sqlite"
    found.parent.mkdir()
    decide(found, "Anna", "Boris")
    keep_copy(found)
    return found


def overwrite(file: Path) -> None:
    file.write_bytes(b"no database" * 2000)


def cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def scribble(file: Path) -> None:
    content = bytearray(file.read_bytes())
    for at in range(4096, len(content), 7):
        content[at] ^= 0xFF
    file.write_bytes(content)


@pytest.mark.parametrize("damage", [overwrite, cut_off, empty, scribble, Path.unlink])
def test_the_newest_good_copy_takes_the_place_of_a_damaged_file(file: Path, damage: Callable[[Path], None]) -> None:
    content = file.read_bytes()
    damage(file)
    left = file.read_bytes() if file.exists() else None
    repair = mend(file)
    assert repair is not None
    assert repair.copy == copies(file)[-1]
    assert decided(file) == (hide("Anna"), hide("Boris"))
    if left is None:
        assert repair.aside is None
    else:
        assert repair.aside is not None
        assert repair.aside.read_bytes() == left != content
        assert str(repair.aside) in repair.sentence
    assert str(repair.copy) in repair.sentence
    assert mend(file) is None


@pytest.fixture
def killed(file: Path, tmp_path: Path) -> Path:
    """The file of a process that was killed while it wrote, with the journal that takes it back."""
    killed = tmp_path / "killed" / file.name
    killed.parent.mkdir()
    writing = sqlite3.connect(file, isolation_level=None)
    writing.execute("PRAGMA journal_mode = DELETE")
    writing.execute("PRAGMA cache_size = 1")
    writing.execute("BEGIN")
    writing.executemany("INSERT INTO read VALUES (?)", ((f"{number}" * 100,) for number in range(1000)))
    # Nobody holds a lock on these copies, as nobody does on the files of a process that was killed.
    for ending in ("", "-journal"):
        killed.with_name(file.name + ending).write_bytes(file.with_name(file.name + ending).read_bytes())
    writing.close()
    return killed


def test_what_a_killed_process_left_half_written_is_rolled_back(file: Path, killed: Path) -> None:
    assert mend(killed) is None
    assert decided(killed) == (hide("Anna"), hide("Boris"))
    assert not killed.with_name(f"{file.name}-journal").exists()


def test_the_journal_of_a_file_that_is_gone_is_not_worked_into_the_copy_that_takes_its_place(
    file: Path, killed: Path
) -> None:
    copies(file)[-1].parent.rename(killed.parent / "copies")
    killed.unlink()
    assert mend(killed) is not None
    assert not killed.with_name(f"{file.name}-journal").exists()
    assert decided(killed) == (hide("Anna"), hide("Boris"))


def test_a_damaged_copy_is_passed_over(file: Path) -> None:
    decide(file, "Clara")
    keep_copy(file)
    overwrite(copies(file)[-1])
    overwrite(file)
    repair = mend(file)
    assert repair is not None
    assert repair.copy == copies(file)[0]
    assert decided(file) == (hide("Anna"), hide("Boris"))


def test_without_a_good_copy_it_begins_empty_and_the_damaged_file_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "decisions.sqlite"
    overwrite(file)
    repair = mend(file)
    assert repair is not None
    assert repair.copy is None
    assert repair.aside is not None
    assert repair.aside.exists()
    assert decided(file) == ()


def test_what_is_in_the_journal_counts_and_is_copied(file: Path) -> None:
    database = open_decided(file)
    Decisions(database).decide([hide("Clara")])
    assert file.with_name(file.name + "-wal").stat().st_size > 0
    keep_copy(file)
    database.close()
    overwrite(file)
    mend(file)
    assert decided(file) == (hide("Anna"), hide("Boris"), hide("Clara"))


def test_a_file_is_copied_only_when_something_was_decided(file: Path) -> None:
    keep_copy(file)
    assert len(copies(file)) == 1
    decide(file, "Clara")
    keep_copy(file)
    assert len(copies(file)) == 2


def test_a_good_file_is_left_alone_and_costs_no_copy(file: Path) -> None:
    before = file.read_bytes()
    assert mend(file) is None
    assert file.read_bytes() == before


def test_a_library_that_was_never_decided_about_needs_no_repair(tmp_path: Path) -> None:
    assert mend(tmp_path / "decisions.sqlite") is None
    keep_copy(tmp_path / "decisions.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_old_copies_are_thinned_out_by_days(file: Path) -> None:
    folder = file.parent / "copies"
    good, start = copies(file)[0].read_bytes(), datetime(2022, 10, 2, 8, tzinfo=UTC)
    for hour in range(0, 24 * 30, 6):
        stamp = (start + timedelta(hours=hour)).strftime("%Y%m%dT%H%M%S%f")
        (folder / f"decisions-{stamp}.sqlite").write_bytes(good)
    decide(file, "Clara")
    keep_copy(file)
    left = copies(file)
    days = [copy.stem[10:18] for copy in left]
    assert len(left) <= DAYS + LATEST
    assert len(set(days)) >= DAYS
    assert [copy.stem[19:21] for copy in left[:-LATEST]] == ["20"] * (len(left) - LATEST)


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=40), st.floats(0, 1))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_damaged_what_was_copied_can_be_read(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[float, int]], length: float
) -> None:
    file = tmp_path_factory.mktemp("data") / "decisions.sqlite"
    decide(file, *map(str, range(50)))
    keep_copy(file)
    content = bytearray(file.read_bytes())
    for at, value in changes:
        content[int(at * (len(content) - 1))] = value
    file.write_bytes(content[: int(length * len(content))])
    if mend(file) is not None:
        assert decided(file) == tuple(hide(str(number)) for number in range(50))


def test_the_library_says_what_was_done(seeds: Library) -> None:
    (putin,) = seeds.find_entities("Vladimir Putin")
    seeds.decide(Hide(seeds.named(putin.id)))
    for _ in seeds.ingest():
        pass
    seeds.close()
    overwrite(seeds.location.decisions_file)
    again = open_library([SEEDS])
    assert again.repair is not None
    assert again.notices == (again.repair.sentence,)
    assert len(again.decisions()) == 1
    again.close()
    once_more = open_library([SEEDS])
    assert once_more.notices == ()
    once_more.close()


def test_a_folder_that_cannot_be_copied_to_keeps_nobody_from_reading(tmp_path: Path) -> None:
    file = tmp_path / "decisions.sqlite"
    decide(file, "Anna")
    (tmp_path / "copies").write_text("no folder")
    keep_copy(file)
    assert decided(file) == (hide("Anna"),)
    connection = sqlite3.connect(file)
    connection.execute("BEGIN IMMEDIATE")
    keep_copy(file)
    connection.close()
