"""Writes docs/keys.md from the table of commands: `python -m tui.keys_page docs/keys.md`."""

import sys
from collections.abc import Iterator
from pathlib import Path

from tui.commands import COMMANDS, Command, Where
from tui.keymap import PRESETS, Keymap, preset_keymap

INTRODUCTION = """\
# Keys

Made from the table in `tui/commands.py` by `make keys`; a test fails when the two differ.

`keys = "vim"`, `"newsboat"` or `"less"` in `config.toml` chooses the keys to begin with. `keys.toml` beside it changes
any of them, a line for a command:

```toml
walk_next = "w"             # one key
references = ["r", "F5"]    # or several
zoom = []                   # or none
```

Keys are written as below, or by the names that Textual has for them (`ctrl+o`). `namedrop doctor` prints where the two
files belong and what is wrong with them; so does the reader when it starts. `namedrop --keys less` tries a preset.

Commands work in the reader and the lists unless the last column says otherwise: *reader*, *articles*, *entities* and
*drawer* are panes, *card* is the card and what else opens over the panes, *typing* a line that is typed into, *plain*
the reader that prints lines (`namedrop --plain`), where the keys are typed and followed by Enter.
"""
NAMES = {
    Where.READER: "reader",
    Where.ARTICLES: "articles",
    Where.ENTITIES: "entities",
    Where.DRAWER: "drawer",
    Where.CARD: "card",
    Where.TYPING: "typing",
    Where.PLAIN: "plain",
}


def page() -> str:
    """The text of docs/keys.md."""
    keymaps = [preset_keymap(preset)[0] for preset in PRESETS]
    groups = dict.fromkeys(command.group for command in COMMANDS)
    return "\n".join([INTRODUCTION, *(line for group in groups for line in _group(group, keymaps))])


def _group(group: str, keymaps: list[Keymap]) -> Iterator[str]:
    yield f"## {group}\n"
    yield f"| {' | '.join(PRESETS)} | what it does | command | where |"
    yield "|---" * (len(PRESETS) + 3) + "|"
    for command in COMMANDS:
        if command.group == group:
            keys = (_in_a_cell(keymap.all_of(command.id)) for keymap in keymaps)
            yield f"| {' | '.join(keys)} | {command.title} | `{command.id}` | {_where(command)} |"
    yield ""


def _in_a_cell(keys: str) -> str:
    return " ".join(f"`{key}`" for key in keys.split()).replace("|", "\\|")


def _where(command: Command) -> str:
    if command.where & Where.PANES == Where.PANES:
        rest = [name for place, name in NAMES.items() if place & command.where & ~Where.PANES]
        return ", ".join(["", *rest]).replace(", ", "also ", 1) if rest else ""
    return ", ".join(name for place, name in NAMES.items() if place & command.where)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(page(), "utf-8")
