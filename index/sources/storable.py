"""Text that was taken out of something else, made such that every store can keep it."""

import re

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?")
_SPACE_AT_ENDS = re.compile(r"[ \t]+$", re.MULTILINE)
_BLANK_LINES = re.compile(r"\n{3,}")


def storable(text: str) -> str:
    """A text with "\\n" as its only line end, and U+FFFD for what neither SQLite nor JSON can hold.

    Nothing else is changed: it is not normalised, and other control characters stay.
    """
    if "\r" in text:
        text = _LINE_ENDS.sub("\n", text)
    return _UNSTORABLE.sub("\ufffd", text)


def tidy(text: str) -> str:
    """A storable text without spaces at the ends of its lines and with one blank line at a time at most."""
    return _BLANK_LINES.sub("\n\n", _SPACE_AT_ENDS.sub("", storable(text))).strip("\n")
