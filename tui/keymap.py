"""Which keys do what: the keys of the table, a preset's on top of them, the reader's own on top of both."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tui.commands import COMMANDS, PAIRS, command
from tui.key_names import read_key, show_key
from tui.toml_file import Notice, TomlFile, read_toml

PRESETS = ("vim", "newsboat", "less")
"""Sets of keys to begin with. `vim` is the table itself, the others are keymap files."""


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys of every command."""

    keys: Mapping[str, tuple[str, ...]]
    """By the command's id, in Textual's names, the one to show first."""

    def all_of(self, command_id: str) -> str:
        """The keys of a command as a reader knows them: "j ↓"; empty where it has none."""
        return " ".join(show_key(key) for key in self.keys.get(command_id, ()))

    def first_of(self, command_id: str) -> str:
        """The key to show for a command; empty where it has none."""
        return next((show_key(key) for key in self.keys.get(command_id, ())), "")

    def called(self, command_id: str) -> str:
        """What to call the key of a command in a sentence: its id where it has no key."""
        return self.first_of(command_id) or command_id

    def bar(self, command_ids: Iterable[str], width: int) -> Iterator[tuple[str, str]]:
        """The keys and words of the key bar, as many as fit into a width of cells; help is always among them.

        Args:
            command_ids: What to show, the most wanted first; what has no key is left out.
            width: Cells of the bar.
        """
        hints = {one: (self._with_pair(one), command(one).short) for one in command_ids if self.first_of(one)}
        left = width - _width(hints["help"]) if "help" in hints else width
        for command_id, hint in hints.items():
            needed = 0 if command_id == "help" else _width(hint)
            if needed <= left:
                left -= needed
                yield hint

    def _with_pair(self, command_id: str) -> str:
        pair = self.first_of(PAIRS.get(command_id, ""))
        return f"{self.first_of(command_id)}/{pair}" if pair else self.first_of(command_id)


def _width(hint: tuple[str, str]) -> int:
    return len(hint[0]) + len(hint[1]) + 3


DEFAULT_KEYMAP = Keymap({one.id: one.keys for one in COMMANDS})


def load_keymap(preset: str, file: Path) -> tuple[Keymap, tuple[Notice, ...]]:
    """The keymap of a preset with the reader's own keys on top, and what is wrong with these.

    Args:
        preset: One of `PRESETS`.
        file: The reader's keymap file; it need not be there.
    """
    keymap, _ = preset_keymap(preset)
    toml, notices = read_toml(file)
    changed, more = overlay(keymap, toml)
    return changed, (*notices, *more)


def preset_keymap(preset: str) -> tuple[Keymap, tuple[Notice, ...]]:
    """The keymap of a preset, and what is wrong with its file, which a test holds to be nothing."""
    if preset == "vim":
        return DEFAULT_KEYMAP, ()
    toml, notices = read_toml(Path(__file__).parent / "keymaps" / f"{preset}.toml")
    keymap, more = overlay(DEFAULT_KEYMAP, toml)
    return keymap, (*notices, *more)


def overlay(keymap: Keymap, file: TomlFile) -> tuple[Keymap, tuple[Notice, ...]]:
    """The keymap with the keys of a file in place of its own, and what is wrong with the file.

    Of two lines that ask for one key where both commands work, the first has it. A key that the file gives to one
    command is taken from the others that it does not speak of.
    """
    notices: list[Notice] = []
    chosen: dict[str, tuple[str, ...]] = {}
    for command_id, value in file.values.items():
        if command_id not in keymap.keys:
            notices.append(file.notice(command_id, _unknown(command_id, keymap)))
            continue
        keys = tuple(_read(command_id, value, file, notices))
        chosen[command_id] = tuple(_free(command_id, keys, chosen, file, notices))
    rest = {one: keys for one, keys in keymap.keys.items() if one not in chosen}
    kept = {one: tuple(_left(one, keys, chosen, file, notices)) for one, keys in rest.items()}
    return Keymap({one: {**kept, **chosen}[one] for one in keymap.keys}), tuple(notices)


def _unknown(command_id: str, keymap: Keymap) -> str:
    from difflib import get_close_matches

    near = get_close_matches(command_id, keymap.keys, n=1)
    hint = f"Is it {near[0]}?" if near else "docs/keys.md and the help list them."
    return f"there is no command {command_id}. {hint}"


def _read(command_id: str, value: object, file: TomlFile, notices: list[Notice]) -> Iterator[str]:
    """The keys that a line gives, each once."""
    written = [value] if isinstance(value, str) else value
    if not isinstance(written, list) or not all(isinstance(one, str) for one in written):
        notices.append(file.notice(command_id, f'{command_id} should be a key or a list of keys: "n" or ["n", "C-n"]'))
        return
    seen = set()
    for text in written:
        try:
            key = read_key(text)
        except ValueError:
            hint = "Keys are written as in n, C-n, M-→, S-Tab, F5 or /, and are one key each."
            notices.append(file.notice(command_id, f"there is no key {text}. {hint}"))
            continue
        if key not in seen:
            seen.add(key)
            yield key


def _free(
    command_id: str, keys: Iterable[str], chosen: Mapping[str, tuple[str, ...]], file: TomlFile, notices: list[Notice]
) -> Iterator[str]:
    """The keys that no line above has given to another command that works where this one does."""
    for key in keys:
        if other := _holder(command_id, key, chosen):
            clash = f"{show_key(key)} is asked for by {other} and {command_id}; it stays {other}"
            notices.append(file.notice(command_id, clash))
        else:
            yield key


def _left(
    command_id: str, keys: Iterable[str], chosen: Mapping[str, tuple[str, ...]], file: TomlFile, notices: list[Notice]
) -> Iterator[str]:
    """The keys that a command which the file does not speak of keeps."""
    for key in keys:
        if other := _holder(command_id, key, chosen):
            clash = f"{show_key(key)} was {command_id} and is {other} now; give {command_id} another key, or []"
            notices.append(file.notice(other, clash))
        else:
            yield key


def _holder(command_id: str, key: str, chosen: Mapping[str, tuple[str, ...]]) -> str | None:
    """The command that has been given this key and works where this one works."""
    where = command(command_id).where
    return next((one for one, keys in chosen.items() if key in keys and command(one).where & where), None)
