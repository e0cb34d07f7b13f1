"""What of an article is worth copying, and under which name to save it. Plain Python."""

import re
from dataclasses import dataclass

from index.model import ArticleHeading, Span

LONGEST_NAME = 80
"""Characters of a proposed file name, its ending apart."""
_UNSAFE = re.compile(r"[^\w-]+")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Something to copy."""

    title: str
    """What it is: "paragraph"."""
    text: str

    @property
    def line(self) -> str:
        """What it is, and its beginning, in one line."""
        return f"{self.title}: {' '.join(self.text[:200].split())}"


def paragraph_at(text: str, offset: int) -> Span:
    """The paragraph at an offset, which is a line of the text; where that is blank, the next one that is not."""
    begun = text.rfind("\n", 0, offset) + 1
    at = begun + len(text[begun:]) - len(text[begun:].lstrip())
    start = max(begun, text.rfind("\n", 0, at) + 1)
    end = text.find("\n", start)
    return Span(start, len(text) if end < 0 else end)


def line_number(text: str, offset: int) -> int:
    """The number of the line of the text that an offset is in, from 1, as editors count."""
    return text.count("\n", 0, offset) + 1


def citation(heading: ArticleHeading) -> str:
    """An article in one line: title, source, date, path."""
    parts = (heading.title, heading.source, heading.day, heading.path)
    return ". ".join(" ".join(part.split()).rstrip(".") for part in parts if part)


def file_name(heading: ArticleHeading) -> str:
    """A name to save an article's text under: its date and title in letters, digits, "-" and "_"."""
    words = filter(None, [heading.day, heading.title])
    name = "-".join(_UNSAFE.sub("-", word).strip("-") for word in words).lower()
    return f"{name[:LONGEST_NAME].strip('-') or 'article'}.txt"
