"""Presets and the reader's own keys: what they change, and what is told of them."""

from pathlib import Path

import pytest

from tui.commands import COMMANDS, Where
from tui.keymap import DEFAULT_KEYMAP, PRESETS, Keymap, load_keymap, preset_keymap

WITHOUT_KEYS = {command.id for command in COMMANDS if not command.keys}


def with_keys(folder: Path, text: str, preset: str = "vim") -> tuple[Keymap, list[str]]:
    file = folder / "keys.toml"
    file.write_text(text, "utf-8")
    keymap, notices = load_keymap(preset, file)
    return keymap, list(map(str, notices))


def clashes(keymap: Keymap) -> list[tuple[str, str, str]]:
    """Keys that do two things in one place."""
    return [
        (key, one.id, other.id)
        for number, one in enumerate(COMMANDS)
        for other in COMMANDS[number + 1 :]
        if one.where & other.where
        for key in keymap.keys[one.id]
        if key in keymap.keys[other.id]
    ]


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_has_no_faults(preset: str) -> None:
    keymap, notices = preset_keymap(preset)
    assert list(map(str, notices)) == []
    assert clashes(keymap) == []
    assert {one for one, keys in keymap.keys.items() if not keys} == WITHOUT_KEYS


def test_presets_have_their_programs_keys() -> None:
    newsboat, less = preset_keymap("newsboat")[0], preset_keymap("less")[0]
    assert (newsboat.first_of("go_in"), newsboat.first_of("leave"), newsboat.first_of("quit")) == ("Enter", "q", "Q")
    assert less.all_of("half_page_down") == "d C-d"
    assert less.first_of("page_up") == "b"
    assert less.first_of("help") == "h"


def test_a_file_replaces_the_keys_of_a_command(tmp_path: Path) -> None:
    keymap, notices = with_keys(tmp_path, 'walk_next = "w"\nreferences = ["C-x", "F5", "ctrl+x"]\nzoom = []\n')
    assert notices == []
    assert keymap.keys["walk_next"] == ("w",)
    assert keymap.keys["references"] == ("ctrl+x", "f5")
    assert keymap.all_of("zoom") == ""
    assert keymap.keys["card"] == DEFAULT_KEYMAP.keys["card"]


def test_without_a_file_there_is_nothing_to_tell(tmp_path: Path) -> None:
    assert load_keymap("vim", tmp_path / "keys.toml") == (DEFAULT_KEYMAP, ())


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('walk_nxt = "w"', "keys.toml:2: there is no command walk_nxt. Is it walk_next?"),
        ('walk_next = "gg"', "keys.toml:2: there is no key gg."),
        ("walk_next = 3", "keys.toml:2: walk_next should be a key or a list of keys"),
        ('walk_next = ["w", 3]', "keys.toml:2: walk_next should be a key or a list of keys"),
        ('walk_next = "w', "keys.toml:2: illegal character '\\n'"),
        ("[walk_next]\nkey = 3", "keys.toml:2: walk_next should be a key or a list of keys"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, line: str, told: str) -> None:
    keymap, notices = with_keys(tmp_path, f"# mine\n{line}\n")
    assert len(notices) == 1
    assert notices[0].startswith(told)
    assert {*keymap.keys} == {*DEFAULT_KEYMAP.keys}


def test_of_two_lines_the_first_has_the_key(tmp_path: Path) -> None:
    keymap, notices = with_keys(tmp_path, 'zoom = "Z"\n\ncard = ["Z", "i"]\n')
    assert notices == ["keys.toml:3: Z is asked for by zoom and card; it stays zoom"]
    assert keymap.keys["zoom"] == ("Z",)
    assert keymap.keys["card"] == ("i",)


def test_a_key_is_taken_from_the_command_that_had_it(tmp_path: Path) -> None:
    keymap, notices = with_keys(tmp_path, 'zoom = "n"\n')
    assert notices == ["keys.toml:1: n was walk_next and is zoom now; give walk_next another key, or []"]
    assert keymap.keys["walk_next"] == ()
    assert clashes(keymap) == []


def test_two_commands_may_change_keys(tmp_path: Path) -> None:
    keymap, notices = with_keys(tmp_path, 'walk_next = "N"\nwalk_previous = "n"\n')
    assert notices == []
    assert keymap.keys["walk_next"] == ("N",)


def test_one_key_may_do_two_things_in_different_places(tmp_path: Path) -> None:
    places = {command.id: command.where for command in COMMANDS}
    assert not places["zoom"] & places["stop_typing"]
    _, notices = with_keys(tmp_path, 'zoom = "F3"\nstop_typing = "F3"\n')
    assert notices == []


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "keys.toml").write_bytes(b"\xff\xfe")
    keymap, notices = load_keymap("vim", tmp_path / "keys.toml")
    assert keymap == DEFAULT_KEYMAP
    assert "not UTF-8" in str(*notices)


def test_every_place_has_a_way_out() -> None:
    for preset in PRESETS:
        keymap, _ = preset_keymap(preset)
        for place in (Where.READER, Where.CARD, Where.PROMPT, Where.PLAIN):
            ways = [one for one in COMMANDS if one.id in ("leave", "cancel", "stop_typing") and one.where & place]
            assert any(keymap.keys[one.id] for one in ways), (preset, place)
