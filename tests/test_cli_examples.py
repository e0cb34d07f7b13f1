"""The examples that the help of the commands gives: each is run, but for those that others run."""

import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tui.cli import FOUND, NOTHING_FOUND, namedrop

ROOT = Path(__file__).parent.parent
ON_A_SCREEN, WITHOUT_END = "namedrop read ~/articles", "namedrop index --watch ~/articles"
"""Examples that other tests run, in a terminal and until they are told to end."""
CHANGING = ("merge", "split", "rename", "hide", "unhide", "not", "decisions")
"""Commands whose examples say something of their own in their own tests; here they only have to be understood."""


def examples(command: click.Command, path: str = "namedrop") -> Iterator[tuple[str, str]]:
    """Every command with each example of its help."""
    found = re.findall(r"Example: (namedrop .+)", command.help or "")
    yield from ((path, one) for one in found)
    if isinstance(command, click.Group):
        for name, sub in command.commands.items():
            yield from examples(sub, f"{path} {name}")
    else:
        assert found, f"{path} --help has no example"


@pytest.fixture
def folder(indexed: Path, tmp_path: Path) -> Path:
    """Where the examples are run: a home with articles, and the program by its name."""
    program = indexed / "bin" / "namedrop"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m tui.cli "$@"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    (indexed / "articles").symlink_to(ROOT / "seeds")
    (tmp_path / "decisions.jsonl").write_text("")
    return tmp_path


@pytest.mark.parametrize("example", sorted({one for _, one in examples(namedrop)} - {ON_A_SCREEN, WITHOUT_END}))
def test_an_example_does_what_it_says(example: str, folder: Path, indexed: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", example],
        cwd=folder,
        env={**os.environ, "PATH": f"{indexed / 'bin'}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
    )
    changing = example.split()[1] in CHANGING
    assert done.returncode in ((FOUND, NOTHING_FOUND) if changing else (FOUND,)), done.stderr
    assert "Traceback" not in done.stderr


def test_the_examples_that_others_run_are_there() -> None:
    assert {("namedrop read", ON_A_SCREEN), ("namedrop index", WITHOUT_END)} <= set(examples(namedrop))


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_of_the_program_itself(flag: str) -> None:
    done = subprocess.run([sys.executable, "-m", "tui.cli", flag], capture_output=True, text=True, timeout=60)
    assert done.returncode == FOUND
    assert "Commands:" in done.stdout
