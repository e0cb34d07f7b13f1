"""Saved RSS and Atom: an article an entry."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from time import struct_time

from index.errors import SourceError
from index.model import BadRecord, SourceText

from .apart import read_apart
from .charset import decode_markup
from .composing import LONGEST_PART, Stated, compose, is_text
from .guard import guarded
from .lines import one_line
from .markup import text_of
from .page import latest_date
from .records import Parts, checked
from .storable import storable
from .values import words_in

MOST_BYTES = 32 * 1024**2
"""The largest feed. Feeds have some hundred entries."""

LARGE = 512 * 1024
"""Bytes from which on a feed is read in a process of its own, which can be ended: of a broken one less than a hundred
kilobytes are read in a second."""

MOST_WORK = 60
"""Seconds after which a feed is given up."""

_ENTITY = re.compile(r"<!\s*ENTITY", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>", re.IGNORECASE)
_ROOT = re.compile(r"<(?:rss|(?:\w+:)?RDF|(?:\w+:)?feed|channel)\b", re.IGNORECASE)
_HEAD = 5000
"""Characters within which a feed has to say that it is one."""
_UTF8 = {"content-type": "application/xml; charset=utf-8"}


def read(path: Path, content: bytes) -> Iterable[SourceText | BadRecord]:
    """The articles in a feed.

    Args:
        path: The file, to be named in an error.
        content: Its bytes.

    Raises:
        SourceError: It is too large, no feed, has entities of its own, no entry has text, or it takes too long.
    """
    if len(content) > MOST_BYTES:
        raise SourceError(f"{path} is a feed of more than {MOST_BYTES / 2**20:.0f} MB", "Split it.")
    return parse(path, content) if len(content) < LARGE else read_apart("feed", path, content, MOST_WORK)


def parse(path: Path, content: bytes) -> Iterable[SourceText | BadRecord]:
    """The same, however long it takes."""
    text = _DECLARATION.sub("", storable(decode_markup(path, content).text.lstrip("\ufeff")), count=1)
    if not _ROOT.search(text[:_HEAD]):
        raise SourceError(f"{path} is no feed", "Of XML only RSS and Atom can be read: leave it out.")
    if _ENTITY.search(text):
        # Some lines of them can stand for terabytes.
        raise SourceError(f"{path} declares entities of its own, which feeds have no need of", "Leave it out.")
    return checked(path, _read(path, text))


def _read(path: Path, text: str) -> Iterator[SourceText | BadRecord]:
    import feedparser

    with guarded(path, "a feed"):
        # Addresses stay as they are written, and HTML is made plain text anyway.
        found = feedparser.parse(
            BytesIO(text.encode()), response_headers=_UTF8, resolve_relative_uris=False, sanitize_html=False
        )
        source = one_line(words_in(found["feed"].get("title")))
        entries = list(found["entries"])
    parts = Parts()
    for number, entry in enumerate(entries, start=1):
        where = f"entry {number}"
        try:
            with guarded(path, "a feed"):
                yield _article(entry, source, where, number, parts)
        except SourceError as error:
            yield BadRecord(where, error.title, error.advice)


def _article(entry: Mapping[str, object], source: str, where: str, number: int, parts: Parts) -> SourceText | BadRecord:
    body = _body(entry)
    title = text_of(words_in(entry.get("title")))
    if not is_text(body):
        return BadRecord(where, "The entry has no text", "Fetch its page and save that.")
    stated = Stated(title, source, words_in(entry.get("author")), _day(entry), words_in(entry.get("link")))
    identity = one_line(words_in(entry.get("id")) or stated.url)
    return compose(body, stated, part=parts.name(identity[-LONGEST_PART:], number))


def _body(entry: Mapping[str, object]) -> str:
    """The longest of what an entry has as text: its content, else its summary."""
    contents = entry.get("content")
    held = contents if isinstance(contents, list) else []
    texts = [text_of(words_in(item)) for item in (*held, entry.get("summary")) if item]
    return max(texts, key=len, default="")


def _day(entry: Mapping[str, object]) -> date | None:
    # Asked for outright, feedparser gives the one for the other, with a warning.
    stated = next((entry[key] for key in ("published_parsed", "updated_parsed") if key in entry), None)
    if not isinstance(stated, struct_time):
        return None
    try:
        day = date(stated.tm_year, stated.tm_mon, stated.tm_mday)
    except ValueError:
        return None
    return day if day <= latest_date() else None
