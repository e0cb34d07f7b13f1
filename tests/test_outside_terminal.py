"""The editor in place of the screen, in a real terminal."""

import stat
import sys
from pathlib import Path

import pytest

from tests.test_whole_program import press, reading, ready, screen

EDITOR = """#!{python}
import sys
from pathlib import Path
Path({got!r}).write_text("\\n".join(sys.argv[1:]))
print("EDITING", flush=True)
sys.stdin.readline()
"""


@pytest.mark.usefixtures("indexed")
def test_the_editor_opens_at_the_line_and_the_screen_comes_back(tmp_path: Path) -> None:
    got, program = tmp_path / "got", tmp_path / "an editor"
    program.write_text(EDITOR.format(python=sys.executable, got=str(got)))
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    with reading(120, 40, env={"EDITOR": f"'{program}' --wait"}) as session:
        ready(session)
        before = press(session, "]")
        press(session, "v")
        session.wait_regex("EDITING", 30)
        assert "Reader" not in session.text()
        press(session, "enter")
        session.wait_regex("Back from", 30)
        after = screen(session)
        assert after.splitlines()[:-2] == before.splitlines()[:-2]
        assert press(session, "G") != after
        press(session, "q")
        assert session.wait_exit(5)
    wait, line, path = got.read_text().splitlines()
    assert wait == "--wait"
    named = next(row for row in before.splitlines() if "Reader" in row)
    assert named
    assert Path(path).read_text().splitlines()[int(line[1:]) - 1].strip()


@pytest.mark.usefixtures("indexed")
def test_an_editor_that_is_not_there_leaves_the_screen_as_it_was() -> None:
    with reading(80, 24, env={"VISUAL": "/no/such/editor"}) as session:
        ready(session)
        press(session, "v")
        session.wait_regex("could not be started", 30)
        press(session, "q")
        assert session.wait_exit(5)
