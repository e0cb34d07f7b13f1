"""What articles, names of files, settings and arguments say is shown, and never obeyed."""

import json
import os
import shutil
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks.ptybench import Session
from index import Library, open_library
from tests.conftest import live_in
from tests.hostile_texts import HOSTILE, foreign_sequences, steering, without_sequences
from tests.test_whole_program import PATIENCE, press, ready
from tui.cli import FAILED, FOUND, USAGE, namedrop
from tui.config import Settings
from tui.output import EntityRecord
from tui.plain import DONE_IN_PLAIN, PlainReader

NAME_BYTES = 120
"""What a name of a file has room for, with its number and ending."""


def write_articles(folder: Path) -> None:
    """An article for each hostile text, which stands in its title, source, author, text and file name."""
    folder.mkdir()
    for number, text in enumerate(HOSTILE.values()):
        line = text.replace("\n", " ")
        named = os.fsencode(line.replace("/", "∕").replace("\0", ""))[:NAME_BYTES].decode(errors="ignore")
        meta = f"---\ntitle: Herring {line} in Oslo\nsource: Post {line}\nauthor: Jo {line}\ndate: 2024-0{line}\n---\n"
        body = f"Peter {text} Marlowe met Anna Lindqvist{text} in {text}Oslo. {text} Anna Lindqvist said so.\n"
        (folder / f"{number:02} {named}.md").write_text(meta + body, "utf-8", newline="")
        (folder / f"{number:02} {named}.txt").write_text(f"{text} of herring\n\n{body}", "utf-8", newline="")


@pytest.fixture(scope="module")
def hostile_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the hostile articles are indexed; to be copied, not used."""
    folder = tmp_path_factory.mktemp("hostile")
    write_articles(folder / "articles")
    with pytest.MonkeyPatch.context() as patch:
        live_in(folder / "home", patch)
        library = open_library([folder / "articles"])
        for _ in library.ingest():
            pass
        library.close()
    return folder


@pytest.fixture
def hostile(home: Path, hostile_home: Path) -> Path:
    """The folder of hostile articles, indexed in this test's home."""
    shutil.copytree(hostile_home / "home", home, dirs_exist_ok=True)
    return hostile_home / "articles"


@pytest.fixture
def library(hostile: Path) -> Iterator[Library]:
    opened = open_library([hostile])
    yield opened
    opened.close()


COMMANDS = (
    ("search", "herring"),
    ("people",),
    ("people", "--type", "organisation"),
    ("mentions", "Anna Lindqvist"),
    ("mentions", "Anna Lindqvist", "--why"),
    ("card", "Anna Lindqvist"),
    ("export",),
    ("doctor",),
    ("decisions", "list"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_commands_print_nothing_that_steers(command: tuple[str, ...], hostile: Path) -> None:
    runner = CliRunner()
    call = [*command, "-L", str(hostile)]
    name = f"Nora {HOSTILE['hyperlink']}{HOSTILE['Rich markup']}{HOSTILE['bidi overrides']}"
    renamed = runner.invoke(namedrop, ["rename", "Anna Lindqvist", name, "-L", str(hostile)])
    assert renamed.exit_code == FOUND, renamed.output
    assert not steering(renamed.output)
    table = runner.invoke(namedrop, call)
    assert table.exit_code in (FOUND, FAILED), table.output
    assert table.stdout.strip()
    assert not steering(table.output)
    as_json = runner.invoke(namedrop, [*call, "--json"]).stdout
    assert as_json.isascii()
    assert not steering(as_json)
    lines = runner.invoke(namedrop, [*call, "--jsonl"]).stdout
    assert not steering(lines)
    assert [json.loads(line) for line in lines.splitlines()] == json.loads(as_json)


def test_records_are_as_they_are_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    from tui.output import emit

    records = [EntityRecord(text, "E1", "person", 1, 1, {text: 1}) for text in [*HOSTILE.values(), "\ud800", "\x7f"]]
    emit(records, "jsonl", (), lambda _: ())
    printed = capsys.readouterr().out
    assert not steering(printed)
    assert [json.loads(line)["entity"] for line in printed.splitlines()] == [record.entity for record in records]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_headings_of_tables_are_text(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    from tui.output import emit

    emit([EntityRecord(text, "E1", "person", 1, 1, {})], None, (text, "type"), lambda one: (one.entity, one.type))
    printed = capsys.readouterr().out
    heading, row = printed.splitlines()
    assert not steering(printed)
    assert heading.rstrip().removesuffix("type").rstrip() == row.rstrip().removesuffix("person").rstrip()


class Heard(deque[tuple[float, bytes]]):
    """What comes from a terminal, all of which is kept."""

    def __init__(self) -> None:
        super().__init__()
        self.sent = bytearray()

    def append(self, chunk: tuple[float, bytes]) -> None:
        self.sent += chunk[1]
        super().append(chunk)


@contextmanager
def listening(words: Sequence[str], **env: str) -> Iterator[tuple[Session, bytearray]]:
    """A command in a terminal, and all that the terminal is sent."""
    with Session([sys.executable, "-m", "tui", *words], 100, 30, env={**os.environ, **env}) as session:
        session._pending = heard = Heard()
        yield session, heard.sent


def assert_harmless(sent: bytes) -> None:
    text = sent.decode()
    assert not list(foreign_sequences(text))
    assert not steering(without_sequences(text), line_ends="\r\n")


@pytest.mark.parametrize("command", [("mentions", "Anna Lindqvist"), ("card", "Anna Lindqvist")], ids=" ".join)
def test_tables_on_a_terminal(command: tuple[str, ...], hostile: Path) -> None:
    with listening([*command, "-L", str(hostile)]) as (session, sent):
        assert session.wait_exit(PATIENCE)
        session.settle(0.1)
        assert b"Lindqvist" in sent
        assert_harmless(sent)


TITLE = HOSTILE["title"]
WRONG = {
    "an option": (f"--{TITLE}",),
    "a path": (f"/no/{TITLE}",),
    "a library": ("search", "x", "-L", f"/no/{TITLE}"),
    "a theme": ("read", "--theme", TITLE),
    "a file": ("decisions", "import", f"/no/{TITLE}"),
    "an article": ("not", "Anna Lindqvist", "--article", TITLE),
    "a name": ("mentions", b"\xff" + TITLE.encode()),
}


@pytest.mark.parametrize("words", WRONG.values(), ids=WRONG)
def test_what_is_wrong_with_arguments_is_quoted_as_text(words: tuple[str | bytes, ...], hostile: Path) -> None:
    if words[0] == "not":
        words = (*words, "-L", str(hostile))
    done = subprocess.run([sys.executable, "-m", "tui", *words], capture_output=True, check=False, timeout=60)
    said = (done.stdout + done.stderr).decode()
    assert done.returncode in (USAGE, FAILED)
    assert "Traceback" not in said
    assert not steering(said)


BAD_DECISIONS = {
    "bytes": b"\xff\xfe\x00",
    "deep": b"[" * 100_000,
    "kind": json.dumps({"decision": TITLE}).encode(),
    "raw": f'{{"decision": "{TITLE}"}}'.encode(),
    "half a character": b'{"decision": "hide", "named": {"name": "\\ud800", "type": "person", "names": []}}',
}


@pytest.mark.parametrize("content", BAD_DECISIONS.values(), ids=BAD_DECISIONS)
def test_what_is_wrong_with_decisions_is_quoted_as_text(content: bytes, hostile: Path, tmp_path: Path) -> None:
    file = tmp_path / f"{TITLE.replace('/', '')}.jsonl"
    file.write_bytes(content)
    command = [sys.executable, "-m", "tui", "decisions", "import", str(file), "-L", str(hostile)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == FAILED
    assert "Traceback" not in done.stderr
    assert not steering(done.stdout + done.stderr)


def test_tables_in_an_encoding_that_has_not_all_letters(hostile: Path) -> None:
    env = {**os.environ, "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "tui", "mentions", "Anna Lindqvist", "-L", str(hostile)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env, timeout=60)
    assert (done.returncode, done.stderr) == (FOUND, "")


def test_reading_by_lines(library: Library) -> None:
    said: list[str] = []
    reader = PlainReader(library, Settings(), said.append, 70)
    reader.read([])
    for command in DONE_IN_PLAIN:
        reader.do(command.id)
        reader.do(f"{command.id} Anna Lindqvist")
    for text in HOSTILE.values():
        reader.do(text)
        reader.do(f"/{text}")
        reader.do("next_article")
        reader.do("line_down")
    heard = "\n".join(said)
    assert "Lindqvist" in heard
    assert not steering(heard)


def test_reading_by_lines_in_a_terminal(hostile: Path) -> None:
    with listening([str(hostile)], TERM="dumb") as (session, sent):
        session.wait_regex("lists all", PATIENCE)
        for line in (b"1", b"3", b"J", b"", b"r Anna Lindqvist", b"/herring", b"o 2", b"q"):
            session.send(line + b"\r")
        assert session.wait_exit(PATIENCE)
        session.settle(0.1)
        assert_harmless(sent)


WAYS = (
    *("J", "space", "]", "*", "n", "r", "j", "escape", "1", "O", "O", "2"),
    *("i", "j", "escape", "y", "escape", "?", "escape", ":", "escape"),
    *("3", "3", "i", "escape", "E", "escape", "=", "escape", "x", "escape", "m", "a", "'", "escape"),
    *("2", "s", "escape", "F", "L", "i", "escape", "|", "c", "a", "t", "enter", "space", "escape"),
)


def test_the_screen_and_its_first_frame(hostile: Path, home: Path) -> None:
    config = home / "config" / "namedrop"
    config.mkdir(parents=True)
    (config / "config.toml").write_text(f"{json.dumps(TITLE)} = 1\ntheme = {json.dumps(HOSTILE['hyperlink'])}\n")
    (config / "keys.toml").write_text(f"{json.dumps(TITLE)} = 'x'\nhelp = ['\u202e', '[']\n")
    editor = f"/no/{HOSTILE['Rich markup']}{HOSTILE['C1 OSC']}"
    with listening([str(hostile)], EDITOR=editor) as (session, sent):
        ready(session)
        for key in WAYS:
            press(session, key)
            assert session.exit_code is None, key
        for _ in HOSTILE:
            press(session, "J")
        session.send(b"/herring")
        session.wait_regex("articles", PATIENCE)
        press(session, "enter", "n", "S", "escape", "escape", "v")
        session.paste(f"{HOSTILE['bidi overrides']}{HOSTILE['C1 OSC']}{HOSTILE['tags']}")
        press(session, "/")
        session.paste(f"{HOSTILE['bidi overrides']}{HOSTILE['C1 OSC']}{HOSTILE['tags']}")
        session.settle(0.3)
        press(session, "escape", "g", "q")
        assert session.wait_exit(PATIENCE)
        assert session.exit_code == 0
        session.settle(0.1)
        assert_harmless(sent)
    with listening([str(hostile)], EDITOR=editor) as (session, sent):
        ready(session)
        press(session, "Q")
        assert session.wait_exit(PATIENCE)
        session.settle(0.1)
        assert_harmless(sent)
