"""The whole program in terminals of all sorts: without colour, dumb, in the C locale, slow, and of changing size."""

import re
import shutil
import sys
from functools import partial
from pathlib import Path

import pytest

from benchmarks.ptybench import Session
from tests.test_whole_program import PATIENCE, SEEDS, press_until, reading, ready, walk_status

ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
"""An environment in which Python can print ASCII only."""


class SlowLine(Session):
    """A terminal at the end of a line of some thirty thousand bytes a second."""

    CHUNK, PAUSE = 300, 0.01


def colours(session: Session) -> set[str]:
    rows, columns = session.term.lines, session.term.columns
    cells = [session.term.buffer[y][x] for y in range(rows) for x in range(columns)]
    return {cell.fg for cell in cells} | {cell.bg for cell in cells}


@pytest.mark.usefixtures("indexed")
def test_without_colour_there_is_none_on_any_screen() -> None:
    with reading(80, 24, env={"NO_COLOR": "1"}) as session:
        ready(session)
        for key, shown in (("]", " walks, "), ("*", "walk: "), ("r", "References"), ("i", " beside "), ("esc", "Ref")):
            press_until(session, key, lambda text, shown=shown: shown in text)
            assert colours(session) == {"default"}
        press_until(session, "?", lambda text: "Down a line" in text)
        assert colours(session) == {"default"}


@pytest.mark.parametrize("module", ["tui", "tui.cli"])
@pytest.mark.usefixtures("indexed")
def test_a_dumb_terminal_is_read_on_by_lines(module: str) -> None:
    with Session([sys.executable, "-m", module, str(SEEDS)], 80, 24, env={"TERM": "dumb"}) as session:
        session.wait_regex("lists all", PATIENCE)
        session.send(b"* Yuri Ushakov\r")
        session.wait_regex("Yuri Ushakov 1/9", PATIENCE)
        session.send(b"q\r")
        assert session.wait_exit(PATIENCE)
        assert session.exit_code == 0
        assert not session.term.private


@pytest.mark.parametrize("env", [{"LANG": "C", "LC_ALL": ""}, {"LC_ALL": "C"}, {"LC_ALL": "POSIX"}])
@pytest.mark.usefixtures("indexed")
def test_in_the_c_locale_everything_is_shown_as_ever(env: dict[str, str]) -> None:
    with reading(80, 24) as session:
        ready(session)
        as_ever = session.text()
        session.send(b"Q")
        assert session.wait_exit(PATIENCE)
    with reading(80, 24, env=env) as session:
        session.wait_until(lambda: session.text() == as_ever, PATIENCE)
        assert "’" in as_ever


@pytest.mark.parametrize("module", ["tui", "tui.cli"])
@pytest.mark.usefixtures("indexed")
def test_where_python_can_print_ascii_only_it_is_read_by_lines(module: str) -> None:
    with Session([sys.executable, "-m", module, str(SEEDS)], 80, 24, env=ASCII) as session:
        session.wait_regex("lists all", PATIENCE)
        session.send(b"* Xi Jinping\r")
        session.wait_regex("Xi Jinping 1/", PATIENCE)
        session.send(b"i\r")
        session.settle(0.2)
        session.send(b"q\r")
        assert session.wait_exit(PATIENCE)
        assert session.exit_code == 0
        assert session.text().isascii()
        assert "Traceback" not in session.text()


@pytest.mark.usefixtures("indexed")
def test_a_file_that_is_named_in_another_encoding_stops_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "names"
    folder.mkdir()
    (folder / "Müller.txt").write_text("Besuch in Oslo\n\nAnna Müller war in Oslo, sagte sie.\n", "utf-8")
    with reading(80, 24, folder, env={"LC_ALL": "C"}) as session:
        session.wait_regex("Anna Müller war", PATIENCE)
        session.send(b"q")
        assert session.wait_exit(PATIENCE)
        assert session.exit_code == 0


def test_over_a_slow_line_no_key_is_lost_and_every_one_is_answered(indexed: Path, home_with_seeds: Path) -> None:
    keys = b"jjjjjjjjjj]]*nnnJ  rjj"
    with reading(120, 40) as session:
        ready(session)
        session.send(keys)
        session.wait_regex("References: ", PATIENCE)
        session.settle(1.5, PATIENCE)
        expected = str(session.text())
    shutil.rmtree(indexed)
    shutil.copytree(home_with_seeds, indexed)
    with SlowLine([sys.executable, "-m", "tui", str(SEEDS)], 120, 40) as session:
        session.wait_regex(r"\d+ people", PATIENCE)
        session.send(keys)
        session.wait_until(lambda: session.text() == expected, PATIENCE)
        press_until(session, "?", lambda text: "Down a line" in text)
        press_until(session, "esc", lambda text: text == expected)
        session.send(b"Q")
        assert session.wait_exit(PATIENCE)
        assert session.exit_code == 0


@pytest.mark.usefixtures("indexed")
def test_a_walk_goes_on_through_changes_of_size() -> None:
    with reading(200, 60) as session:
        ready(session)
        press_until(session, "]", lambda text: " walks, " in text)
        text = press_until(session, "]", lambda text: re.search("Putin · .* walks", text) is not None)
        text = press_until(session, "*", lambda text: "walk: Vladimir Putin" in text)
        stop, stops, _, _ = walk_status(text)
        for columns, rows in ((40, 10), (80, 24), (40, 10), (200, 60)):
            session.resize(columns, rows)
            session.wait_until(partial(walk_shows, session, stop, stops), PATIENCE)
            session.send(b"n")
            stop += 1
            session.wait_until(partial(walk_shows, session, stop, stops), PATIENCE)
            assert max(map(len, session.lines())) <= columns
        assert session.exit_code is None


def walk_shows(session: Session, stop: int, stops: int) -> bool:
    """Whether the status line is at a stop and the words of the stop are in view."""
    lines = session.lines()
    at = re.search(f" {stop}/{stops} · article .*?(?: as ‘(.*)’|$)", lines[0])
    # Where there is no room for how the text names him, it is one of these.
    words = (at[1],) if at and at[1] else ("Putin", "president")
    return at is not None and any(word.split()[-1] in line for word in words for line in lines[4:-2])
