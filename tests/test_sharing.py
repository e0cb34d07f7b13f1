"""Copying, saving, opening and piping, driven by keys, with real programs."""

import base64
import stat
from pathlib import Path

import pytest
from textual import events

from index import Library
from tests.driving import MEDIUM, Reading, reading
from tui.screens.ask import AskScreen
from tui.screens.choice import ChoiceScreen
from tui.screens.output import OutputScreen


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, empty."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def script(folder: Path, name: str, line: str) -> Path:
    """A small program."""
    program = folder / name
    program.write_text(f"#!/bin/sh\n{line}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


def text_of(app: Reading) -> str:
    article = app.screen.reader.article
    assert article is not None
    return article.text


async def type_command(app: Reading, command: str) -> OutputScreen:
    await app.press("vertical_line")
    assert isinstance(app.pilot.app.screen, AskScreen)
    await app.press("ctrl+u", *command, "enter")
    await app.settle()
    output = app.pilot.app.screen
    assert isinstance(output, OutputScreen)
    return output


async def test_copying(seeds: Library) -> None:
    async with reading(seeds) as app:
        await app.press("right_square_bracket")
        point = app.screen.reader.point
        paragraph = next(line for line in text_of(app)[point:].splitlines() if line)
        copied = {}
        for key in "ycpn":
            await app.press("y")
            assert isinstance(app.pilot.app.screen, ChoiceScreen)
            await app.press(key)
            copied[key] = app.pilot.app.clipboard
        assert copied["y"].endswith(paragraph)
        assert app.open_path in copied["c"]
        path, _, line = copied["p"].rpartition(":")
        assert Path(path).read_text().splitlines()[int(line) - 1].strip() == copied["y"]
        named = app.screen.reader.named
        assert named is not None
        assert copied["n"] == seeds.entity(named.entity_id).name
        assert "Copied the name" in app.said
        await app.press("y", "escape")
        assert app.pilot.app.clipboard == copied["n"]


async def test_copying_is_one_escape_sequence_for_the_terminal(seeds: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    async with reading(seeds) as app:
        driver = app.pilot.app._driver
        assert driver is not None
        written: list[str] = []
        monkeypatch.setattr(driver, "write", written.append)
        await app.press("y", "c")
        (sent,) = [one for one in written if one.startswith("\x1b]52;c;")]
        assert base64.b64decode(sent[7:-1]).decode() == app.pilot.app.clipboard


async def test_a_drag_selects_and_y_copies_it(seeds: Library) -> None:
    async with reading(seeds) as app:
        reader = app.screen.reader
        y, x = next(
            (y, reader.render_line(y).text.index("Vladimir Putin"))
            for y in range(reader.size.height)
            if "Vladimir Putin" in reader.render_line(y).text
        )
        await app.pilot.mouse_down(reader, offset=(x, y))
        await app.pilot.hover(reader, offset=(x + 8, y))
        await app.pilot.mouse_up(reader, offset=(x + 8, y))
        await app.press()
        assert app.screen._walk is None
        await app.press("y", "y")
        assert app.pilot.app.clipboard.startswith("Vladimir")
        assert "Copied the selection" in app.said


async def test_saving_never_overwrites_unasked(seeds: Library, folder: Path) -> None:
    async with reading(seeds) as app:
        await app.press("s")
        await app.press("enter")
        (saved,) = folder.iterdir()
        assert app.said.startswith(f"Saved as {folder}")
        assert saved.read_bytes().decode() == text_of(app)
        saved.write_text("mine")
        await app.press("s", "enter", "escape")
        assert saved.read_text() == "mine"
        assert "Nothing was saved" in app.said
        await app.press("s", "enter", "n", "ctrl+u", *"other.txt", "enter")
        assert (folder / "other.txt").exists()
        await app.press("s", "enter", "o")
        assert saved.read_bytes().decode() == text_of(app)
        await app.press("s", "escape")
        assert len(list(folder.iterdir())) == 2


async def test_saving_where_it_cannot_be_says_why(seeds: Library, folder: Path) -> None:
    async with reading(seeds) as app:
        await app.press("s", "ctrl+u", *"none/here.txt", "enter")
        assert "Not saved: No such file or directory" in app.said
        await app.press("s", "ctrl+u", *"~nobody-of-this-name/x", "enter")
        assert "Not saved" in app.said


async def test_piping_to_a_command_and_back(seeds: Library, folder: Path) -> None:
    async with reading(seeds) as app:
        output = await type_command(app, "sh -c 'tr a-z A-Z'")
        assert output.view.text == text_of(app).encode().decode().translate({n: n - 32 for n in range(97, 123)})
        top = output.view.first_visible
        await app.press("space")
        assert output.view.first_visible > top
        await app.press("G", "g", "j")
        assert output.view.first_visible == 1
        await app.press("escape")
        assert app.pilot.app.screen is app.screen
        await app.press("vertical_line", "enter")
        await app.settle()
        assert isinstance(app.pilot.app.screen, OutputScreen)


async def test_what_cannot_be_piped_to_says_so_in_a_sentence(seeds: Library, folder: Path) -> None:
    async with reading(seeds) as app:
        await app.press("vertical_line", *"no-such-command -x", "enter")
        await app.settle()
        assert app.pilot.app.screen is app.screen
        assert "no-such-command could not be started" in app.said
        await app.press("vertical_line", "ctrl+u", *"cat '", "enter")
        assert "not a command" in app.said
        output = await type_command(app, "false")
        assert "exit code 1" in str(output.query_one("Vertical").border_subtitle)


async def test_escape_ends_a_command_that_takes_long(seeds: Library, folder: Path) -> None:
    async with reading(seeds) as app:
        await app.pilot.press("vertical_line", *"sleep 600", "enter")
        await app.pilot.pause()
        assert isinstance(app.pilot.app.screen, OutputScreen)
        await app.press("escape")
        assert app.pilot.app.screen is app.screen
        assert "sleep was ended" in app.said


async def test_opening_the_original(seeds: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with reading(seeds) as app:
        path = seeds.location.base / app.open_path
        monkeypatch.setenv("PATH", str(folder))
        await app.press("o")
        assert "no xdg-open" in app.said
        monkeypatch.setattr("sys.platform", "linux")
        got = folder / "got"
        script(folder, "xdg-open", f'echo "$#:$1" > {got}.part; /bin/mv {got}.part {got}; exit 4')
        await app.press("o")
        assert app.said.startswith(f"Opening {path}") or "could not be opened" in app.said
        while "exit code 4" not in app.said:
            await app.pilot.pause(0.02)
        assert got.read_text() == f"1:{path}\n"


async def test_the_editor_is_asked_for_where_none_is_set(seeds: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    async with reading(seeds) as app:
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.delenv("EDITOR", raising=False)
        await app.press("v")
        assert "Set $VISUAL or $EDITOR" in app.said
        monkeypatch.setenv("EDITOR", "vi '")
        await app.press("v")
        assert "is not a command" in app.said


async def test_wheel_and_clicks(seeds: Library) -> None:
    async with reading(seeds, MEDIUM) as app:
        reader = app.screen.reader
        before = reader.first_visible
        region = reader.region
        at = (region.x + 5, region.y + 5)
        wheel = events.MouseScrollDown(reader, *at, 0, 0, 0, False, False, False, screen_x=at[0], screen_y=at[1])
        app.pilot.app.post_message(wheel)
        await app.press()
        assert reader.first_visible > before
        await app.pilot.click(app.screen.articles, offset=(5, 3))
        await app.press()
        assert app.open_path == seeds.articles()[2].path
        await app.press("3")
        chosen = app.screen.entities.list.rows[2]
        await app.pilot.click(app.screen.entities.list, offset=(5, 2))
        await app.press()
        assert f"walk: {chosen.name}" in app.status
        await app.press("G")
        stop = app.screen._walk and app.screen._walk.stop
        assert stop is not None
        await app.press("J")
        await app.pilot.click("#status")
        await app.press()
        article = reader.article
        assert article is not None
        assert article.heading.id == stop.article_id
