"""The reader ended or stopped from outside: the terminal is given back, and what was to last is on disk."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.ptybench import Session
from index import open_library
from tests.test_whole_program import PATIENCE, SEEDS, press_until, reading, ready, screen
from tui.__main__ import FAILED

ALTERNATE_SCREEN = 1049


def last_offset() -> tuple[str, int] | None:
    library = open_library([SEEDS])
    place = library.last_place()
    library.close()
    return (place.path, place.offset) if place else None


def hang_up(session: Session) -> None:
    """Close the terminal, of which nothing is left but an end that nobody writes to."""
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, session.master)
    os.close(nothing)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.usefixtures("indexed")
def test_ended_from_outside_it_keeps_the_place_and_gives_the_terminal_back(number: signal.Signals) -> None:
    with reading(80, 24) as session:
        ready(session)
        press_until(session, "G", lambda text: "100%" in text)
        os.kill(session.pid, number)
        assert session.wait_exit(PATIENCE)
        assert session.exit_code == 128 + number
        assert ALTERNATE_SCREEN not in session.term.private
        assert "Traceback" not in session.text()
    place = last_offset()
    assert place is not None
    assert place[1] > 0


@pytest.mark.usefixtures("indexed")
def test_a_signal_ends_it_from_a_box_over_the_panes_too() -> None:
    with reading(80, 24) as session:
        ready(session)
        press_until(session, "?", lambda text: "Down a line" in text)
        os.kill(session.pid, signal.SIGTERM)
        assert session.wait_exit(PATIENCE)
        assert session.exit_code == 128 + signal.SIGTERM


@pytest.mark.usefixtures("indexed")
def test_it_ends_with_its_terminal() -> None:
    with reading(80, 24) as session:
        ready(session)
        press_until(session, "G", lambda text: "100%" in text)
        hang_up(session)
        assert session.wait_exit(PATIENCE)
    place = last_offset()
    assert place is not None
    assert place[1] > 0


@pytest.mark.usefixtures("indexed")
def test_it_ends_with_its_terminal_even_where_hanging_up_is_ignored() -> None:
    command = ["sh", "-c", f"trap '' HUP; exec {sys.executable} -m tui {SEEDS}"]
    with Session(command, 80, 24, env=dict(os.environ)) as session:
        ready(session)
        hang_up(session)
        assert session.wait_exit(PATIENCE)


@pytest.mark.usefixtures("indexed")
def test_suspended_and_brought_back_it_shows_what_it_showed() -> None:
    with reading(80, 24) as session:
        ready(session)
        before = press_until(session, "G", lambda text: "100%" in text)
        session.send(b"\x1a")
        session.wait_until(lambda: is_stopped(session.pid), PATIENCE)
        session.settle(0.2)
        assert "100%" not in session.text()
        os.kill(session.pid, signal.SIGCONT)
        session.wait_until(lambda: "100%" in session.text(), PATIENCE)
        assert screen(session) == before
        press_until(session, "g", lambda text: "100%" not in text)
        session.send(b"Q")
        assert session.wait_exit(PATIENCE)
        assert session.exit_code == 0


def is_stopped(pid: int) -> bool:
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "T"


def test_a_reader_of_the_output_may_leave_early(indexed: Path) -> None:
    command = f"{sys.executable} -m tui.cli search putin --jsonl -L {SEEDS} | head -n 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert "Broken" not in done.stderr


@pytest.mark.usefixtures("indexed")
def test_quitting_where_the_place_cannot_be_kept_says_so() -> None:
    with reading(80, 24) as session:
        ready(session)
        (file,) = Path(os.environ["XDG_DATA_HOME"]).rglob("decisions.sqlite")
        put_another_there(file)
        session.send(b"Q")
        assert session.wait_exit(PATIENCE)
        assert session.exit_code == FAILED
        assert "decisions.sqlite is damaged".replace(" ", "") in "".join(session.text().split())


@pytest.mark.usefixtures("indexed")
def test_it_ends_even_where_the_place_cannot_be_kept() -> None:
    with reading(80, 24) as session:
        ready(session)
        press_until(session, "G", lambda text: "100%" in text)
        (file,) = Path(os.environ["XDG_DATA_HOME"]).rglob("decisions.sqlite")
        put_another_there(file)
        os.kill(session.pid, signal.SIGTERM)
        assert session.wait_exit(PATIENCE)
        assert session.exit_code == 128 + signal.SIGTERM
        assert ALTERNATE_SCREEN not in session.term.private
        assert "Traceback" not in session.text()


@pytest.mark.usefixtures("indexed")
def test_it_keeps_the_place_where_the_index_fails() -> None:
    with reading(80, 24) as session:
        ready(session)
        press_until(session, "n", lambda text: "walk: " in text)
        press_until(session, "G", lambda text: "100%" in text)
        (file,) = Path(os.environ["XDG_CACHE_HOME"]).rglob("catalog.sqlite")
        put_another_there(file)
        session.send(b"i")
        assert session.wait_exit(PATIENCE)
        assert session.exit_code == FAILED
        assert ALTERNATE_SCREEN not in session.term.private
        assert "catalog.sqlite is damaged".replace(" ", "") in "".join(session.text().split())
    place = last_offset()
    assert place is not None
    assert place[1] > 0


def put_another_there(file: Path) -> None:
    """Put an empty file in the place of a SQLite file, as who deletes it and begins another does."""
    for journal in (file.with_name(file.name + "-wal"), file.with_name(file.name + "-shm")):
        journal.unlink()
    file.unlink()
    file.touch(mode=0o600)
