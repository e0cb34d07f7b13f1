"""What a terminal must not be sent raw, and what stands in its place.

A file may hold escape sequences, or characters that turn the direction of the line round or hide in it.
Each is replaced by one visible code point, so that offsets into the text stay right.
"""

import re

from rich.cells import get_character_cell_size

_PICTOGRAPHS = "\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001f3fa\U0001f400-\U0001faff"
_SKIN_TONES = "\U0001f3fb-\U0001f3ff"
_CONTROLS = "\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\ufffe\uffff"
_UNSEEN = (
    "\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
    "\ufff0-\ufffb\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
_UNSAFE = re.compile(f"[{_CONTROLS}{_UNSEEN}\u200d{_SKIN_TONES}]")
_PICTOGRAPH_BEFORE = f"(?:(?<=[{_PICTOGRAPHS}])|(?<=[{_PICTOGRAPHS}][\ufe0f{_SKIN_TONES}]))"
_WITHIN_EMOJI = re.compile(f"(?<=[{_PICTOGRAPHS}])[{_SKIN_TONES}]|{_PICTOGRAPH_BEFORE}\u200d(?=[{_PICTOGRAPHS}])")
_FIRST = re.compile(r"(?:\A|(?<=\t))[^\t -~]")
_UNSEEN_MARK = "·"
_REPLACEMENT = "\ufffd"


def visible(text: str, *, keep_tabs: bool = False) -> str:
    """Return the text with a visible code point for each one that is not safe to send to a terminal.

    C0 controls and DEL become control pictures, line and paragraph separators "␤", C1 controls, lone
    surrogates and noncharacters U+FFFD; bidirectional controls, zero-width and tag characters (a joiner or
    a skin tone only outside an emoji) and a mark with nothing to combine with become "·"; a tab a space.

    Args:
        text: Any text.
        keep_tabs: Leave tabs for the caller to expand.

    Returns:
        A text of the same length in code points.
    """
    if text.isascii() and text.isprintable():
        return text
    shown = _FIRST.sub(_with_a_base, _UNSAFE.sub(_placeholder, text))
    return shown if keep_tabs else shown.replace("\t", " ")


def _placeholder(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if code in (0x2028, 0x2029):
        return "\u2424"
    if code < 0xA0 or 0xD800 <= code <= 0xDFFF or code in (0xFFFE, 0xFFFF):
        return _REPLACEMENT
    within_emoji = _WITHIN_EMOJI.match(match.string, match.start())
    return match[0] if within_emoji else _UNSEEN_MARK


def _with_a_base(match: re.Match[str]) -> str:
    """Put something visible in the place of a mark that would combine with what is left of the line."""
    return match[0] if get_character_cell_size(match[0]) else _UNSEEN_MARK
