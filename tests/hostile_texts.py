"""Texts that try to steer the terminal, or to hide in it, and how to tell whether one has got through."""

import re
import unicodedata
from collections.abc import Iterator

WORD = "pwned"
"""What stands in all that would be obeyed and not shown."""

HOSTILE = {
    "title": f"\x1b]0;{WORD}\x07",
    "title until ST": f"\x1b]2;{WORD}\x1b\\",
    "clipboard": "\x1b]52;c;cHduZWQ=\x07",
    "hyperlink": f"\x1b]8;;https://{WORD}.example\x1b\\{WORD}\x1b]8;;\x1b\\",
    "notification": f"\x1b]777;notify;{WORD};{WORD}\x07",
    "colour": "\x1b[31m",
    "clear": "\x1b[2J\x1b[H\x1bc",
    "modes": "\x1b[?1049l\x1b[?1003h\x1b[?2004l",
    "questions": "\x1b[c\x1b[6n\x05",
    "begun and not ended": "\x1b[",
    "DCS": f"\x1bP$q{WORD}\x1b\\",
    "APC": f"\x1b_G{WORD}\x1b\\",
    "PM": f"\x1b^{WORD}\x1b\\",
    "SOS": f"\x1bX{WORD}\x1b\\",
    "C1 CSI": "\u009b31m",
    "C1 OSC": f"\u009d0;{WORD}\u009c",
    "C1 strings": f"\u0090{WORD}\u009c\u0098{WORD}\u009c\u009e{WORD}\u009c\u009f{WORD}\u009c",
    "bell and backspace": "\x07\x08\x08\x08\x7f\x0e\x0f\x18\x1a",
    "line ends": "\r\v\f\x1c\x1d\x1e\u0085\u2028\u2029",
    "bidi overrides": "\u202edesrever\u202c\u202a\u202b\u202d",
    "bidi isolates": "\u2066a\u2067b\u2068c\u2069\u200e\u200f\u061c",
    "zero width": "a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg\u034fh",
    "fillers": "\u3164\uffa0\u115f\u1160\u17b4\u17b5\u180e",
    "tags": "".join(chr(0xE0000 + ord(letter)) for letter in WORD),
    "selectors": "👍" + "".join(chr(0xE0100 + ord(letter)) for letter in WORD) + "\ufe0f\ufe00",
    "marks": "e" + "\u0301" * 400,
    "syllables": "\u1112" + "\u1161" * 400,
    "shorthand": "\U0001bca0\U0001d173\ufff9\ufffa\ufffb",
    "Rich markup": f"[red]{WORD}[/red][link=https://{WORD}.example]x[/link][/]",
    "Textual markup": "[@click=app.quit]x[/][@click='app.bell']y[/]",
    "emoji codes": ":warning::pile_of_poo:",
    "long": WORD * 400,
    "wide": "\ufdfd𒐫⸻꧅" * 9,
    "emoji": "👩🏽‍🚒❤️‍🔥🏳️‍🌈🇬🇧1️⃣",
    "format": "%s%n{0}{title!r}$HOME$(id)`id`;id|id&&id",
}

_EMOJI_JOINED = re.compile(
    "(?<=[\ufe0f\u2600-\u27bf\U0001f3fb-\U0001faff])\u200d(?=[\u2600-\u27bf\U0001f300-\U0001faff])"
)
_TOO_MANY = re.compile("[\u0300-\u036f]{9,}|[\u1160-\u11ff]{9,}|[\ufe00-\ufe0f\U000e0100-\U000e01ef]{2,}")
_INVISIBLE = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
_SEQUENCE = re.compile(
    r"\x1b\[[?<>=]?[0-9;:]*[ -/]*[@-~]|\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[ -/]*[0-~]|\x1b"
)
_OF_OURS = re.compile(
    r"\x1b\[(?:[0-9;:]*m|[0-9;]*[HfABCDGJKd]|\?[0-9;]+[hl]|\?2026\$p|\?u|[<>=][0-9;]*u|>[0-9;]*[mq]|[0-9]*n|1[468]t"
    r"|\?[0-9]+\$p|[0-9]*c)|\x1b[78=>]|\x1bP\+q[0-9a-fA-F;]*\x1b\\|\x1b\]22;[a-z-]*\x07"
)
"""What Textual and our driver send: styles, places, modes, some questions about the terminal, the pointer's shape."""


def steering(text: str, line_ends: str = "\n") -> set[str]:
    """What of a text a terminal would obey or hide, escape sequences apart from their characters.

    Args:
        text: What is sent to the terminal.
        line_ends: Control characters that are ours.
    """
    found = set(_TOO_MANY.findall(text))
    for character in set(_EMOJI_JOINED.sub("", text)) - set(line_ends):
        # Some Arabic and Syriac signs count as formats, and are drawn.
        is_format = unicodedata.category(character) == "Cf" and not "\u0600" <= character <= "\u08ff"
        is_mark = character == "\u061c" or character in _INVISIBLE
        if is_format or is_mark or unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp"):
            found.add(character)
    return found


def foreign_sequences(sent: str) -> Iterator[str]:
    """The escape sequences among what was sent to a terminal that neither Textual nor our driver sends."""
    for match in _SEQUENCE.finditer(sent):
        if not _OF_OURS.fullmatch(match[0]):
            yield match[0]


def without_sequences(sent: str) -> str:
    """What was sent to a terminal to be shown."""
    return _SEQUENCE.sub("", sent)
