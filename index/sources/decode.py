"""Bytes -> text, without a change to a single character or line end."""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from index.errors import SourceError

from .lines import is_blank

_REPLACEMENT = "\ufffd"
_MOST_RUBBISH = 0.3
"""Share of characters above which a file is no text; perl's -T and -B draw the line there too."""

_LEAST_ASCII = 0.05
"""Share of ASCII, spaces and stops included, by which UTF-16 without a mark is known."""

_CONTROL = re.compile(r"[\x00-\x07\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
_WESTERN = re.compile(r"[À-ÖØ-öø-þŠšŽžŒœŸ‘’“”‚„–—…•«»‹›¡¿§©®™°·´ªº£€½\xa0]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file and what it cost to read it."""

    text: str
    notice: str | None = None
    """What the reader should know: "not valid UTF-8: 3 places were replaced"."""


def decode(path: Path, content: bytes) -> Decoded:
    """The text that a file's bytes stand for.

    UTF-16 is known by its mark or by where its NUL bytes stand; what is valid UTF-8 is UTF-8; else
    it is Windows-1252, if that makes sense, or UTF-8 with replacements. Offsets are those of
    `open(path, encoding=…, newline="")`: a byte order mark of UTF-8 stays, as U+FEFF.

    Args:
        path: The file, to be named in an error.
        content: Its bytes.

    Raises:
        SourceError: The bytes are no text, or nothing but white space.
    """
    decoded = _as_utf16(content) or _as_utf8(content) or _as_broken(content)
    if not decoded.text or is_blank(decoded.text):
        raise SourceError(f"{path} is empty", "Leave it out, or save the article to it again.")
    if "\0" in decoded.text or _rubbish(decoded.text) > _MOST_RUBBISH:
        raise SourceError(f"{path} is not text", "Leave it out; if it is an article, save it as UTF-8 text.")
    return decoded


def _as_utf8(content: bytes) -> Decoded | None:
    try:
        return Decoded(content.decode("utf-8"))
    except UnicodeDecodeError:
        return None


def _as_utf16(content: bytes) -> Decoded | None:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _replacing(content, "utf-16")
    codec = _unmarked_utf16(content)
    try:
        return Decoded(content.decode(codec)) if codec else None
    except UnicodeDecodeError:
        return None


def _unmarked_utf16(content: bytes) -> str | None:
    """The UTF-16 whose high bytes are where the NULs are: those of every ASCII character."""
    if b"\0" not in content:
        return None
    even, odd = content[::2].count(0), content[1::2].count(0)
    if even == odd or max(even, odd) < len(content) / 2 * _LEAST_ASCII:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _as_broken(content: bytes) -> Decoded:
    decoded = _replacing(content, "utf-8")
    broken = decoded.text.count(_REPLACEMENT)
    # In Windows-1252 hardly any byte is followed by one that UTF-8 would accept there.
    if broken > 2 * len(_UTF8_SEQUENCE.findall(content)):
        return _as_windows_1252(content) or decoded
    return decoded


def _as_windows_1252(content: bytes) -> Decoded | None:
    """The text in Windows-1252, of which Latin-1 is a part, if it reads like a western language."""
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        return None
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    sensible = len(_WESTERN.findall(text)) >= 0.9 * foreign and foreign <= 0.4 * len(text)
    return Decoded(text, "not valid UTF-8: read as Windows-1252") if sensible else None


def _replacing(content: bytes, codec: str) -> Decoded:
    text = content.decode(codec, "replace")
    # What is left when errors are skipped are the U+FFFD that the file itself has.
    own = content.decode(codec, "ignore").count(_REPLACEMENT)
    places = text.count(_REPLACEMENT) - own
    if not places:
        return Decoded(text)
    noun = "place was" if places == 1 else "places were"
    return Decoded(text, f"not valid {codec.upper()}: {places} {noun} replaced")


def _rubbish(text: str) -> float:
    return len(_CONTROL.findall(text)) / len(text)
