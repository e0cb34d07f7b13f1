"""Keys are written and read as readers know them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.binding import Binding

from tui.commands import COMMANDS
from tui.key_names import read_key, show_key

MODIFIED = st.tuples(st.sets(st.sampled_from(["alt", "ctrl"])), st.sampled_from(["o", "right", "slash", "f5", "minus"]))


@pytest.mark.parametrize(
    ("key", "shown"),
    [("ctrl+o", "C-o"), ("alt+right", "M-→"), ("shift+tab", "S-Tab"), ("G", "G"), ("slash", "/"), ("f5", "F5")],
)
def test_keys_are_shown_and_read_as_readers_know_them(key: str, shown: str) -> None:
    assert show_key(key) == shown
    assert read_key(shown) == key
    assert read_key(key) == key


@given(st.characters(min_codepoint=33, max_codepoint=126))
def test_every_character_has_the_name_that_textual_gives_it(character: str) -> None:
    if character != ",":
        (binding,) = Binding.make_bindings([Binding(character, "any")])
        assert read_key(character) == binding.key
    assert show_key(read_key(character)) == character


@given(MODIFIED)
def test_what_is_shown_can_be_read(key: tuple[set[str], str]) -> None:
    modifiers, name = key
    textual_name = "+".join([*sorted(modifiers), name])
    assert read_key(show_key(textual_name)) == textual_name


def test_the_keys_of_all_commands_can_be_read() -> None:
    for command in COMMANDS:
        for key in command.keys:
            assert read_key(show_key(key)) == key


def test_a_key_that_a_terminal_sends_for_another_is_that_key() -> None:
    assert [read_key(key) for key in ("C-i", "C-m", "C-h", "C-[", "S-a")] == [
        "tab",
        "enter",
        "backspace",
        "escape",
        "A",
    ]


@pytest.mark.parametrize(
    "text",
    ["", "gg", "foo", "C-", "ctrl+", "hyper+x", "X-a", "C-foo", "\u202e", "C-\u200b", "zero_width_space", "\x1b"],
)
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_key(text)
