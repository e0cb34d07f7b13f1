"""The full-text index on disk: written, read by others, damaged."""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.errors import LibraryError
from index.fulltext import Document, FullTextIndex
from tests.searching import search

ROOT = Path(__file__).parent.parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "fulltext"


def found(index: FullTextIndex, query: str) -> tuple[int, ...]:
    matches = search(index, query)
    assert matches is not None
    return tuple(matches.ids)


def segments(folder: Path) -> int:
    return len(list(folder.glob("*.seg")))


def test_a_folder_is_made_and_opened_again(folder: Path) -> None:
    FullTextIndex.open(folder).update([Document(1, "Putin", "in Beijing")])
    assert folder.stat().st_mode & 0o777 == 0o700
    assert found(FullTextIndex.open(folder), "beijing") == (1,)


def test_updating_replaces_and_removes(folder: Path) -> None:
    index = FullTextIndex.open(folder)
    index.update([Document(1, "Putin", "Moscow"), Document(2, "Xi", "Beijing")])
    index.update([Document(1, "Putin", "Beijing"), Document(3, "Xi", "Moscow")], removed=[2, 99])
    assert found(index, "beijing") == (1,)
    assert found(index, "moscow") == (3,)
    assert found(index, "NOT xi") == (1,)
    assert index.document_count() == 2


def test_doing_it_twice_does_no_more(folder: Path) -> None:
    index = FullTextIndex.open(folder)
    for _ in range(3):
        index.update([Document(1, "Putin", "Beijing"), Document(2, "", "")], removed=[3])
    assert index.document_count() == 2
    assert found(index, "putin") == (1,)


def test_nothing_to_do_is_no_error(folder: Path) -> None:
    index = FullTextIndex.open(folder)
    index.update([])
    index.update([Document(1, "Putin", "Beijing")])
    index.update([], removed=[1])
    assert index.document_count() == 0
    assert found(index, "NOT xi") == ()


def test_many_small_updates_leave_few_segments(folder: Path) -> None:
    index = FullTextIndex.open(folder)
    for number in range(60):
        index.update([Document(number % 40, "Putin", f"word{number}")])
    assert index.document_count() == 40
    assert segments(folder) <= 25
    assert len(found(index, "putin")) == 40
    assert found(index, "word45") == (5,)
    assert found(index, "word5") == ()


def test_what_has_been_replaced_altogether_leaves_the_disk(folder: Path) -> None:
    index = FullTextIndex.open(folder)
    for _ in range(3):
        index.update(Document(number, "Putin", "Beijing") for number in range(5))
    assert segments(folder) == 1


def test_two_documents_of_one_id_are_refused_and_nothing_is_written(folder: Path) -> None:
    index = FullTextIndex.open(folder)
    with pytest.raises(ValueError, match="id 1"):
        index.update([Document(1, "Putin", ""), Document(1, "Xi", "")])
    assert index.document_count() == 0


def test_when_the_caller_fails_nothing_is_written_and_the_lock_is_free(folder: Path) -> None:
    index = FullTextIndex.open(folder)
    index.update([Document(1, "Putin", "Beijing")])

    def documents() -> Iterator[Document]:
        yield Document(1, "Xi", "Moscow")
        raise KeyError("gone")

    with pytest.raises(KeyError):
        index.update(documents(), removed=[1])
    assert found(index, "beijing") == (1,)
    index.update([Document(2, "Xi", "Beijing")])
    assert found(index, "beijing") == (1, 2)


def test_a_second_writer_is_told(folder: Path) -> None:
    first, second = FullTextIndex.open(folder), FullTextIndex.open(folder)

    def documents() -> Iterator[Document]:
        with pytest.raises(LibraryError, match="is writing"):
            second.update([Document(2, "", "")])
        yield Document(1, "Putin", "")

    first.update(documents())
    assert second.document_count() == 1
    second.update([Document(2, "", "")])
    assert first.document_count() == 2


def test_what_another_process_commits_is_found(folder: Path) -> None:
    index = FullTextIndex.open(folder)
    assert found(index, "putin") == ()
    program = (
        "import sys, pathlib; from index.fulltext import Document, FullTextIndex;"
        "index = FullTextIndex.open(pathlib.Path(sys.argv[1]));"
        "index.update([Document(int(sys.argv[2]), 'Putin', 'Beijing')], removed=[4])"
    )
    for number in (4, 5):
        command = [sys.executable, "-c", program, str(folder), str(number)]
        subprocess.run(command, cwd=ROOT, check=True)
        assert found(index, "putin") == (number,)


def test_searching_goes_on_while_another_thread_writes(folder: Path) -> None:
    index = FullTextIndex.open(folder)
    index.update([Document(0, "Putin", "Beijing")])

    def read(_: int) -> bool:
        ids = found(index, "putin")
        return ids == tuple(range(len(ids))) and len(ids) > 0

    with ThreadPoolExecutor(3) as threads:
        reading = threads.map(read, range(80))
        for number in range(1, 30):
            # All of it, so that every commit deletes the files of the one before.
            index.update(Document(n, "Putin", "Beijing") for n in range(number + 1))
        assert all(reading)
    assert len(found(index, "putin")) == 30


def test_a_search_sees_what_was_there_when_it_began(folder: Path) -> None:
    index = FullTextIndex.open(folder)
    index.update([Document(1, "Putin", "Beijing"), Document(2, "Putin", "Moscow")])
    before = set(folder.iterdir())

    def replace_all() -> bool:
        index.update([Document(1, "Xi", ""), Document(2, "Xi", "")])
        return False

    matches = search(index, "putin", cancelled=replace_all)
    assert matches is not None
    assert tuple(matches.ids) == (1, 2)
    assert {path.suffix for path in before - set(folder.iterdir())} == {".seg", ".toc"}
    assert found(index, "putin") == ()


def test_a_folder_of_something_else_is_refused(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "holiday.jpg").write_bytes(b"JFIF")
    with pytest.raises(LibraryError, match=r"holiday\.jpg"):
        FullTextIndex.open(folder)
    assert [path.name for path in folder.iterdir() if path.suffix] == ["holiday.jpg"]


def test_a_file_instead_of_a_folder_is_refused(folder: Path) -> None:
    folder.parent.mkdir()
    folder.write_text("no folder")
    with pytest.raises(LibraryError, match="fulltext"):
        FullTextIndex.open(folder)


def test_a_folder_that_others_can_write_to_is_refused(folder: Path) -> None:
    FullTextIndex.open(folder)
    folder.chmod(0o777)
    with pytest.raises(LibraryError, match="Others"):
        FullTextIndex.open(folder)


def test_what_a_killed_creation_left_behind_is_no_obstacle(folder: Path) -> None:
    FullTextIndex.open(folder)
    table = next(folder.glob("*.toc"))
    table.rename(table.with_name(f"{table.name}.tmp"))
    assert FullTextIndex.open(folder).document_count() == 0


@pytest.mark.parametrize("suffix", [".toc", ".seg"])
@pytest.mark.parametrize("damage", ["gone", "empty", "halved", "zeros", "one bit"])
def test_a_damaged_index_is_reported_on_opening(folder: Path, suffix: str, damage: str) -> None:
    FullTextIndex.open(folder).update([Document(1, "Putin", "Beijing"), Document(2, "Xi", "")])
    do_damage(next(folder.glob(f"*{suffix}")), damage)
    with pytest.raises(LibraryError) as raised:
        FullTextIndex.open(folder)
    assert str(folder) in raised.value.title
    assert "Delete that folder" in raised.value.advice


def test_damage_to_a_large_array_is_found_before_it_is_copied(folder: Path) -> None:
    """Large arrays are not read on opening."""
    index = FullTextIndex.open(folder)
    for first in (0, 40_000):
        index.update(Document(first + number, "", "Putin Beijing") for number in range(40_000))
    do_damage(next(folder.glob("*.seg")), "one bit")
    before = set(folder.iterdir())
    reopened = FullTextIndex.open(folder)
    with pytest.raises(LibraryError, match="damaged"):
        reopened.merge()
    assert set(folder.iterdir()) == before


def do_damage(path: Path, damage: str) -> None:
    content = path.read_bytes()
    path.unlink()
    middle = len(content) // 2
    changed = {
        "empty": b"",
        "halved": content[:middle],
        "zeros": bytes(len(content)),
        "one bit": content[:middle] + bytes([content[middle] ^ 4]) + content[middle + 1 :],
    }
    if damage != "gone":
        path.write_bytes(changed[damage])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_the_right_to_write_is_reported(folder: Path) -> None:
    index = FullTextIndex.open(folder)
    folder.chmod(0o500)
    with pytest.raises(LibraryError, match="cannot be used"):
        index.update([Document(1, "Putin", "Beijing")])
