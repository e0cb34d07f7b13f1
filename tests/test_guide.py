"""The guide, followed from its first line to its last in the real program."""

import os
import sys
from pathlib import Path

import pytest

from benchmarks.ptybench import Session
from benchmarks.walkthrough import BrokenPromiseError, Picture, Press, Promise, read, walk
from tui.commands import COMMANDS

DOCS = Path(__file__).parent.parent / "docs"
GUIDE = (DOCS / "guide.md").read_text("utf-8")
SEEDS = DOCS.parent / "seeds"


@pytest.mark.usefixtures("indexed")
@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
def test_every_step_gives_what_the_guide_promises(size: tuple[int, int]) -> None:
    with Session([sys.executable, "-m", "tui.cli", str(SEEDS)], *size, env=dict(os.environ)) as session:
        walk(GUIDE, session)
        assert session.exit_code is None


@pytest.mark.usefixtures("indexed")
def test_a_promise_that_is_not_kept_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.walkthrough.PATIENCE", 2.0)
    with (
        Session([sys.executable, "-m", "tui.cli", str(SEEDS)], 120, 40, env=dict(os.environ)) as session,
        pytest.raises(BrokenPromiseError, match="no such words"),
    ):
        walk("```screen\nno such words\n```\n", session)


def test_its_pictures_are_there() -> None:
    pictures = [step.name for step in read(GUIDE) if isinstance(step, Picture)]
    assert pictures
    assert all((DOCS / name).is_file() for name in pictures)


def test_steps_are_read_in_their_order() -> None:
    guide = '# Title\n\n```keys\n/ "two words" C-o\nEsc\n```\n\n```screen\n3 articles\n```\n\n![A picture](one.svg)\n'
    assert list(read(guide)) == [
        Press(("/", '"two words"', "C-o")),
        Press(("Esc",)),
        Promise("3 articles"),
        Picture("one.svg"),
    ]


def test_the_keys_that_it_names_are_keys_of_commands() -> None:
    known = {"C-o", "C-r", "Enter", "Esc", "Space", '"'}
    single = {key for step in read(GUIDE) if isinstance(step, Press) for key in step.keys if len(key) == 1}
    names = {"/": "slash", "]": "right_square_bracket", "*": "asterisk", "=": "equals_sign"}
    bound = {key for command in COMMANDS for key in command.keys}
    assert {names.get(key, key) for key in single - known} <= bound
