"""What articles say reaches other programs, the clipboard and fields as text, and as nothing else."""

import base64
import contextlib
import os
import shlex
from pathlib import Path

import pytest
from textual.content import Content

from index import Library, open_library
from index.model import Stage
from tests.driving import reading
from tests.hostile_texts import HOSTILE, steering
from tui.app import CommandProvider, Namedrop
from tui.commands import COMMANDS, Where
from tui.config import Settings
from tui.field import Field
from tui.keymap import DEFAULT_KEYMAP, Keymap
from tui.pipe import pipe
from tui.screens.ask import AskScreen

NAME = "-rf ; touch x; $(touch y) `touch z` | x.txt"
"""What a shell would do a lot with."""


def text_only(folder: Path) -> Library:
    library = open_library([folder])
    for report in library.ingest():
        if report.stage is Stage.RECOGNISING:
            break
    return library


def recorder(folder: Path) -> Path:
    """A program that writes down how many arguments it is given, and which."""
    program = folder / "xdg-open"
    program.write_text(f'#!/bin/sh\n{{ echo "$#"; for one in "$@"; do echo "$one"; done; }} > {folder / "got"}\n')
    program.chmod(0o700)
    return program


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, in which a shell would leave traces."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


async def test_a_name_of_a_file_is_one_argument(
    elsewhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / NAME).write_text("A headline\n\nNothing else.\n")
    monkeypatch.setenv("EDITOR", shlex.quote(str(recorder(tmp_path))))
    # Without a terminal there is no screen to be left to the editor.
    monkeypatch.setattr(Namedrop, "suspend", lambda _: contextlib.nullcontext())
    async with reading(text_only(tmp_path / "articles")) as app:
        await app.press("v")
        assert "Back from" in app.said
    count, line, path = (tmp_path / "got").read_text().splitlines()
    assert (count, path) == ("2", str(tmp_path / "articles" / NAME))
    assert line.startswith("+")
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize("key", ["o", "v"])
async def test_a_link_that_leads_out_by_now_is_left_alone(
    key: str, elsewhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text("A headline\n\nNothing else.\n")
    (tmp_path / "secret.txt").write_text("secret")
    monkeypatch.setenv("EDITOR", shlex.quote(str(recorder(tmp_path))))
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(Namedrop, "suspend", lambda _: contextlib.nullcontext())
    async with reading(text_only(folder)) as app:
        (folder / "a.txt").unlink()
        (folder / "a.txt").symlink_to(tmp_path / "secret.txt")
        await app.press(key)
        assert "leads out of the library" in app.said
    assert not (tmp_path / "got").exists()


async def test_what_is_copied_is_base64_and_ends_no_pasting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("\x1b[201~touch x\x07\u009c \x1b\\ said so.\n", "utf-8")
    written: list[str] = []
    async with reading(text_only(tmp_path / "articles")) as app:
        driver = app.pilot.app._driver
        assert driver is not None
        monkeypatch.setattr(driver, "write", written.append)
        await app.press("g", "y", "y")
    (sent,) = [one for one in written if one.startswith("\x1b]52;c;")]
    copied = base64.b64decode(sent.removeprefix("\x1b]52;c;").removesuffix("\x07"), validate=True).decode()
    assert "touch x" in copied
    assert not steering(copied)


async def test_a_command_with_a_zero_in_it_is_refused_in_a_sentence(seeds: Library) -> None:
    with pytest.raises(ValueError, match="null"):
        await pipe(["cat", "a\0b"], "")
    async with reading(seeds) as app:
        await app.press("vertical_line")
        app.pilot.app.screen.query_one(Field).value = "cat a\0b"
        await app.press("enter")
        await app.settle()
        assert "cat could not be started" in app.said


async def test_a_field_shows_what_it_holds_and_keeps_it(seeds: Library) -> None:
    async with reading(seeds) as app:
        for text in [*HOSTILE.values(), "\0\x1b\n", "日本 e\u0301"]:
            await app.pilot.app.push_screen(AskScreen(text, text, DEFAULT_KEYMAP, "a hint"))
            await app.settle()
            field = app.pilot.app.screen.query_one(Field)
            assert field.value == text
            assert not steering(field.render_line(0).text)
            scrolled = field.scroll_offset.x
            cells = [field.cells_before(position) for position in range(len(text) + 1)]
            covering = [position for position, cell in enumerate(cells[:-1]) if cells[position + 1] > cell]
            assert [field._cell_offset_to_index(cells[position] - scrolled) for position in covering] == covering
            await app.press("escape")


async def test_the_palette_shows_keys_that_look_like_markup(seeds: Library) -> None:
    keys = {**DEFAULT_KEYMAP.keys, "zoom": ("left_square_bracket", "a", "right_square_bracket")}
    async with reading(seeds, settings=Settings(keymap=Keymap(keys))) as app:
        hits = [hit async for hit in CommandProvider(app.screen).discover()]
        shown = {Content.from_markup(hit.help or "").plain for hit in hits}
        assert {app.screen.keymap.all_of(command.id) for command in COMMANDS if command.where & Where.READER} <= shown
