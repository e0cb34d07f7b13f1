"""Markdown files: one article each, its text being the file's own, marks and all."""

import re
from dataclasses import replace
from pathlib import Path

from index.model import SourceText, Span

from .decode import decode
from .frontmatter import FrontMatter, read_front_matter
from .page import describe, latest_date

_HEADING = re.compile(r" {0,3}#[ \t]+(?=[^\s#])")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")


def read(path: Path, content: bytes) -> tuple[SourceText, ...]:
    """The article in a Markdown file.

    Its title is that of its front matter, else its first heading, else what a page of plain text
    would have.

    Args:
        path: The file, to be named in an error.
        content: Its bytes.

    Raises:
        SourceError: There is no text in it.
    """
    decoded = decode(path, content)
    front = read_front_matter(decoded.text, latest_date())
    begin = front.end if front else 0
    heading = _first_heading(decoded.text, begin)
    article = describe(decoded.text, decoded.notice, begin, heading)
    return (_with_front_matter(article, front) if front else article,)


def _first_heading(text: str, begin: int) -> Span | None:
    """Where the words of the first "# heading" stand that is no comment in a block of code."""
    in_code = False
    start = begin
    for line in text[begin:].splitlines(keepends=True):
        if _FENCE.match(line):
            in_code = not in_code
        elif not in_code and (mark := _HEADING.match(line)):
            words = line[mark.end() :].rstrip().rstrip("#").rstrip()
            return Span(start + mark.end(), start + mark.end() + len(words))
        start += len(line)
    return None


def _with_front_matter(article: SourceText, front: FrontMatter) -> SourceText:
    same_title = front.title in (None, article.title)
    return replace(
        article,
        title=front.title or article.title,
        source=front.source or article.source,
        author=front.author or article.author,
        date=front.date or article.date,
        headline=article.headline if same_title else None,
        furniture=front.lines + article.furniture,
    )
