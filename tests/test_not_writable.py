"""Folders that cannot be written, disks that are full or fail: what is there is read, and what is not kept is told."""

import ctypes
import errno
import os
import resource
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import index
from index import Library, open_library
from index.errors import NotWritableError
from index.marks import Mark

PATIENCE = 180
DROP_FROM_BOUNDING_SET, DAC_OVERRIDE, DAC_READ_SEARCH = 24, 1, 2
"""Of prctl(2): without these, permissions bind root as they bind everybody."""
LIBC = ctypes.CDLL(None)

pytestmark = pytest.mark.skipif(
    os.geteuid() == 0 and sys.platform != "linux", reason="root may write anywhere, and cannot be kept from it here"
)
PROGRAM = Path(index.__file__).parent.parent


class Home:
    """A home with a library in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.articles = folder / "articles"
        self.articles.mkdir(parents=True)
        (self.articles / "one.txt").write_text("Talks in Oslo\n\nAnna Lindqvist met Peter Marlowe in Oslo.\n")
        kinds = {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("CONFIG", "DATA", "STATE", "CACHE")}
        temporary = folder / "tmp"
        temporary.mkdir(mode=0o700)
        self.environment = {**os.environ, **kinds, "HOME": str(folder), "TMPDIR": str(temporary)}
        self.environment["PYTHONPATH"] = str(PROGRAM)

    def namedrop(self, *words: str, most_bytes: int | None = None) -> "subprocess.CompletedProcess[str]":
        """Run the command as somebody whom permissions bind."""

        def limit() -> None:
            if os.geteuid() == 0:
                LIBC.prctl(DROP_FROM_BOUNDING_SET, DAC_OVERRIDE, 0, 0, 0)
                LIBC.prctl(DROP_FROM_BOUNDING_SET, DAC_READ_SEARCH, 0, 0, 0)
            if most_bytes is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))

        command = [sys.executable, "-P", "-m", "tui.cli", *words, "-L", str(self.articles)]
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=PATIENCE, env=self.environment, preexec_fn=limit
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done

    def lock(self, kind: str) -> None:
        """Let nobody write what there is of a kind."""
        for path in (self.folder / kind, *(self.folder / kind).rglob("*")):
            path.chmod(0o500 if path.is_dir() else 0o400)

    def unlock(self) -> None:
        for path in (self.folder, *self.folder.rglob("*")):
            if not path.is_symlink() and not stat.S_ISSOCK(path.stat().st_mode):
                path.chmod(0o700)


@pytest.fixture
def user_home(tmp_path: Path) -> Iterator[Home]:
    home = Home(tmp_path / "user")
    yield home
    home.unlock()


def test_a_cache_that_cannot_be_written_is_read(user_home: Home) -> None:
    assert user_home.namedrop("search", "oslo").returncode == 0
    user_home.lock("cache")
    (user_home.articles / "two.txt").write_text("Another\n\nOslo once more.\n")
    found = user_home.namedrop("search", "oslo", "--jsonl")
    assert found.returncode == 0
    assert "one.txt" in found.stdout
    assert found.stderr.count("cannot be written") == 1
    assert "Marlowe" in user_home.namedrop("people").stdout


@pytest.mark.parametrize("kind", ["cache", "data"])
def test_what_is_decided_is_refused_or_kept_and_never_lost(user_home: Home, kind: str) -> None:
    assert user_home.namedrop("people").returncode == 0
    user_home.lock(kind)
    done = user_home.namedrop("hide", "Peter Marlowe")
    listed = user_home.namedrop("decisions", "list").stdout
    user_home.unlock()
    if kind == "data":
        assert done.returncode == 3
        assert "cannot be written" in done.stderr
    assert ("Marlowe" in listed) == (done.returncode == 0)
    assert ("Marlowe" in user_home.namedrop("decisions", "list").stdout) == (done.returncode == 0)


def test_data_that_cannot_be_written_is_read_with_what_its_journal_has(user_home: Home) -> None:
    user_home.namedrop("people")
    assert user_home.namedrop("hide", "Peter Marlowe").returncode == 0
    (file,) = user_home.folder.rglob("decisions.sqlite")
    script = (
        "import os, sqlite3; c = sqlite3.connect(os.environ['FILE']); c.execute('PRAGMA wal_autocheckpoint = 0');"
        "c.execute(\"INSERT INTO read VALUES ('one.txt')\"); c.commit(); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", script], env={**os.environ, "FILE": str(file)}, check=True)
    assert file.with_name(file.name + "-wal").stat().st_size > 0
    user_home.lock("data")
    done = user_home.namedrop("decisions", "list")
    assert "Marlowe" in done.stdout
    assert done.stderr.count("is kept this time") == 1
    assert list((user_home.folder / "tmp").iterdir()) == []


def test_a_home_in_which_nothing_can_be_made_is_told(user_home: Home) -> None:
    user_home.folder.chmod(0o500)
    done = user_home.namedrop("search", "oslo")
    assert done.returncode == 3
    assert "cannot be" in done.stderr
    assert "right to write" in done.stderr


@pytest.mark.parametrize("most_bytes", [0, 1000, 20_000, 100_000, 300_000])
def test_a_disk_that_fills_up_at_any_point_is_told_and_needs_no_repair(user_home: Home, most_bytes: int) -> None:
    done = user_home.namedrop("search", "oslo", most_bytes=most_bytes)
    assert done.returncode in (0, 1, 3)
    assert done.returncode == 0 or done.stderr.strip()
    later = user_home.namedrop("search", "oslo", "--jsonl")
    assert later.returncode == 0
    assert "one.txt" in later.stdout


def test_a_full_disk_leaves_what_was_indexed_to_be_searched(user_home: Home) -> None:
    user_home.namedrop("search", "oslo")
    (user_home.articles / "two.txt").write_text("Another\n\nOslo once more.\n" * 50_000)
    user_home.namedrop("search", "oslo", most_bytes=200_000)
    (toc,) = user_home.folder.rglob("*.toc")
    assert list(toc.parent.glob("*.seg"))


# In one process


@pytest.fixture
def library(articles: Path) -> Iterator[Library]:
    opened = open_library([articles])
    for _ in opened.ingest():
        pass
    yield opened
    opened.close()


def test_a_full_disk_refuses_decisions_and_marks_with_a_sentence(library: Library) -> None:
    database = library._decided
    database.connection.execute("PRAGMA max_page_count = 1")
    long = "x" * 100_000
    with pytest.raises(NotWritableError, match="full") as caught:
        library.set_mark(Mark("a", "one.txt", 0, long))
    assert "Nothing has been changed" in caught.value.advice
    assert library.marks() == ()
    library.remember_place(long, 3)
    trouble = library.take_trouble()
    assert trouble is not None
    assert "full" in trouble.title
    library.remember_place(long, 4)
    assert library.take_trouble() is None
    database.connection.execute("PRAGMA max_page_count = 100000")
    library.set_mark(Mark("a", "one.txt", 0, long))
    assert len(library.marks()) == 1


def test_an_index_that_cannot_be_flushed_is_as_it_was(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    (library.location.base / "three.txt").write_text("A third\n\nAll about herring.\n")
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        with pytest.raises(NotWritableError, match="Input/output"):
            for _ in library.ingest():
                pass
    page = library.search("marlowe")
    assert page is not None
    assert page.total == 2
    for _ in library.ingest():
        pass
    page = library.search("herring")
    assert page is not None
    assert page.total == 1


def test_another_process_that_writes_the_index_keeps_it(library: Library) -> None:
    from index.fulltext.transaction import writing_lock

    (library.location.base / "three.txt").write_text("A third\n\nAll about herring.\n")
    before = {file.name for file in library.location.fulltext_folder.glob("*.seg")}
    lock = writing_lock(library.location.fulltext_folder)
    assert lock.acquire()
    try:
        with pytest.raises(NotWritableError, match="is writing"):
            for _ in library.ingest():
                pass
    finally:
        lock.release()
    assert before <= {file.name for file in library.location.fulltext_folder.glob("*.seg")}


def test_a_file_system_without_locks_is_told(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("fcntl.flock", fail)
    with pytest.raises(NotWritableError, match="cannot be locked"):
        for _ in library.ingest():
            pass
