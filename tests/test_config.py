"""config.toml: what it sets, and what is told of what is wrong with it."""

import re
import tomllib
from dataclasses import asdict
from pathlib import Path

import pytest

from index.model import EntityType, Mention, MentionKind
from tui.config import CHECKS, Config, config_file, keys_file, load_settings, read_config

DOCS = Path(__file__).parent.parent / "docs"


def configured(text: str) -> tuple[Config, list[str]]:
    config_file().parent.mkdir(parents=True)
    config_file().write_text(text, "utf-8")
    config, notices = read_config(config_file())
    return config, list(map(str, notices))


def mention(kind: MentionKind = MentionKind.NAME, unsure: bool = False) -> Mention:
    return Mention(1, 0, 3, "Xi", EntityType.PERSON, kind, "person/xi", unsure=unsure)


def test_without_files_all_is_as_it_comes() -> None:
    assert load_settings().config == Config()
    assert load_settings().notices == ()


def test_all_that_can_be_set() -> None:
    text = 'keys = "less"\ntheme = "nord"\ntext_width = 60\ndescriptions = false\nhide_unsure = true\nplain = true\n'
    config, notices = configured(text + "mouse = false\n")
    assert notices == []
    assert config == Config("less", "nord", 60, False, True, True, False)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('keys = "emacs"', "config.toml:2: keys should be one of vim, newsboat, less; it stays vim"),
        ('theme = "pink"', "config.toml:2: theme should be one of namedrop-dark, "),
        ("text_width = 5", "config.toml:2: text_width should be a whole number from 20 to 200; it stays 76"),
        ("text_width = true", "config.toml:2: text_width should be a whole number"),
        ('plain = "yes"', "config.toml:2: plain should be true or false; it stays false"),
        ("colour = 3", "config.toml:2: there is no setting colour. There are keys, "),
        ("theme = ", "config.toml:2: invalid value. None of it is used."),
    ],
)
def test_what_is_wrong_is_told_and_the_rest_holds(line: str, told: str) -> None:
    config, notices = configured(f"mouse = false\n{line}\n")
    assert len(notices) == 1
    assert notices[0].startswith(told)
    assert config == (Config() if "None of it" in told else Config(mouse=False))


def test_every_field_is_checked_and_documented() -> None:
    example = re.search(r"```toml\n(.*?)```", (DOCS / "settings.md").read_text("utf-8"), re.DOTALL)
    assert example
    assert tomllib.loads(example[1]) == asdict(Config())
    assert set(CHECKS) == set(asdict(Config()))


def test_the_preset_and_the_keys_on_top_of_it() -> None:
    configured('keys = "less"\n')
    keys_file().write_text('walk_next = "w"\n')
    keymap = load_settings().keymap
    assert keymap.first_of("walk_next") == "w"
    assert keymap.first_of("help") == "h"
    assert load_settings(preset="vim").keymap.first_of("help") == "?"


def test_what_is_shown_and_walked() -> None:
    assert Config().stops_at(mention(MentionKind.DESCRIPTION))
    assert not Config(descriptions=False).stops_at(mention(MentionKind.DESCRIPTION))
    assert Config(descriptions=False).shows(mention(MentionKind.DESCRIPTION))
    assert Config().shows(mention(unsure=True))
    assert not Config(hide_unsure=True).shows(mention(unsure=True))
    assert not Config(hide_unsure=True).stops_at(mention(unsure=True))


@pytest.mark.parametrize(
    ("value", "told"), [("[" * 100_000, "nested too deeply"), ("9" * 5000, "a number in it is too long")]
)
def test_what_python_cannot_read_is_told_too(value: str, told: str) -> None:
    config, (notice,) = configured(f"text_width = {value}\n")
    assert config == Config()
    assert told in notice
