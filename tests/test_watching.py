"""Watching: what changes is found, or gone, right after; two processes; whatever happens to what is watched."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index import Library, indexing_lock, open_library
from index.catalog import Catalog, FileContent
from index.location import FileState
from index.model import SourceText, Stage
from tests.driving import WIDE
from tests.waiting import found, until
from tui.app import Namedrop
from tui.config import Config, Settings
from tui.main_screen import MainScreen


@pytest.fixture
def library(articles: Path) -> Iterator[Library]:
    opened = open_library([articles])
    yield opened
    opened.close()


@contextmanager
def watching(folder: Path, *options: str, **environment: str) -> Iterator["subprocess.Popen[str]"]:
    """The command, from when it first watches; ended by C-c."""
    command = [sys.executable, "-m", "tui.cli", "index", "--watch", *options, str(folder)]
    process = subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env={**os.environ, **environment}, preexec_fn=heed_interrupts
    )
    try:
        said_by(process, "watching")
        yield process
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0
    finally:
        process.kill()
        process.communicate()


def heed_interrupts() -> None:
    """Let C-c end what is started, also where those who started the tests have it ignored, as in the background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def said_by(process: "subprocess.Popen[str]", what: str) -> str:
    """The next line that has it."""
    assert process.stderr is not None
    return next(line for line in process.stderr if what in line)


@pytest.mark.parametrize("polling", ["", "1"])
def test_what_changes_is_found_right_after(library: Library, articles: Path, polling: str) -> None:
    with watching(articles, "--text-only", WATCHFILES_FORCE_POLLING=polling):
        assert found(library, "lisbon") == ["two.txt"]
        (articles / "three.txt").write_text("A third\n\nAll about herring.\n")
        until(lambda: found(library, "herring") == ["three.txt"])
        (articles / "three.txt").write_text("A third\n\nAll about salmon, and more of it.\n")
        until(lambda: found(library, "salmon") == ["three.txt"] and not found(library, "herring"))
        (articles / "deep" / "down").mkdir(parents=True)
        (articles / "three.txt").rename(articles / "deep" / "down" / "3.txt")
        until(lambda: found(library, "salmon") == ["deep/down/3.txt"])
        (articles / "deep" / "down" / "3.txt").unlink()
        until(lambda: not found(library, "salmon"))
        (articles / ".hidden.txt").write_text("Hidden\n\nSalmon.\n")
        (articles / "four.txt").write_text("A fourth\n\nEel.\n")
        until(lambda: found(library, "eel") == ["four.txt"])
        assert not found(library, "salmon")


def test_names_come_behind(library: Library, articles: Path) -> None:
    with watching(articles):
        (articles / "three.txt").write_text("A third\n\nMaria Esposito flew to Naples with Peter Marlowe.\n")
        until(lambda: "Maria Esposito" in {entity.name for entity in library.entities()})


def test_text_does_not_wait_for_names(library: Library, articles: Path) -> None:
    """While names of many articles are looked for, one that comes can be found."""
    with watching(articles):
        words = " ".join(f"Peter Marlowe met Anna Lindqvist in Oslo on day {day}." for day in range(400))
        for number in range(60):
            (articles / f"long{number}.txt").write_text(f"Long {number}\n\n{words}\n")
        until(lambda: len(library.articles()) == 62)
        (articles / "late.txt").write_text("Late\n\nHerring.\n")
        until(lambda: found(library, "herring") == ["late.txt"])
        assert not all(article.recognised for article in library.articles())


def test_a_folder_that_vanishes_is_reported_and_taken_up_again(library: Library, articles: Path) -> None:
    with watching(articles, "--text-only") as process:
        articles.rename(articles.with_name("elsewhere"))
        assert "is not there any more" in said_by(process, "left out")
        assert len(library.articles()) == 2
        articles.with_name("elsewhere").rename(articles)
        until(lambda: library.problems() == ())
        (articles / "three.txt").write_text("A third\n\nAll about herring.\n")
        until(lambda: found(library, "herring") == ["three.txt"])


def test_single_files_are_watched(articles: Path) -> None:
    library = open_library([articles / "one.txt"])
    with watching(articles / "one.txt", "--text-only"):
        (articles / "new").write_text("Talks\n\nHerring was eaten.\n")
        (articles / "new").replace(articles / "one.txt")
        until(lambda: found(library, "herring") == ["one.txt"])
    library.close()


def test_others_do_not_wait_for_one_that_indexes(library: Library, articles: Path) -> None:
    for _ in library.ingest():
        pass
    (articles / "three.txt").write_text("A third\n\nAll about herring.\n")
    with indexing_lock.opened(library.location.lock_file) as lock:
        assert indexing_lock.take(lock)
        done = subprocess.run(
            [sys.executable, "-m", "tui.cli", "search", "-L", str(articles), "oslo", "--json"],
            capture_output=True, text=True, timeout=60, check=True,
        )  # fmt: skip
    assert '"one.txt"' in done.stdout
    assert "Another Namedrop is indexing" in done.stderr


def test_one_that_finds_another_at_work_follows_it(library: Library) -> None:
    with indexing_lock.opened(library.location.lock_file) as lock:
        assert indexing_lock.take(lock)
        reports = library.start_ingest().reports()
        assert next(reports).stage is Stage.WAITING
        other = Catalog(library.location.catalog_file)
        other.store_files([FileContent(FileState("x.txt", 1, 1), (SourceText("Text", "Title"),), None)])
        other.close()
        followed = next(reports)
        assert (followed.stage, followed.articles_changed) == (Stage.WAITING, True)
        indexing_lock.let_go(lock)
        assert list(reports)[-1].stage is Stage.DONE
    assert {article.path for article in library.articles()} == {"one.txt", "two.txt"}


def test_one_that_watches_leaves_the_lock_to_others(library: Library, articles: Path) -> None:
    with watching(articles), indexing_lock.opened(library.location.lock_file) as lock:
        until(lambda: indexing_lock.take(lock))


def test_killed_anywhere_it_goes_on(library: Library, articles: Path) -> None:
    for number in range(70):
        (articles / f"{number}.txt").write_text(f"Number {number}\n\nThe herring number is {number}.\n")
    for reports in (2, 3, 4, 6):
        process = library.start_ingest()
        for _, _ in zip(range(reports), process.reports(), strict=False):
            pass
        os.kill(process._child.pid, signal.SIGKILL)
        process._child.wait()
    for _ in library.ingest():
        pass
    assert len(found(library, "herring")) == 70
    assert len(library.articles()) == 72
    assert all(article.recognised for article in library.articles())


async def test_the_reader_shows_what_changes(articles: Path) -> None:
    library = open_library([articles])
    app = Namedrop(library, Settings(Config(watch=True)))
    async with app.run_test(size=WIDE) as pilot, asyncio.timeout(120):
        screen = app.screen_stack[0]
        assert isinstance(screen, MainScreen)

        async def shown(status: str, rows: int) -> None:
            while status not in screen.status.render_line(0).text or len(screen.articles.rows) != rows:
                await pilot.pause(0.01)

        await shown("watching", 2)
        (articles / "three.txt").write_text("A third\n\nAll about herring.\n")
        await shown("watching", 3)
        await pilot.press("R")
        await shown("watching", 3)
        await pilot.press("colon", *"stop indexing", "enter")
        while "watched no longer" not in screen.said.render_line(0).text:
            await pilot.pause(0.01)
        assert "watching" not in screen.status.render_line(0).text
    library.close()
