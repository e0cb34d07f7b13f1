"""What a terminal must not be sent raw, and what stands in its place.

A file may hold escape sequences, or characters that turn the direction of the line round or hide in it.
Each is replaced by one visible code point, so that offsets into the text stay right.
"""

import re
from functools import cache, lru_cache

MOST_MARKS = 8
"""Marks without width on one character that are drawn; no script needs more, and each costs the terminal time."""

_PICTOGRAPHS = "\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001f3fa\U0001f400-\U0001faff"
_SKIN_TONES = "\U0001f3fb-\U0001f3ff"
_IDEOGRAPHS = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SELECTORS, _IDEOGRAPH_SELECTORS = "\ufe00-\ufe0f", "\U000e0100-\U000e01ef"
_CONTROLS = "\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff0-\ufffb\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
_UNSAFE = re.compile(f"[{_CONTROLS}{_UNSEEN}\u200d{_SKIN_TONES}{_SELECTORS}{_IDEOGRAPH_SELECTORS}]")
_CONTROL = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff]")
_FIRST = re.compile(r"(?:\A|(?<=\t))[^\t -~]")
# The blocks that have marks without width, the vowels and ends of Korean syllables among them.
_MAY_BE_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u1dff\u20d0-\u20ff\u2cef-\u2cf1\u2d7f\u2de0-\u2dff\u302a-\u302f\u3099\u309a"
    "\ua66f-\uabed\ud7b0-\ud7ff\ufb1e\ufe00-\ufe2f\U000101fd-\U0001e94a"
)
_MARKS = re.compile(f"[{_MAY_BE_MARKS}]{{{MOST_MARKS + 1},}}")
_UNSEEN_MARK = "·"
_REPLACEMENT = "\ufffd"


def visible(text: str, *, keep_tabs: bool = False) -> str:
    """Return the text with a visible code point for each one that is not safe to send to a terminal.

    C0 controls and DEL become control pictures, line and paragraph separators "␤", C1 controls, lone
    surrogates and noncharacters U+FFFD; bidirectional controls, zero-width and tag characters become "·" (a
    joiner or a skin tone only outside an emoji), as do a variation selector where there is nothing to vary, a
    mark with nothing to combine with, and more marks on one character than any script has; a tab becomes a space.

    Args:
        text: Any text.
        keep_tabs: Leave tabs for the caller to expand.

    Returns:
        A text of the same length in code points.
    """
    if text.isascii() and text.isprintable():
        return text
    shown = _MARKS.sub(_fewer, _FIRST.sub(_with_a_base, _UNSAFE.sub(_placeholder, text)))
    return shown if keep_tabs else shown.replace("\t", " ")


def without_controls(text: str) -> str:
    """Return a text that can be pasted: its lines end in a line feed, and no other control character is left in it.

    What is pasted into a shell could otherwise say that the pasting is over, and go on with commands.
    """
    return _CONTROL.sub(_placeholder, text.replace("\r\n", "\n"))


def _placeholder(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if code in (0x2028, 0x2029):
        return "\u2424"
    if code < 0xA0 or 0xD800 <= code <= 0xDFFF or 0xFDD0 <= code <= 0xFDEF or code in (0xFFFE, 0xFFFF):
        return _REPLACEMENT
    return match[0] if _kept().match(match.string, match.start()) else _UNSEEN_MARK


@cache
def _kept() -> re.Pattern[str]:
    """What is left as it is where it stands. Not compiled on import: most texts have none of it."""
    pictograph_before = f"(?:(?<=[{_PICTOGRAPHS}])|(?<=[{_PICTOGRAPHS}][\ufe0f{_SKIN_TONES}]))"
    # Of ASCII only keycaps have a selector. One that follows another varies nothing: a row of them hides a message.
    variable = f'[^\\x00-"$-)+-/:-\\x7f{_SELECTORS}{_IDEOGRAPH_SELECTORS}]'
    return re.compile(
        f"(?<=[{_PICTOGRAPHS}])[{_SKIN_TONES}]|{pictograph_before}\u200d(?=[{_PICTOGRAPHS}])"
        f"|(?<={variable})[{_SELECTORS}]|(?<=[{_IDEOGRAPHS}])[{_IDEOGRAPH_SELECTORS}]"
    )


def _with_a_base(match: re.Match[str]) -> str:
    """Put something visible in the place of a mark that would combine with what is left of the line."""
    return match[0] if _cells(match[0]) else _UNSEEN_MARK


@lru_cache(maxsize=4096)
def _cells(character: str) -> int:
    # Not imported with this file, which commands need that print no table.
    from rich.cells import get_character_cell_size

    return get_character_cell_size(character)


def _fewer(match: re.Match[str]) -> str:
    """Put something visible in the place of marks that are too many on one character."""
    shown, marks = [], 0
    for character in match[0]:
        marks = 0 if _cells(character) else marks + 1
        shown.append(character if marks <= MOST_MARKS else _UNSEEN_MARK)
    return "".join(shown)
