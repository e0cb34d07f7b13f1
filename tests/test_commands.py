"""The table of commands agrees with itself and with the screen."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tui.commands import BAR_IN_LIST, BAR_IN_READER, COMMANDS, PAIRS, bar, command, show_key
from tui.main_screen import MainScreen


def test_every_command_has_an_action() -> None:
    assert [one.id for one in COMMANDS if not hasattr(MainScreen, f"action_{one.id}")] == []


def test_no_key_has_two_commands() -> None:
    keys = Counter(key for one in COMMANDS for key in one.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_what_is_in_the_bar_has_a_short_name() -> None:
    for command_id in (*BAR_IN_READER, *BAR_IN_LIST):
        assert command(command_id).short
    for left, right in PAIRS.items():
        assert command(left) != command(right)


@given(st.integers(10, 200), st.sampled_from([BAR_IN_READER, BAR_IN_LIST]))
def test_the_bar_fits_and_always_names_help(width: int, commands: tuple[str, ...]) -> None:
    hints = list(bar(commands, width))
    assert ("?", "help") in hints
    if len(hints) > 1:
        assert sum(len(keys) + len(short) + 3 for keys, short in hints) <= width


def test_keys_are_shown_as_readers_know_them() -> None:
    shown = [show_key(key) for key in ("ctrl+o", "alt+right", "shift+tab", "G", "slash")]
    assert shown == ["C-o", "M-→", "S-Tab", "G", "/"]
