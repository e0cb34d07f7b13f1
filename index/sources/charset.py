"""Bytes whose charset is declared, in them or beside them -> text."""

import codecs
import re
from pathlib import Path

from .decode import Decoded, decode

_HEAD = 2048
"""Bytes within which a page or a feed has to declare its charset."""
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_WESTERN = frozenset({"ascii", "iso8859-1", "cp1252"})
"""Charsets that are declared where Windows-1252 is meant, as the WHATWG's Encoding Standard reads them too."""
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode_markup(path: Path, content: bytes) -> Decoded:
    """The text of a page or a feed.

    What is valid UTF-8 is UTF-8, whatever it declares; a declared charset goes before guessing.

    Args:
        path: The file, to be named in an error.
        content: Its bytes.

    Raises:
        SourceError: The bytes are no text, or nothing but white space.
    """
    match = _DECLARED.search(content[:_HEAD])
    label = match[1].decode("ascii") if match else None
    return decode_declared(path, content, label)


def decode_declared(path: Path, content: bytes, label: str | None) -> Decoded:
    """The text in a charset that is named beside it, as in the head of a mail.

    Args:
        path: The file, to be named in an error.
        content: The bytes.
        label: The name of the charset, which may be wrong.

    Raises:
        SourceError: The bytes are no text, or nothing but white space.
    """
    codec = _codec(label)
    if codec and not content.startswith(_MARKS) and not _is_utf8(content):
        text = content.decode(codec, "replace")
        if text.count("\ufffd") <= len(text) / 100 and "\0" not in text:
            return Decoded(text)
    return decode(path, content)


def _codec(label: str | None) -> str | None:
    """The codec of a label, if it is one for text and not UTF-8 or UTF-16, which are known by themselves."""
    if not label or not label.isascii() or "\0" in label:
        return None
    try:
        found = codecs.lookup(label)
        # Codecs such as "zlib" and "hex" give no text, and "zlib" is a way to a bomb.
        is_text = isinstance(b"".decode(label), str)
    except (LookupError, ValueError, TypeError):
        return None
    unwanted = found.name.startswith(("utf", "idna", "punycode", "unicode", "raw", "undefined", "mbcs", "oem"))
    if not is_text or unwanted:
        return None
    return "cp1252" if found.name in _WESTERN else found.name


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    # Such codecs as ISO-2022-JP are all ASCII, with escapes.
    return b"\x1b" not in content
