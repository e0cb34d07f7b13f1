"""Folders and files that cannot be read for a while keep their articles, and it is said that they cannot be."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Library, LibraryError, open_library
from index.ingest import How
from tests.test_not_writable import Home
from tests.waiting import found

TEXT_ONLY = How(text_only=True)


@pytest.fixture
def bound(tmp_path: Path) -> Iterator[Home]:
    """A home of somebody whom permissions bind, with a folder in the library."""
    home = Home(tmp_path / "user")
    (home.articles / "sub").mkdir()
    (home.articles / "sub" / "two.txt").write_text("Another\n\nOslo once more, says Maria Esposito.\n")
    yield home
    home.unlock()


@pytest.mark.parametrize("mode", [0, 0o400, 0o200])
def test_a_folder_that_may_not_be_read_for_a_while_keeps_its_articles(bound: Home, mode: int) -> None:
    assert "two.txt" in bound.namedrop("search", "oslo", "--jsonl").stdout
    (bound.articles / "sub").chmod(mode)
    (bound.articles / "three.txt").write_text("A third\n\nHerring in Oslo.\n")
    listed = bound.namedrop("search", "oslo", "--jsonl").stdout
    assert all(name in listed for name in ("one.txt", "two.txt", "three.txt"))
    told = bound.namedrop("doctor", "--jsonl").stdout
    assert told.count("sub cannot be looked at: Permission denied") == 1
    (bound.articles / "sub").chmod(0o700)
    (bound.articles / "sub" / "two.txt").unlink()
    assert "two.txt" not in bound.namedrop("search", "oslo", "--jsonl").stdout
    assert "cannot be looked at" not in bound.namedrop("doctor", "--jsonl").stdout


def test_a_file_that_may_not_be_read_for_a_while_is_read_when_it_may(bound: Home) -> None:
    file = bound.articles / "one.txt"
    (bound.articles / "late.txt").write_text("Late\n\nHerring.\n")
    (bound.articles / "late.txt").chmod(0)
    bound.namedrop("search", "oslo")
    file.write_text("Talks in Oslo\n\nSalmon.\n")
    file.chmod(0)
    assert "one.txt" in bound.namedrop("search", "marlowe", "--jsonl").stdout
    assert bound.namedrop("doctor", "--jsonl").stdout.count("may not be read by you") == 2
    file.chmod(0o600)
    (bound.articles / "late.txt").chmod(0o600)
    assert "one.txt" in bound.namedrop("search", "salmon", "--jsonl").stdout
    assert "late.txt" in bound.namedrop("search", "herring", "--jsonl").stdout
    assert "may not be read" not in bound.namedrop("doctor", "--jsonl").stdout


# In one process


@pytest.fixture
def library(articles: Path) -> Iterator[Library]:
    (articles / "sub").mkdir()
    (articles / "sub" / "three.txt").write_text("A third\n\nAll about herring.\n")
    opened = open_library([articles])
    bring_up_to_date(opened)
    yield opened
    opened.close()


def bring_up_to_date(library: Library) -> None:
    for _ in library.ingest(how=TEXT_ONLY):
        pass


@pytest.mark.parametrize("number", [errno.EIO, errno.EMFILE, errno.ESTALE])
def test_a_disk_that_fails_for_a_while(library: Library, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    listing = os.scandir

    def fail(folder: str) -> object:
        if os.fspath(folder).endswith("sub"):
            raise OSError(number, os.strerror(number), folder)
        return listing(folder)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", fail)
        bring_up_to_date(library)
        assert found(library, "herring") == ["sub/three.txt"]
        assert [os.strerror(number) in problem.title for problem in library.problems()] == [True]
    bring_up_to_date(library)
    assert library.problems() == ()


def test_a_library_on_a_disk_that_fails_is_not_called_empty(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(folder: str) -> object:
        raise OSError(errno.EIO, os.strerror(errno.EIO), folder)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", fail)
        with pytest.raises(LibraryError, match="cannot be looked at: Input/output error"):
            open_library([articles])


def test_a_folder_that_has_gone_is_gone(library: Library, articles: Path) -> None:
    (articles / "sub" / "three.txt").unlink()
    (articles / "sub").rmdir()
    bring_up_to_date(library)
    assert found(library, "herring") == []
    assert library.problems() == ()


def test_a_file_that_was_named_and_is_missing_keeps_its_article(articles: Path) -> None:
    library = open_library([articles / "one.txt", articles / "two.txt"])
    bring_up_to_date(library)
    (articles / "two.txt").rename(articles / "aside")
    bring_up_to_date(library)
    assert found(library, "lisbon") == ["two.txt"]
    (problem,) = library.problems()
    assert "is not there any more" in problem.title
    (articles / "aside").rename(articles / "two.txt")
    bring_up_to_date(library)
    assert library.problems() == ()
    library.close()


def test_a_library_that_may_not_be_listed_is_not_opened_as_an_empty_one(bound: Home) -> None:
    bound.namedrop("search", "oslo")
    bound.articles.chmod(0)
    done = bound.namedrop("search", "oslo")
    assert done.returncode
    assert "is not readable" in done.stderr
    bound.articles.chmod(0o700)
    assert "one.txt" in bound.namedrop("search", "oslo", "--jsonl").stdout
