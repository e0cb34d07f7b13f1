"""The newcomer's way through the whole program, in a real terminal."""

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from select import select

import pytest

from benchmarks.ptybench import Session, key_bytes

SEEDS = Path(__file__).parent.parent / "seeds"
SIZES = [(120, 40), (80, 24)]
PATIENCE = 60.0
QUIET = 0.15


@contextmanager
def reading(columns: int, rows: int, *paths: Path, env: dict[str, str] | None = None) -> Iterator[Session]:
    """The reader in a terminal of this size."""
    command = [sys.executable, "-m", "tui", *map(str, paths or [SEEDS])]
    with Session(command, columns, rows, env={**os.environ, **(env or {})}) as session:
        yield session


def screen(session: Session) -> str:
    session.settle(QUIET)
    return str(session.text())


def press(session: Session, *keys: str) -> str:
    for key in keys:
        session.press(key, QUIET, 5)
    return str(session.text())


def press_until(session: Session, key: str, is_there: Callable[[str], bool]) -> str:
    """Press a key and wait for what it is to bring, however long that takes."""
    session.send(key_bytes(key))
    session.wait_until(lambda: is_there(session.text()), PATIENCE)
    return screen(session)


def ready(session: Session) -> None:
    session.wait_regex(r"\d+ people", PATIENCE)
    screen(session)


AT_END = "That was the last"


def is_beyond(before: str) -> Callable[[str], bool]:
    """Whether a walk has gone on from where it was, or has just said that it cannot."""
    return lambda text: (AT_END in text and AT_END not in before) or walk_status(text) != walk_status(before)


def reader_title(text: str) -> list[str]:
    return [line for line in text.splitlines() if "Reader" in line]


def walk_status(text: str) -> tuple[int, int, int, int]:
    """Stop, stops, article, articles of "walk: … 3/9 · article 1/3"."""
    found = re.search(r"walk: .*? (\d+)/(\d+)(?: here)? · article (\d+)/(\d+)", text)
    assert found, text
    stop, stops, article, articles = map(int, found.groups())
    return stop, stops, article, articles


@pytest.mark.parametrize(("columns", "rows"), SIZES)
@pytest.mark.usefixtures("indexed")
def test_read_search_and_jump(columns: int, rows: int) -> None:
    with reading(columns, rows) as session:
        ready(session)
        top = screen(session)
        press_until(session, "space", lambda text: text != top)

        press_until(session, "/", lambda text: "\n / " in text)
        session.send(b"ushakov")
        session.wait_regex("3 articles", PATIENCE)
        text = press_until(session, "enter", lambda text: "walk:" in text)
        assert "Ushakov" in text
        stop, _, article, articles = walk_status(text)
        assert articles == 3

        visited = {(article, stop)}
        entered = []
        while len(visited) < 9:
            text = press_until(session, "n", is_beyond(text))
            stop, _, article, _ = walk_status(text)
            visited.add((article, stop))
            if "→" in text.splitlines()[-2]:
                entered.append(text.splitlines()[-2])
            assert session.exit_code is None
        assert {article for article, _ in visited} == {1, 2, 3}
        assert len(entered) >= 2

        where = reader_title(press_until(session, "escape", lambda text: "The walk is over" in text))
        text = press_until(session, "*", lambda text: "walk: Yuri" in text)
        stop, mentions, _, articles = walk_status(text)
        assert (mentions, articles) == (9, 3)
        stops = {stop}
        ends = 0
        for _ in range(mentions):
            text = press_until(session, "n", is_beyond(text))
            ends += "That was the last of 9" in text
            stops.add(walk_status(text)[0])
        assert stops == set(range(1, mentions + 1))
        assert ends == 1

        press_until(session, "ctrl+o", lambda text: reader_title(text) == where)

        press(session, "q")
        assert session.wait_exit(5)
        assert session.exit_code == 0


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_reading_begins_before_recognition_ends(columns: int, rows: int) -> None:
    with reading(columns, rows) as session:
        session.wait_regex("Putin", PATIENCE)
        session.wait_regex("5 articles", PATIENCE)
        assert " 0 people" in session.text()
        before = screen(session)
        assert press(session, "space") != before
        session.wait_regex(r"[1-9]\d people", PATIENCE)


@pytest.mark.usefixtures("indexed")
def test_a_terminal_that_is_too_small_says_so() -> None:
    with reading(39, 9) as session:
        session.wait_regex("at least 40 columns", PATIENCE)
        session.resize(120, 40)
        session.wait_regex("5 articles", PATIENCE)
        session.resize(30, 8)
        session.wait_regex("at least", PATIENCE)
        press(session, "q")
        assert session.wait_exit(5)


@pytest.mark.usefixtures("indexed")
def test_help_palette_and_card() -> None:
    with reading(120, 40) as session:
        ready(session)
        press(session, "?")
        session.send(b"mentions")
        session.wait_regex("All mentions, in a list", PATIENCE)
        press(session, "escape")
        press(session, ":")
        session.send(b"card")
        session.wait_regex("The card", PATIENCE)
        press(session, "escape")
        text = press(session, "]", "i")
        assert "names" in text
        assert "articles" in text
        press(session, "escape", "q")
        assert session.wait_exit(5)


@pytest.mark.usefixtures("indexed")
def test_the_terminal_is_restored() -> None:
    with reading(120, 40) as session:
        ready(session)
        press(session, "Q")
        assert session.wait_exit(5)
        assert 1049 not in session.term.private
        assert not session.term.cursor.hidden


@pytest.mark.usefixtures("indexed")
def test_it_opens_where_it_was_left() -> None:
    with reading(120, 40) as session:
        ready(session)
        left = press(session, "J", "J", "space")
        press(session, "q")
        assert session.wait_exit(5)
    with reading(120, 40) as session:
        ready(session)
        lines, again = left.splitlines(), screen(session).splitlines()
        assert "▶" in left
        # All but what was just said.
        assert again[:-2] == lines[:-2]


def test_quitting_while_the_library_is_indexed_leaves_no_process_behind() -> None:
    with reading(120, 40) as session:
        session.wait_until(lambda: len(session.tree()) > 1, PATIENCE)
        (child,) = set(session.tree()) - {session.pid}
        handle = os.pidfd_open(child)
        session.send(b"Q")
        assert session.wait_exit(PATIENCE)
        assert session.exit_code == 0
        ended, _, _ = select([handle], [], [], PATIENCE)
        os.close(handle)
        assert ended
        assert session.leftovers() == []
