"""The real program in processes of its own, which take seconds to start: a few of these are killed."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from time import sleep

import pytest

from benchmarks.ptybench import Session
from index import open_library
from tests.crash.checks import check_all, check_files, check_up_to_date, check_whole
from tests.crash.test_crash import SEED
from tests.crash.worlds import text, word
from tests.test_whole_program import SEEDS, press_until, reading, ready
from tests.waiting import until

Kill = Callable[[int, int], None]
ARTICLES = 80
"""More than are read in the process that indexes itself."""
LONGEST = 8.0
"""Seconds until a kill at the most: about what indexing takes."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Articles that nobody has indexed."""
    made = tmp_path / "crash"
    made.mkdir()
    random = Random(SEED)
    for number in range(ARTICLES):
        (made / f"{number}.txt").write_text(text(random, word(number)))
    return made


def index(folder: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tui.cli", "index", str(folder)]
    return subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)


def kill_after(seconds: float, process: "subprocess.Popen[bytes]", kill: Kill) -> None:
    """Kill a program, and wait until nothing is left of it."""
    sleep(seconds)
    kill(process.pid, signal.SIGKILL)
    process.wait()
    until(lambda: not any(in_session(process.pid)), 30)


def in_session(number: int) -> Iterator[int]:
    """The processes of a session that have not ended."""
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            state, _, _, session = (entry / "stat").read_text().rpartition(")")[2].split()[:4]
            if int(session) == number and state != "Z":
                yield int(entry.name)


def killed_of(session: Session) -> list[int]:
    """Kill what a terminal runs. Returns what of it had not ended: a process that ends has its files open until then."""
    with suppress(ProcessLookupError):
        os.kill(session.pid, signal.SIGSTOP)  # so that it starts no other while these are listed
    there = session.tree()
    for pid in there:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    return there


@pytest.mark.parametrize("kill", [os.killpg, os.kill], ids=["all", "alone"])
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are listed in /proc")
def test_indexing_goes_on_where_it_was_killed(folder: Path, kill: Kill) -> None:
    random = Random(SEED)
    texts = {file.name: {file.read_text()} for file in folder.iterdir()}
    for _ in range(2):
        kill_after(random.uniform(1, LONGEST), index(folder), kill)
        library = open_library([folder])
        check_whole(library, texts)
        library.close()
    assert index(folder).wait(120) == 0
    library = open_library([folder])
    check_all(library, folder)
    assert all(article.recognised for article in library.articles())
    assert library.entities()
    library.close()
    check_files(library.location)


@pytest.mark.usefixtures("indexed")
def test_a_mark_that_the_screen_has_confirmed_outlasts_the_reader() -> None:
    for letter in "ab":
        with reading(80, 24) as session:
            ready(session)
            press_until(session, "m", lambda shown: "Set mark" in shown)
            session.send(letter.encode())
            session.wait_regex(f"Mark {letter} is here", 60)
            until(lambda: not killed_of(session), 30)
            assert session.wait_exit(10)
        library = open_library([SEEDS])
        assert letter in {mark.letter for mark in library.marks()}
        check_up_to_date(library)  # which finishes a copy of the decisions that was cut short
        library.close()
        check_files(library.location)


def test_the_screen_that_is_killed_while_pressing_keys_comes_back(indexed: Path) -> None:
    with reading(80, 24) as session:
        ready(session)
        press_until(session, "G", lambda shown: "100%" in shown)
        session.send(b"JJ GQ")
        sleep(Random(SEED).uniform(0, 0.2))
        with suppress(ProcessLookupError):
            os.kill(session.pid, signal.SIGKILL)
        session.wait_exit(10)
    with reading(80, 24) as session:
        ready(session)
        assert "Traceback" not in session.text()
    assert not list(indexed.rglob("*.part"))
