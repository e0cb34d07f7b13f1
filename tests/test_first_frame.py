"""The first frame: what is painted before the screen is imported, and the terminal that it is painted on."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.ptybench import Session, Terminal
from index.location import locate
from tui import first_frame
from tui.__main__ import SUB_COMMANDS
from tui.cli import namedrop
from tui.session import last_library_file, remember_library

SEEDS = Path(__file__).parent.parent / "seeds"
PATIENCE = 60.0
PAINT_AND_WAIT = "import sys; from tui.first_frame import paint; frame = paint(sys.argv[1:]); sys.stdin.read(1); {}"


@contextmanager
def terminal(*command: str, size: tuple[int, int] = (120, 40), **env: str) -> Iterator[Session]:
    with Session([sys.executable, *command], *size, env={**os.environ, **env}) as session:
        yield session


def read_and_leave(*keys: bytes, size: tuple[int, int] = (120, 40)) -> None:
    with terminal("-m", "tui", str(SEEDS), size=size) as session:
        session.wait_regex("Putin", PATIENCE)
        session.settle(0.2)
        for key in keys:
            session.send(key)
            session.settle(0.2)
        session.send(b"Q")
        assert session.wait_exit(PATIENCE)
        assert session.exit_code == 0


def painted_first(size: tuple[int, int] = (120, 40), **env: str) -> str:
    """What is painted without importing the screen."""
    with terminal("-c", PAINT_AND_WAIT.format(""), str(SEEDS), size=size, **env) as session:
        session.settle(0.2, 2)
        assert session.term.cursor.hidden or not session.text().strip()
        return str(session.text())


def shown_at_rest(size: tuple[int, int] = (120, 40)) -> str:
    with terminal("-m", "tui.cli", str(SEEDS), size=size) as session:
        session.wait_regex("Putin", PATIENCE)
        session.settle(0.3)
        return str(session.text())


def without_scrollbars(text: str) -> str:
    """A screen less the eighths in which the ends of scrollbars are drawn, which Textual may be late with."""
    return re.sub("[▁-█](?=│)", " ", text)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 15)])
@pytest.mark.parametrize("keys", [(), (b" ", b"*", b"n", b"r", b"\t", b"j"), (b"3", b"3", b"j", b"z")])
@pytest.mark.usefixtures("indexed")
def test_the_first_frame_is_what_the_screen_shows_then(size: tuple[int, int], keys: tuple[bytes, ...]) -> None:
    read_and_leave(*keys, size=size)
    first = painted_first(size)
    assert "Putin" in first
    assert without_scrollbars(first) == without_scrollbars(shown_at_rest(size))


@pytest.mark.usefixtures("indexed")
def test_on_a_terminal_of_another_size_the_titles_are_where_they_will_be() -> None:
    read_and_leave()
    first, later = painted_first((130, 30)).split("\n"), shown_at_rest((130, 30)).split("\n")
    assert [line[:32] for line in first[2:27]] == [line[:32] for line in later[2:27]]
    assert first[0] == later[0]
    assert corners(first[1]) == corners(later[1])


def corners(line: str) -> list[int]:
    return [at for at, char in enumerate(line) if char in "┌┐"]


@pytest.mark.usefixtures("indexed")
def test_where_the_catalog_has_changed_no_titles_are_painted() -> None:
    read_and_leave()
    catalog = locate([SEEDS]).catalog_file
    os.utime(catalog, ns=(1, 1))
    assert "Putin" not in painted_first()
    assert "┌" in painted_first()


@pytest.mark.usefixtures("indexed")
def test_colours_are_not_painted_where_none_are_wanted() -> None:
    read_and_leave()
    with terminal("-c", PAINT_AND_WAIT.format(""), str(SEEDS), NO_COLOR="1") as session:
        session.wait_regex("┌", PATIENCE)
        cells = [session.term.buffer[y][x] for y in range(40) for x in range(120)]
        assert {cell.fg for cell in cells} | {cell.bg for cell in cells} == {"default"}


@pytest.mark.usefixtures("indexed")
def test_keys_typed_before_the_screen_is_there_are_neither_shown_nor_lost() -> None:
    read_and_leave()
    with terminal("-m", "tui", str(SEEDS)) as session:
        session.wait_regex("Putin", PATIENCE)
        before = session.text()
        session.send(b"/ushakov")
        assert session.text() == before
        session.wait_regex("/ *ushakov", PATIENCE)
        session.wait_regex("3 articles", PATIENCE)


@pytest.mark.parametrize("ending", ["frame.restore()", "frame.restore(); frame.restore()"])
@pytest.mark.usefixtures("indexed")
def test_what_fails_before_the_screen_is_there_leaves_the_terminal_as_it_was(ending: str) -> None:
    read_and_leave()
    check = "import termios; print('echo' if termios.tcgetattr(0)[3] & termios.ECHO else 'silent', flush=True)"
    code = f"{check}\n{PAINT_AND_WAIT.format(ending)}\n{check}"
    with terminal("-c", code, str(SEEDS)) as session:
        session.wait_regex("Putin", PATIENCE)
        session.send(b"x")
        session.wait_regex(r"echo\necho", PATIENCE)
        assert session.leftovers() == []


def test_a_library_that_is_gone_is_said_on_the_terminal_as_it_was(indexed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    (folder / "one.txt").write_text("A quiet day\n\nNothing happened.\n")
    with terminal("-m", "tui", str(folder)) as session:
        session.wait_regex("quiet day", PATIENCE)
        session.settle(0.2)
        session.send(b"Q")
        assert session.wait_exit(PATIENCE)
    (folder / "one.txt").unlink()
    with terminal("-m", "tui", str(folder)) as session:
        assert session.wait_exit(PATIENCE)
        assert session.exit_code == 3
        assert "There are no articles in" in session.text()
        assert session.leftovers() == []


@pytest.mark.usefixtures("indexed")
def test_nothing_is_painted_where_there_is_no_terminal() -> None:
    read_and_leave()
    done = subprocess.run([sys.executable, "-m", "tui", str(SEEDS)], capture_output=True, timeout=60, check=False)
    assert done.returncode == 2
    assert done.stdout == b""


@pytest.mark.usefixtures("indexed")
def test_the_driver_restores_what_was_before_the_first_frame() -> None:
    read_and_leave()
    code = (
        "import os, subprocess, sys; subprocess.run([sys.executable, '-m', 'tui', *sys.argv[1:]]); os.system('stty -a')"
    )
    with terminal("-c", code, str(SEEDS)) as session:
        session.wait_regex("Putin", PATIENCE)
        session.send(b"Q")
        session.wait_regex(r"(?<!-)\becho\b", PATIENCE)
        session.wait_regex(r"(?<!-)icanon", PATIENCE)
        assert session.leftovers() == []


ROOTS = ["/articles"]


def packed(lines: list[str]) -> str:
    kept = first_frame.pack(ROOTS, first_frame.look_of(20, 4), ["/nowhere", "/else"], "name", ["title"], lines)
    assert kept is not None
    return kept


def as_shown(drawn: str) -> list[str]:
    screen = Terminal(20, 4)
    screen.feed(drawn.encode("utf-8", "replace"))
    return [screen.row(y) for y in range(4)]


@given(st.lists(st.text("ab -│é", max_size=20), min_size=4, max_size=4))
def test_what_was_kept_is_painted(lines: list[str]) -> None:
    assert as_shown(first_frame.compose(packed(lines), ROOTS, 20, 4)[0]) == [line.rstrip() for line in lines]


@given(st.text("a\x1b[]1;mHJ\x07\r\n\x9b\x7f\0é"))
def test_nothing_but_styles_and_text_gets_out_of_the_file(text: str) -> None:
    drawn, is_whole = first_frame.compose(packed([text, "\x1b[1mbold\x1b[0m"]), ROOTS, 20, 4)
    assert is_whole
    assert "\x1b[1mbold\x1b[0m" in drawn
    codes = [
        part
        for part in drawn.split("\x1b")[1:]
        if not part.startswith("[") or part.lstrip("[0123456789;")[:1] not in "mH"
    ]
    assert codes == []
    assert not [char for char in drawn if (char < " " and char != "\x1b") or "\x7f" <= char < "\xa0"]


@pytest.mark.parametrize("kept", ["", "nonsense", "\x1d" * 5, "namedrop first frame 0" + "\x1d" * 5])
def test_a_damaged_file_paints_nothing(kept: str) -> None:
    assert first_frame.compose(kept, ROOTS, 20, 4) == ("", False)


def test_another_library_paints_nothing() -> None:
    assert first_frame.compose(packed(["text"]), ["/other"], 20, 4) == ("", False)


def test_the_folders_are_those_of_the_rest() -> None:
    assert Path(first_frame.last_library_file()) == last_library_file()
    file = Path(first_frame.file_for(ROOTS))
    assert file.parent == platformdirs.user_cache_path("namedrop") / "first-frames"


def test_the_library_that_was_open_last_is_the_same_for_both(tmp_path: Path) -> None:
    assert first_frame.last_roots() == [str(SEEDS.resolve())]
    paths = [tmp_path / "with\nbreak", tmp_path / "plain"]
    remember_library(paths)
    assert first_frame.last_roots() == sorted(map(str, paths))


def test_a_first_word_is_a_path_or_a_command_as_the_command_line_has_it() -> None:
    assert frozenset(namedrop.commands) == SUB_COMMANDS


def test_painting_imports_next_to_nothing() -> None:
    code = "import sys; before = set(sys.modules); import tui.__main__; print(*(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    ours = {"tui", "tui.__main__", "tui.first_frame", "tui.terminal"}
    assert set(done.stdout.split()) <= {"__future__", "binascii", "termios", *ours}
