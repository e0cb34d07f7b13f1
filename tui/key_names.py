"""Keys as readers write them, "C-o" or "/", and as Textual names them, "ctrl+o" or "slash". Plain Python."""

import re
import unicodedata

from tui.text_visible import visible

_MODIFIERS = {"C": "ctrl", "M": "alt", "S": "shift"}
_MODIFIER = re.compile(r"([CMS])-(?=.)", re.DOTALL)
_SHOWN = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "space": "Space", "enter": "Enter", "escape": "Esc",
    "tab": "Tab", "backspace": "Backspace", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home", "end": "End",
    "insert": "Ins", "delete": "Del", **{f"f{number}": f"F{number}" for number in range(1, 25)},
}  # fmt: skip
_NAMED = {shown.lower(): name for name, shown in _SHOWN.items()}
_UNICODE_NAMES = {
    "slash": "solidus",
    "backslash": "reverse solidus",
    "at": "commercial at",
    "minus": "hyphen-minus",
    "plus": "plus sign",
    "underscore": "low line",
    "less_than_sign": "less-than sign",
    "greater_than_sign": "greater-than sign",
}
"""What Unicode calls the characters whose names Textual has changed."""
_TEXTUAL_NAMES = {name: key for key, name in _UNICODE_NAMES.items()}
_SENT_AS = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+h": "backspace",
    "ctrl+left_square_bracket": "escape",
    "ctrl+space": "ctrl+at",
}
"""Keys that a terminal cannot tell from others, and which it sends."""


def show_key(key: str) -> str:
    """A key as a reader knows it: "C-o", "M-→", "S-Tab".

    Args:
        key: Textual's name of it.
    """
    *modifiers, name = key.split("+")
    short = {name: letter for letter, name in _MODIFIERS.items()}
    return "".join(f"{short[modifier]}-" for modifier in modifiers) + (_SHOWN.get(name) or _character(name) or name)


def read_key(text: str) -> str:
    """Textual's name of a key that is written as `show_key` shows it, or by that name itself.

    Raises:
        ValueError: There is no such key.
    """
    *modifiers, name = text.split("+") if len(text) > 1 and "-" not in text else [text]
    while match := _MODIFIER.match(name):
        modifiers.append(_MODIFIERS[match[1]])
        name = name[match.end() :]
    found = _name(name)
    if found is None or visible(name) != name or not _is_seen(found) or not set(modifiers) <= set(_MODIFIERS.values()):
        raise ValueError(text)
    if modifiers == ["shift"] and len(found) == 1:
        modifiers, found = [], found.upper()
    # Textual names modifiers in the order of the alphabet.
    key = "+".join([*sorted(set(modifiers)), found])
    return _SENT_AS.get(key, key)


def _name(text: str) -> str | None:
    if (named := _NAMED.get(text.lower())) or text in _SHOWN:
        return named or text
    if len(text) != 1:
        return text if _character(text) else None
    if text.isalnum():
        return text
    name = unicodedata.name(text, "").lower()
    return _TEXTUAL_NAMES.get(name, name.replace("-", "_").replace(" ", "_")) or None


def _character(name: str) -> str | None:
    """The character that Textual has this name for."""
    if len(name) == 1:
        return name
    try:
        return unicodedata.lookup(_UNICODE_NAMES.get(name, name.replace("_", " ")))
    except KeyError:
        return None


def _is_seen(name: str) -> bool:
    """Whether lists of keys can show the key: some characters would hide in them, or turn them round."""
    shown = show_key(name)
    return visible(shown) == shown
