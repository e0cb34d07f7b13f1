"""What a Markdown file says of itself above its text: "key: value" lines between "---" lines.

Of YAML this knows only such lines; whatever else stands there is passed over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from index.model import Span

from .dates import read_date_line
from .lines import one_line
from .origin import host

_LONGEST = 20_000
"""Characters within which front matter has to end."""
_MARK = "---"
_END_MARKS = ("---", "...")
_PAIR = re.compile(r"(?P<key>[A-Za-z_-]+)\s*:\s+(?P<value>\S.*)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A block of front matter; everything is None that it does not state."""

    end: int
    """Where the text below it begins."""
    lines: tuple[Span, ...]
    """Its lines without their line ends."""
    title: str | None
    source: str | None
    author: str | None
    date: date | None


def read_front_matter(text: str, latest: date) -> FrontMatter | None:
    """The front matter that a text begins with.

    Args:
        text: The text of the file.
        latest: The last day to believe.
    """
    block = _block(text)
    if block is None:
        return None
    pairs = _pairs(block)
    dated = read_date_line(_first(pairs, "date", "published") or "", latest)
    source = _first(pairs, "source", "publisher", "site", "url", "link")
    return FrontMatter(
        end=sum(map(len, block)),
        lines=tuple(_spans(block)),
        title=_first(pairs, "title", "headline"),
        source=(host(source) or source) if source else None,
        author=_first(pairs, "author", "authors", "byline"),
        date=dated.date if dated else None,
    )


def _block(text: str) -> list[str] | None:
    """The lines of the front matter with their line ends, marks included."""
    lines = text[:_LONGEST].splitlines(keepends=True)
    bare = [line.strip(" \t\r\n") for line in lines]
    if not bare or bare[0].lstrip("\ufeff") != _MARK:
        return None
    ends = (index for index, line in enumerate(bare) if index and line in _END_MARKS)
    last = next(ends, None)
    return lines[: last + 1] if last else None


def _spans(block: list[str]) -> Iterator[Span]:
    start = 0
    for line in block:
        if bare := line.rstrip("\r\n"):
            yield Span(start, start + len(bare))
        start += len(line)


def _pairs(block: list[str]) -> dict[str, str]:
    found = filter(None, (_PAIR.fullmatch(line.strip()) for line in block))
    return {pair["key"].casefold(): _bare(pair["value"]) for pair in found}


def _bare(value: str) -> str:
    """A value without its quotes, or the brackets of a list."""
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_bare(item) for item in value[1:-1].split(","))
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return one_line(value[1:-1] if quoted else value)


def _first(pairs: dict[str, str], *keys: str) -> str | None:
    return next((pairs[key] for key in keys if pairs.get(key)), None)
