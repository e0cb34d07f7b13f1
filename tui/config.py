"""The reader's settings: `config.toml` and `keys.toml` in the config folder. What is wrong with them is told."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from pathlib import Path

from index.location import config_folder
from index.model import Mention, MentionKind
from tui.keymap import DEFAULT_KEYMAP, PRESETS, Keymap, load_keymap
from tui.theme_names import DARK, THEMES
from tui.toml_file import Notice, TomlFile, read_toml

NARROWEST, WIDEST = 20, 200


@dataclass(frozen=True, slots=True)
class Config:
    """What can be set in `config.toml`."""

    keys: str = "vim"
    """The preset of keys that `keys.toml` builds on."""
    theme: str = DARK
    text_width: int = 76
    """Cells of a line of text at the most: longer lines are hard to read."""
    descriptions: bool = True
    """Whether a walk stops at descriptions ("the Russian president") as well as at names."""
    hide_unsure: bool = False
    """Whether what may as well be no name, or somebody else's, is neither highlighted nor walked."""
    plain: bool = False
    """Whether to print lines instead of drawing."""
    mouse: bool = True
    """Whether the mouse is the program's; the terminal's own selection works where it is not."""
    watch: bool = False
    """Whether files are taken in as they change, and not only at the start and on demand."""
    follow_links: bool = False
    """Whether links in a folder of articles are followed to what is outside of it."""

    def shows(self, mention: Mention) -> bool:
        """Whether a mention is to be highlighted."""
        return not (mention.unsure and self.hide_unsure)

    def stops_at(self, mention: Mention) -> bool:
        """Whether a walk is to stop at a mention."""
        return self.shows(mention) and (self.descriptions or mention.kind is not MentionKind.DESCRIPTION)


@dataclass(frozen=True, slots=True)
class Settings:
    """All that the reader has set."""

    config: Config = Config()
    keymap: Keymap = DEFAULT_KEYMAP
    notices: tuple[Notice, ...] = ()
    """What is wrong with the files, and was passed over."""


def config_file() -> Path:
    """Where the settings are."""
    return config_folder() / "config.toml"


def keys_file() -> Path:
    """Where the reader's own keys are."""
    return config_folder() / "keys.toml"


def load_settings(preset: str | None = None, theme: str | None = None, watch: bool | None = None) -> Settings:
    """What the reader has set, with the program's own settings in the place of what is missing or wrong.

    Args:
        preset: The preset of keys to use instead of the one that is set.
        theme: The theme to use instead of the one that is set.
        watch: Whether to take in files as they change, if that is not to be as it is set.
    """
    config, notices = read_config(config_file())
    watch = config.watch if watch is None else watch
    config = replace(config, keys=preset or config.keys, theme=theme or config.theme, watch=watch)
    keymap, more = load_keymap(config.keys, keys_file())
    return Settings(config, keymap, (*notices, *more))


def read_config(path: Path) -> tuple[Config, tuple[Notice, ...]]:
    """The settings in a file, and what is wrong with it."""
    file, notices = read_toml(path)
    wrong = tuple(_wrong(file))
    sound = {name: value for name, value in file.values.items() if name not in {name for name, _ in wrong}}
    # Each value has passed the check of its type.
    return Config(**sound), (*notices, *(notice for _, notice in wrong))  # type: ignore[arg-type]


def _wrong(file: TomlFile) -> Iterable[tuple[str, Notice]]:
    """The settings of a file that are none, or have a value that they cannot have."""
    for name, value in file.values.items():
        if name not in CHECKS:
            yield name, file.notice(name, f"there is no setting {name}. There are {', '.join(CHECKS)}.")
        elif expected := CHECKS[name](value):
            default = next(field.default for field in fields(Config) if field.name == name)
            yield name, file.notice(name, f"{name} should be {expected}; it stays {_toml(default)}")


Check = Callable[[object], str | None]
"""Says what a value should be, where it is something else."""


def _one_of(names: Iterable[str]) -> Check:
    known = tuple(names)
    return lambda value: None if value in known else f"one of {', '.join(known)}"


def _yes_or_no(value: object) -> str | None:
    return None if isinstance(value, bool) else "true or false"


def _width(value: object) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool) and NARROWEST <= value <= WIDEST:
        return None
    return f"a whole number from {NARROWEST} to {WIDEST}"


def _toml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


CHECKS: dict[str, Check] = {
    "keys": _one_of(PRESETS),
    "theme": _one_of(THEMES),
    "text_width": _width,
    "descriptions": _yes_or_no,
    "hide_unsure": _yes_or_no,
    "plain": _yes_or_no,
    "mouse": _yes_or_no,
    "watch": _yes_or_no,
    "follow_links": _yes_or_no,
}
