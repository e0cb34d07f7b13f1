"""The commands that decide, as a shell runs them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tui.cli import FAILED, FOUND, NOTHING_FOUND, USAGE

pytestmark = pytest.mark.usefixtures("indexed")


def namedrop(*arguments: str | int | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tui.cli", *map(str, arguments)], capture_output=True, text=True, timeout=120
    )


def entities() -> dict[str, int]:
    lines = namedrop("people", "--jsonl").stdout.splitlines()
    return {record["entity"]: record["mentions"] for record in map(json.loads, lines)}


def test_merge_undo_redo() -> None:
    before = entities()
    done = namedrop("merge", "Vladimir Putin", "Yuri Ushakov")
    assert done.returncode == FOUND
    counts = before["Yuri Ushakov"], before["Vladimir Putin"]
    assert "Merged Yuri Ushakov ({}) into Vladimir Putin ({}).".format(*counts) in done.stderr
    merged = entities()
    assert merged["Vladimir Putin"] == before["Vladimir Putin"] + before["Yuri Ushakov"]
    assert namedrop("decisions", "undo").returncode == FOUND
    assert entities() == before
    assert namedrop("decisions", "undo").returncode == NOTHING_FOUND
    assert namedrop("decisions", "redo").returncode == FOUND
    assert entities() == merged


def test_contradictions_are_said() -> None:
    namedrop("merge", "Vladimir Putin", "Yuri Ushakov")
    done = namedrop("split", "Vladimir Putin", "Yuri Ushakov")
    assert done.returncode == FAILED
    assert "not applied: An earlier decision says that Vladimir Putin and Yuri Ushakov are one" in done.stderr
    rows = [json.loads(line) for line in namedrop("decisions", "list", "--jsonl").stdout.splitlines()]
    assert [row["number"] for row in rows] == [1, 2]
    assert [bool(row["not_applied"]) for row in rows] == [False, True]


def test_what_is_hidden_is_listed_and_shown_again() -> None:
    before = entities()
    namedrop("hide", "Boris Johnson")
    assert "Boris Johnson" not in entities()
    (hidden,) = json.loads(namedrop("people", "--hidden", "--json").stdout)
    assert hidden["entity"] == "Boris Johnson"
    done = shell(example("unhide"))
    assert done.returncode == FOUND, done.stderr
    assert done.stderr == "Decided: Boris Johnson is shown again.\n"
    assert entities() == before
    namedrop("decisions", "undo")
    assert "Boris Johnson" not in entities()


def test_export_and_import(tmp_path: Path) -> None:
    namedrop("rename", "Yuri Ushakov", "Juri Uschakow")
    namedrop("hide", "Vladimir Putin")
    exported = namedrop("decisions", "export").stdout
    assert len(exported.splitlines()) == 2
    shared = tmp_path / "shared.jsonl"
    shared.write_text(exported)
    decided = entities()
    assert "Juri Uschakow" in decided
    assert "Vladimir Putin" not in decided
    assert namedrop("decisions", "import", shared).returncode == FOUND
    assert namedrop("decisions", "export").stdout == exported
    namedrop("decisions", "undo")
    namedrop("decisions", "undo")
    assert namedrop("decisions", "import", shared).returncode == FOUND
    assert entities() == decided


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["merge", "Zaphod Beeblebrox", "Yuri Ushakov"], NOTHING_FOUND),
        (["merge", "Ushakov", "Yuri Ushakov"], USAGE),
        (["rename", "Yuri Ushakov", " "], USAGE),
        (["not", "Yuri Ushakov"], USAGE),
        (["not", "Yuri Ushakov", "--at", "3"], USAGE),
        (["not", "Yuri Ushakov", "--article", "nowhere.txt"], USAGE),
        (["unhide", "Yuri Ushakov"], NOTHING_FOUND),
        (["unhide", "Zaphod Beeblebrox"], NOTHING_FOUND),
        (["people", "--hidden"], NOTHING_FOUND),
        (["decisions", "redo"], NOTHING_FOUND),
        (["decisions", "list"], NOTHING_FOUND),
        (["decisions", "import", __file__], FAILED),
    ],
)
def test_how_it_ends(arguments: list[str], code: int) -> None:
    done = namedrop(*arguments)
    assert done.returncode == code, done.stderr
    assert done.stderr or code == NOTHING_FOUND
    assert "Traceback" not in done.stderr


SAID = {"merge": "Merged ", "split": "Split ", "rename": "Renamed ", "hide": "Hid ", "not": "Decided: "}


def example(*command: str) -> str:
    """The example that a command's help gives."""
    found = re.search(r"Example: namedrop (.+)", namedrop(*command, "--help").stdout)
    assert found, command
    return found[1]


@pytest.mark.parametrize("command", SAID)
def test_examples_of_deciding_work(command: str) -> None:
    done = shell(example(command))
    assert done.returncode == FOUND, done.stderr
    assert done.stderr.startswith(SAID[command])
    assert shell(example("decisions", "list")).returncode == FOUND


def test_examples_of_what_is_done_with_decisions_work(tmp_path: Path) -> None:
    namedrop("hide", "Vladimir Putin")
    for command in ("undo", "redo", "export", "import"):
        done = shell(example("decisions", command), tmp_path)
        assert done.returncode == FOUND, done.stderr
    assert (tmp_path / "decisions.jsonl").read_text().startswith('{"decision": "hide"')


def shell(arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = f"{sys.executable} -m tui.cli {arguments}"
    return subprocess.run(
        command,
        shell=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_not_this_at_one_place() -> None:
    mentions = json.loads(namedrop("mentions", "Yuri Ushakov", "--json").stdout)
    last = mentions[-1]
    done = namedrop("not", "Yuri Ushakov", "--article", last["article"], "--at", last["start"])
    assert done.returncode == FOUND, done.stderr
    left = json.loads(namedrop("mentions", "person/yuri-ushakov", "--json").stdout)
    assert left == mentions[:-1]
