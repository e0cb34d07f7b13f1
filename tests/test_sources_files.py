"""A file is read whole, as of one moment, or the error says why not."""

import os
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from index import sources
from index.errors import SourceError
from index.model import BadRecord, SourceText
from index.sources import files, formats

Status = Callable[[int], os.stat_result]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_bytes(b"Harbour closed\r\n\r\nThe ferry stays in.\r\n")
    return path


def read(path: Path) -> list[SourceText]:
    """The articles of a file that has no bad records."""
    found = list(sources.read(path))
    assert not any(isinstance(each, BadRecord) for each in found)
    return [each for each in found if isinstance(each, SourceText)]


def writing_between(path: Path, times: int) -> Status:
    """An fstat, by which the file is written to before every second look at it."""
    looks = 0

    def fstat(descriptor: int) -> os.stat_result:
        nonlocal looks
        looks += 1
        if looks % 2 == 0 and looks <= 2 * times:
            with open(path, "ab") as file:
                file.write(b"More.\n")
        return real(descriptor)

    real = os.fstat
    return fstat


def test_a_text_file_is_one_article(article: Path) -> None:
    (text,) = read(article)
    assert text.text == "Harbour closed\r\n\r\nThe ferry stays in.\r\n"
    assert text.title == "Harbour closed"


@pytest.mark.parametrize("suffix", [".txt", ".TXT", ".text", ".md", ".Markdown"])
def test_the_suffix_decides_whatever_its_case(article: Path, suffix: str) -> None:
    assert read(article.rename(article.with_suffix(suffix)))[0].title == "Harbour closed"
    assert suffix.lower() in sources.suffixes()
    assert sources.reads(f"harbour{suffix}")


def test_an_unknown_suffix_names_the_known_ones(article: Path) -> None:
    with pytest.raises(SourceError, match=r"harbour\.odt") as caught:
        read(article.rename(article.with_suffix(".odt")))
    assert all(suffix in caught.value.advice for suffix in sources.suffixes())


@pytest.mark.parametrize("name", ["folder", "folder.txt"])
def test_a_folder_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(SourceError, match=f"{name} is a folder"):
        read(tmp_path / name)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"gone\.txt is not there"):
        read(tmp_path / "gone.txt")


def test_a_file_is_no_folder_to_look_in(article: Path) -> None:
    with pytest.raises(SourceError, match="is not there"):
        read(article / "inside.txt")


def test_a_circle_of_links_is_an_error(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    with pytest.raises(SourceError, match=r"loop\.txt cannot be read: ") as caught:
        read(loop)
    assert caught.value.advice


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(SourceError, match=r"pipe\.txt is a pipe"):
        read(tmp_path / "pipe.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(article: Path) -> None:
    article.chmod(0)
    with pytest.raises(SourceError, match="may not be read") as caught:
        read(article)
    assert "permissions" in caught.value.advice


def test_a_file_that_the_system_refuses(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(SourceError, match="may not be read"):
        read(article)


def test_a_file_that_is_too_large(article: Path) -> None:
    size = article.stat().st_size
    assert len(files.read_bytes(article, size)) == size
    with pytest.raises(SourceError, match="too large"):
        files.read_bytes(article, size - 1)


def test_a_large_hole_is_refused_unread(tmp_path: Path) -> None:
    with open(tmp_path / "huge.txt", "wb") as file:
        file.truncate(files.MOST_BYTES + 1)
    with pytest.raises(SourceError, match="too large: 64 MB"):
        read(tmp_path / "huge.txt")


def test_a_file_that_changes_meanwhile_is_read_again(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fstat", writing_between(article, times=1))
    assert files.read_bytes(article) == article.read_bytes()
    assert article.read_bytes().endswith(b"More.\n")


def test_a_file_that_keeps_changing_is_an_error(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fstat", writing_between(article, times=9))
    with pytest.raises(SourceError, match="changed while it was read"):
        files.read_bytes(article)


def test_a_change_of_the_same_length_is_noticed(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looks = 0

    def fstat(descriptor: int) -> os.stat_result:
        nonlocal looks
        looks += 1
        if looks == 2:
            article.write_bytes(article.read_bytes().upper())
            os.utime(article, ns=(0, 0))
        return real(descriptor)

    real = os.fstat
    monkeypatch.setattr(os, "fstat", fstat)
    assert files.read_bytes(article).startswith(b"HARBOUR CLOSED")


def test_importing_loads_no_reader_and_nothing_heavy() -> None:
    heavy = (
        *("spacy", "whoosh", "numpy", "textual", "rich", "trafilatura", "lxml", "pypdf", "feedparser", "zstandard"),
        *("email.message", "csv", "json", "index.sources.text", "index.sources.page", "index.sources.unpacking"),
    )
    code = f"import sys, index.sources; print(*(name for name in {heavy} if name in sys.modules))"
    root = Path(__file__).parent.parent
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_every_reader_that_is_named_is_there() -> None:
    for form in formats.READERS.values():
        module = import_module(f"index.sources.{form.module}")
        assert callable(module.read_stream if form.is_streamed else module.read)
