"""The paragraphs of a text: its lines, with those that were only broken to a width joined again."""

import re
from dataclasses import dataclass

from index.model import Span

_LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_INVISIBLE = "\ufeff\u200b\u2060"
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]+")

_WIDEST = 100
"""The longest line, in characters, of a text that can have been broken to a width."""
_CONTINUED = 0.3
"""Share of adjacent lines that begin in lower case, from which on a text was broken to a width."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with something in it."""

    lines: tuple[Span, ...]
    """Its lines without their line ends."""
    content: Span
    """All of it, without the white space around it."""
    text: str
    """The content on one line."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    adjacent: bool
    """Whether no blank line stands between it and the line before."""


def is_blank(text: str) -> bool:
    """Whether a text shows nothing at all."""
    return not text.strip().strip(_INVISIBLE).strip()


def one_line(text: str) -> str:
    """A text as one line that can be printed: runs of white space and controls are one space."""
    printable = text if text.isprintable() else _UNPRINTABLE.sub(" ", text)
    return " ".join(printable.split())


def paragraphs(text: str, begin: int = 0) -> list[Paragraph]:
    """The paragraphs of a text in order, blank ones left out.

    Each line is one, unless the text was broken to a width, as mail and old wires are.

    Args:
        text: The text.
        begin: Where in it to begin, as a code point offset at the start of a line.
    """
    lines = _lines(text, begin)
    width = _width(lines)
    groups: list[list[_Line]] = []
    for line in lines:
        if groups and width and _continues(groups[-1][-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_paragraph(text, group) for group in groups]


def _lines(text: str, begin: int) -> list[_Line]:
    lines = []
    start, adjacent = begin, False
    for whole in text[begin:].splitlines(keepends=True):
        content = whole.rstrip(_LINE_ENDS)
        blank = is_blank(content)
        if not blank:
            lines.append(_Line(start, start + len(content), content, adjacent))
        start, adjacent = start + len(whole), not blank
    return lines


def _width(lines: list[_Line]) -> int | None:
    """The width that a text was broken to, in characters; None if its lines are paragraphs."""
    widest = max((len(line.text) for line in lines if " " in line.text), default=0)
    adjacent = [line for line in lines if line.adjacent]
    continued = sum(line.text[0].islower() for line in adjacent)
    broken = widest <= _WIDEST and continued >= max(2, _CONTINUED * len(adjacent))
    return widest if broken else None


def _continues(before: _Line, line: _Line, width: int) -> bool:
    if not line.adjacent:
        return False
    # A line is broken where the next word would have been too much.
    full = len(before.text) + 1 + len(line.text.split(maxsplit=1)[0]) > width
    return full or line.text[0].islower()


def _paragraph(text: str, group: list[_Line]) -> Paragraph:
    spans = tuple(Span(line.start, line.end) for line in group)
    content = _strip(text, Span(group[0].start, group[-1].end))
    return Paragraph(spans, content, one_line(text[content.start : content.end]))


def _strip(text: str, span: Span) -> Span:
    whole = text[span.start : span.end]
    bare = whole.lstrip().lstrip(_INVISIBLE).lstrip()
    start = span.end - len(bare)
    return Span(start, start + len(bare.rstrip().rstrip(_INVISIBLE).rstrip()))
