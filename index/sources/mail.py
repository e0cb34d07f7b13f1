"""Mail: a message is an article, its text being what was written, quoted replies included."""

import re
from dataclasses import replace
from datetime import date
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.policy import EmailPolicy
from email.utils import parsedate_to_datetime
from itertools import islice
from pathlib import Path

from index.errors import SourceError
from index.model import SourceText, Span

from .charset import decode_declared
from .composing import LONGEST_PART, Stated, compose, is_text
from .guard import guarded
from .lines import one_line
from .markup import text_of
from .page import latest_date
from .storable import storable

MOST_BYTES = 16 * 1024**2
"""The largest message: what mail servers let pass, attachments included."""

_MOST_HEADER = 4000
"""Characters of a header that are looked at: parsing one takes time with the square of its length."""
_MOST_BOUNDARIES = 20
"""Multiparts in a message: every line is compared with the boundaries of all that are open."""
_MOST_SEPARATORS = 5000
"""Lines that begin as those between parts do; every part takes time, whether it is looked at or not."""
_MOST_HEAD = 256 * 1024
"""Bytes of all headers of a message; they have some thousands."""
_MOST_PARTS = 500
_MOST_NAMED = 5
_QUOTED = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
_HEAD_END = re.compile(rb"\n\r?\n")
_LIST_ID = re.compile(r"\s*\"?(?P<name>[^<\"]*?)\"?\s*<(?P<id>[^<>]*)>")


class _BoundedPolicy(EmailPolicy):
    """The standard library's own policy, with an end to headers."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_MOST_HEADER]


_POLICY = _BoundedPolicy()


def read(path: Path, content: bytes) -> tuple[SourceText, ...]:
    """The article in a file that is one message.

    Args:
        path: The file, to be named in an error.
        content: Its bytes.

    Raises:
        SourceError: It is too large, or no message, or has no text.
    """
    return (replace(read_message(path, content), part=""),)


def read_message(path: Path, content: bytes) -> SourceText:
    """The article that a message is, with the message's id as its part, if it has a short one.

    Args:
        path: The file that the message is in, to be named in an error.
        content: The bytes of the message.

    Raises:
        SourceError: It is too large, or no message, or has no text.
    """
    if len(content) > MOST_BYTES:
        raise SourceError(f"{path}: The message is over {MOST_BYTES / 2**20:.0f} MB", "Take its attachments out.")
    if content.lower().count(b"boundary=") > _MOST_BOUNDARIES or content.count(b"\n--") > _MOST_SEPARATORS:
        raise SourceError(f"{path}: The message has too many parts", "Leave it out.")
    if not _HEAD_END.search(content, 0, _MOST_HEAD) and len(content) > _MOST_HEAD:
        raise SourceError(f"{path}: The message's headers do not end", "Leave it out.")
    with guarded(path, "a mail message"):
        message = BytesParser(policy=_POLICY).parsebytes(content)
        if not isinstance(message, EmailMessage) or not message.keys():
            raise SourceError(f"{path} is no mail message: it has no headers", "Leave it out, or save it as .txt.")
        return _article(path, message)


def _article(path: Path, message: EmailMessage) -> SourceText:
    body, left_out = _body(path, message)
    if not is_text(body):
        raise SourceError(f"{path}: The message has no text", "Leave it out, or save its attachments as files.")
    stated = Stated(title=_header(message, "subject"), source=_list_name(message), author=_author(message))
    article = compose(body, stated, _notice(left_out), _identity(message))
    sent = _sent(message)
    quotes = tuple(Span(*match.span()) for match in _QUOTED.finditer(article.text))
    aside = {*quotes, *(span for span in article.furniture if not any(_overlap(span, quote) for quote in quotes))}
    return replace(article, furniture=tuple(sorted(aside)), date=sent or article.date)


def _body(path: Path, message: EmailMessage) -> tuple[str, list[str]]:
    """The text of a message, plain rather than HTML, and what is left out."""
    texts: dict[str, str] = {}
    left_out: list[str] = []
    for part in islice(message.walk(), _MOST_PARTS):
        if part.is_multipart():
            continue
        kind = part.get_content_type()
        if part.get_content_disposition() == "attachment" or kind not in ("text/plain", "text/html"):
            left_out.append(one_line(storable(part.get_filename() or kind))[:100])
        elif kind not in texts and (text := _text(path, part)):
            texts[kind] = text
    if plain := texts.get("text/plain"):
        return plain, left_out
    return text_of(texts.get("text/html", "")), left_out


def _text(path: Path, part: Message) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        return ""
    try:
        return storable(decode_declared(path, payload, part.get_content_charset()).text.lstrip("\ufeff")).strip("\n")
    except SourceError:
        return ""


def _header(message: EmailMessage, name: str) -> str:
    return one_line(storable(str(message.get(name, ""))))


def _author(message: EmailMessage) -> str:
    """The name of the sender, or the address of one who gives none."""
    header = message.get("from")
    addresses = getattr(header, "addresses", ())
    names = [address.display_name or address.addr_spec for address in addresses]
    return ", ".join(name for name in names if name) or _header(message, "from")


def _list_name(message: EmailMessage) -> str:
    """The mailing list: "Example List <list.example.org>"."""
    match = _LIST_ID.match(_header(message, "list-id"))
    return (match["name"] or match["id"]) if match else ""


def _identity(message: EmailMessage) -> str:
    return _header(message, "message-id").strip("<> ")[:LONGEST_PART]


def _sent(message: EmailMessage) -> date | None:
    try:
        sent = parsedate_to_datetime(_header(message, "date")).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return sent if sent <= latest_date() else None


def _notice(left_out: list[str]) -> str | None:
    if not left_out:
        return None
    more = ", …" if len(left_out) > _MOST_NAMED else ""
    return f"left out: {', '.join(left_out[:_MOST_NAMED])}{more}"


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
