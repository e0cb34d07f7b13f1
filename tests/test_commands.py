"""The table of commands agrees with itself, with the screens and with the docs."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tui.commands import BAR_IN_CARD, BAR_IN_LIST, BAR_IN_READER, COMMANDS, PAIRS, Where, command
from tui.keymap import DEFAULT_KEYMAP
from tui.keys_page import page
from tui.main_screen import MainScreen
from tui.plain import DONE_IN_PLAIN, PlainReader
from tui.prompt import Prompt
from tui.screens.card import CardScreen
from tui.screens.help import HelpScreen
from tui.screens.merge import MergeScreen

KEYS_PAGE = Path(__file__).parent.parent / "docs" / "keys.md"
SCREENS = {
    Where.PANES: MainScreen,
    Where.PROMPT: Prompt,
    Where.MERGE: MergeScreen,
    Where.WORDS: HelpScreen,
    Where.CARD: CardScreen,
}


def test_every_command_has_an_action_where_it_works() -> None:
    for one in COMMANDS:
        doing = [screen for place, screen in SCREENS.items() if one.where & place]
        assert any(hasattr(screen, f"action_{one.id}") for screen in doing) or one in DONE_IN_PLAIN, one.id
        if one.where & Where.PANES:
            assert hasattr(MainScreen, f"action_{one.id}"), one.id
        if one.where & Where.CARD:
            assert hasattr(CardScreen, f"action_{one.id}"), one.id
        if one.where & Where.PLAIN:
            assert hasattr(PlainReader, f"do_{one.id}"), one.id


def test_every_command_has_a_name_of_its_own() -> None:
    assert len({one.id for one in COMMANDS}) == len(COMMANDS)
    assert len({one.title for one in COMMANDS}) == len(COMMANDS)


def test_no_key_has_two_commands_in_one_place() -> None:
    for number, one in enumerate(COMMANDS):
        for other in COMMANDS[number + 1 :]:
            if one.where & other.where:
                assert not set(one.keys) & set(other.keys), (one.id, other.id)


def test_what_is_in_the_bar_has_a_short_name() -> None:
    for command_id in (*BAR_IN_READER, *BAR_IN_LIST, *BAR_IN_CARD):
        assert command(command_id).short
    for left, right in PAIRS.items():
        assert command(left) != command(right)


@given(st.integers(10, 200), st.sampled_from([BAR_IN_READER, BAR_IN_LIST]))
def test_the_bar_fits_and_always_names_help(width: int, commands: tuple[str, ...]) -> None:
    hints = list(DEFAULT_KEYMAP.bar(commands, width))
    assert ("?", "help") in hints
    if len(hints) > 1:
        assert sum(len(keys) + len(short) + 3 for keys, short in hints) <= width


def test_the_page_of_keys_is_what_the_table_says() -> None:
    assert KEYS_PAGE.read_text("utf-8") == page(), "run `make keys`"
