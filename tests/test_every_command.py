"""Every key of every command pressed once wherever it works, on the seeds: whatever it does, the program goes on."""

from pathlib import Path

import pytest

from index import Library
from tests.driving import MEDIUM, Reading, reading
from tui.arrangement import Pane
from tui.commands import COMMANDS, Command, Where
from tui.main_screen import MainScreen
from tui.plain import DONE_IN_PLAIN
from tui.screens.card import CardScreen
from tui.screens.help import HelpScreen
from tui.screens.merge import MergeScreen

WAYS = {
    Where.READER: ("2", "right_square_bracket"),
    Where.ARTICLES: ("1",),
    Where.ENTITIES: ("3", "down"),
    Where.DRAWER: ("2", "right_square_bracket", "r"),
    Where.CARD: ("2", "right_square_bracket", "i"),
    Where.PROMPT: ("slash", "x", "i"),
    Where.MERGE: ("3", "equals_sign"),
    Where.WORDS: ("question_mark",),
}
"""The keys that lead to each place from the panes."""
ENDING = ("leave", "quit")
"""Commands that may end the program."""


@pytest.fixture(autouse=True)
def nothing_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No other program is started, and what is saved is saved here."""
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def commands_in(place: Where) -> list[Command]:
    return [one for one in COMMANDS if one.where & place and one.id not in ENDING]


def is_at(app: Reading, place: Where) -> bool:
    """Whether keys go to a place now."""
    screen, main = app.pilot.app.screen, app.screen
    match place:
        case Where.CARD:
            return isinstance(screen, CardScreen)
        case Where.MERGE:
            return isinstance(screen, MergeScreen)
        case Where.WORDS:
            return isinstance(screen, HelpScreen)
        case Where.PROMPT:
            return main.prompt in (main.focused.ancestors if main.focused else ())
        case _:
            typing = main.prompt.display or main.filter_prompt.display or main.reader.hints
            return isinstance(screen, MainScreen) and main.here is place and not typing


async def come_to(app: Reading, place: Where) -> None:
    """Go to a place; from another one by leaving what is open."""
    if is_at(app, place):
        return
    for _ in range(4):
        if len(app.pilot.app.screen_stack) > 1 or app.screen.focused_pane is Pane.DRAWER or app.screen.reader.hints:
            await app.press("escape")
    if any(prompt.display for prompt in (app.screen.prompt, app.screen.filter_prompt)):
        await app.press("escape")
    await app.press(*WAYS[place])
    assert is_at(app, place), place


def goes_on(app: Reading) -> bool:
    return app.pilot.app.is_running and app.pilot.app._exception is None


@pytest.mark.parametrize("place", WAYS, ids=lambda place: str(place.name).lower())
async def test_every_key_is_answered_and_the_program_goes_on(seeds: Library, place: Where) -> None:
    async with reading(seeds, MEDIUM) as app:
        for command in commands_in(place):
            # Lists are panes as the reader is: what has several keys there has them here.
            for key in command.keys[:1] if place & Where.LISTS else command.keys:
                await come_to(app, place)
                await app.press(key)
                assert goes_on(app), (command.id, key)


@pytest.mark.parametrize("key", [key for one in COMMANDS if one.id in ENDING for key in one.keys])
@pytest.mark.parametrize("place", [Where.READER, Where.ARTICLES, Where.ENTITIES])
async def test_it_ends_when_it_is_told_to(seeds: Library, place: Where, key: str) -> None:
    async with reading(seeds, MEDIUM) as app:
        await come_to(app, place)
        await app.press(key)
        assert app.pilot.app._exit
        assert app.pilot.app.return_code == 0


async def test_commands_without_a_key_do_no_harm(seeds: Library) -> None:
    async with reading(seeds, MEDIUM) as app:
        for command in COMMANDS:
            if not command.keys:
                await come_to(app, Where.READER)
                await app.screen.run_action(command.id)
                await app.settle()
                assert goes_on(app), command.id


def test_no_command_is_left_out() -> None:
    pressed = {one.id for place in WAYS for one in commands_in(place)}
    assert pressed | {one.id for one in DONE_IN_PLAIN} >= {one.id for one in COMMANDS}
