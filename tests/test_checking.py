"""What `namedrop doctor` says of the stores: whether they are whole, and what to do where they are not."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Library, open_library
from index.checking import Checked
from index.fulltext import FullTextIndex
from index.ingest import How
from index.marks import Mark
from tests.waiting import found

PATIENCE = 120


@pytest.fixture
def library(articles: Path) -> Iterator[Library]:
    words = "\n".join(f"Herring number {number} swam to place{number}." for number in range(20_000))
    (articles / "long.txt").write_text(f"Herrings\n\n{words}\n")
    bring_up_to_date(articles)
    opened = open_library([articles])
    opened.set_mark(Mark("a", "one.txt", 3, "Talks"))
    yield opened
    opened.close()


def bring_up_to_date(articles: Path) -> None:
    library = open_library([articles])
    for _ in library.ingest(how=How(text_only=True)):
        pass
    library.close()


def checks(library: Library) -> dict[str, Checked]:
    return {checked.what.removeprefix("check of "): checked for checked in library.check()}


def harm(file: Path, first: int = 4096) -> None:
    content = bytearray(file.read_bytes())
    for at in range(first, len(content), 5):
        content[at] ^= 0xA5
    file.write_bytes(content)


def test_what_is_whole_is_said_to_be(library: Library) -> None:
    said = checks(library)
    assert all(checked.well for checked in said.values())
    assert list(said) == ["decisions", "copies", "catalog", "full text"]
    assert "1 segment." in said["full text"].sentence
    assert "is whole" in said["decisions"].sentence


def test_a_library_that_was_never_indexed_is_well(articles: Path) -> None:
    library = open_library([articles])
    assert all(checked.well for checked in checks(library).values())
    library.close()


def test_a_segment_that_opens_and_is_damaged_is_made_again(library: Library, articles: Path) -> None:
    (segment,) = library.location.fulltext_folder.glob("*.seg")
    content = bytearray(segment.read_bytes())
    content[len(content) // 2] ^= 1
    segment.write_bytes(content)
    FullTextIndex.open(library.location.fulltext_folder)
    command = [sys.executable, "-m", "tui.cli", "doctor", "-L", str(articles)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 3
    assert "full-text index" in done.stdout
    assert "Run `namedrop index`" in done.stdout
    bring_up_to_date(articles)
    assert subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False).returncode == 0
    assert found(library, "herring") == ["long.txt"]


def test_a_catalog_that_opens_and_is_damaged_is_made_again(library: Library, articles: Path) -> None:
    file = library.location.catalog_file
    library.close()
    again = open_library([articles])
    harm(file, file.stat().st_size // 2)
    said = checks(again)["catalog"]
    again.close()
    assert not said.well
    assert str(file) in said.sentence
    bring_up_to_date(articles)
    again = open_library([articles])
    assert checks(again)["catalog"].well
    assert found(again, "herring") == ["long.txt"]
    again.close()


def test_decisions_that_are_damaged_are_replaced_by_a_copy(library: Library, articles: Path) -> None:
    library.close()
    bring_up_to_date(articles)
    again = open_library([articles])
    harm(library.location.decisions_file)
    said = checks(again)
    again.close()
    assert not said["decisions"].well
    assert "the newest good copy takes its place" in said["decisions"].sentence
    assert said["copies"].well
    again = open_library([articles])
    assert again.repair is not None
    assert str(again.repair.copy) in said["copies"].sentence
    assert [mark.letter for mark in again.marks()] == ["a"]
    assert checks(again)["decisions"].well
    again.close()
