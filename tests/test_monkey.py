"""Some hundred random keys, clicks and sizes, in the app without a terminal and in one with: nothing goes wrong."""

import os
import subprocess
import sys
from random import Random

import pytest

from benchmarks.ptybench import Session, key_bytes
from tests.monkey.acts import Press, Resize, acts
from tests.test_whole_program import PATIENCE, SEEDS, ready

PTY_ACTS = 400


def test_random_keys_do_no_harm() -> None:
    command = [sys.executable, "-m", "tests.monkey", "--keys", "300", "--seed", "7", "--patience", "30"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=SEEDS.parent, timeout=10 * PATIENCE)
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    assert "300 keys" in done.stdout
    assert "0 faults" in done.stdout


def pressed(key: str) -> bytes:
    """What a terminal sends for a key; nothing for those that it does not know, and those that stop the program."""
    from textual.keys import key_to_character

    if key == "ctrl+z":
        return b""
    if (character := key_to_character(key)) and character.isprintable():
        return character.encode()
    try:
        return key_bytes(key)
    except (KeyError, ValueError):
        return b""


@pytest.mark.usefixtures("indexed")
def test_random_keys_in_a_terminal_do_no_harm(tmp_path: "os.PathLike[str]", monkeypatch: pytest.MonkeyPatch) -> None:
    chance = Random(3)
    monkeypatch.chdir(tmp_path)
    python = {"PATH": os.fspath(tmp_path), "PYTHONPATH": str(SEEDS.parent)}
    with Session([sys.executable, "-m", "tui", str(SEEDS)], 80, 24, env={**os.environ, **python}) as session:
        ready(session)
        for number, act in zip(range(PTY_ACTS), acts(3), strict=False):
            match act:
                # Saving asks for a file name, which could be any.
                case Press(key) if key not in ("s", "q", "Q", "ctrl+c"):
                    session.send(pressed(key))
                case Resize(columns, rows):
                    session.resize(columns, rows)
            if number % 20 == 0:
                session.settle(0.02, chance.random())
            assert session.exit_code is None
        session.resize(80, 24)
        for _ in range(6):
            session.send(b"\x1b")
            session.settle(0.3)
        session.wait_regex(r"\d+ people", PATIENCE)
        session.send(b"\x03")
        assert session.wait_exit(PATIENCE)
        assert session.exit_code == 0
        assert "Traceback" not in session.text()
