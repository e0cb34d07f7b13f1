"""What a format says of an article -> the article."""

from dataclasses import dataclass, replace
from datetime import date

from index.model import SourceText, Span

from .byline import read_byline
from .lines import is_blank, one_line
from .origin import host
from .page import LONGEST_TITLE, describe
from .storable import storable
from .title import shorten

LONGEST_PART = 64
"""Characters of an id that tells an article from the others of its file."""
_LONGEST_FIELD = 200
_LONGEST_URL = 2000
_NEAR = 2000
"""Characters within which a title that is in the text has to begin."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a format says of an article, as it says it; empty or None where it says nothing."""

    title: str = ""
    source: str = ""
    author: str = ""
    day: date | None = None
    url: str = ""


def compose(body: str, stated: Stated, notice: str | None = None, part: str = "") -> SourceText:
    """An article made of its body and what is said of it; what is not said, its lines may state.

    The title is put above the body, where it is not in its beginning already, so that the names in it are found.

    Args:
        body: The text without its title, not blank.
        stated: What the format says.
        notice: What the reader should know of how it was read.
        part: What tells it from the others of its file.
    """
    body = storable(body)
    title = one_line(storable(stated.title[:_LONGEST_URL]))
    text, heading = _with_title(body, title) if title else (body, None)
    article = describe(text, notice, heading=heading)
    url = _address(stated.url)
    return replace(
        article,
        title=shorten(title, LONGEST_TITLE) if title else article.title,
        source=_field(stated.source) or article.source or host(url or ""),
        author=_author(stated.author) or article.author,
        date=stated.day or article.date,
        part=part,
        url=url,
    )


def is_text(body: str) -> bool:
    """Whether there is anything to read in a body."""
    return bool(body) and not is_blank(body)


def _with_title(body: str, title: str) -> tuple[str, Span]:
    at = body[: _NEAR + len(title)].find(title)
    if at >= 0 and (at == 0 or body[at - 1] == "\n") and body[at + len(title) :][:1] in ("", "\n"):
        return body, Span(at, at + len(title))
    return f"{title}\n\n{body}", Span(0, len(title))


def _field(value: str) -> str | None:
    """A field in one line; the name of the site where it is an address."""
    line = one_line(storable(value[:_LONGEST_URL]))
    return (host(line) or shorten(line, _LONGEST_FIELD)) if line else None


def _author(value: str) -> str | None:
    """The names in "By Jane Doe, Reuters"; whatever else is stated, as it is."""
    line = _field(value)
    byline = read_byline(line) if line and line[:3].casefold() == "by " else None
    return byline.author if byline else line


def _address(value: str) -> str | None:
    """An address on the web, of the only kind that may be opened from an article."""
    line = one_line(storable(value[: _LONGEST_URL + 1]))
    is_web = line.lower().startswith(("http://", "https://")) and " " not in line
    return line if is_web and len(line) <= _LONGEST_URL else None
