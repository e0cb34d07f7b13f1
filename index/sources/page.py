"""What a messy page saved as text says of itself: title, source, author, date, furniture."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from index.model import SourceText, Span

from .furniture import points_elsewhere
from .layout import Kind, Layout, survey
from .lines import Paragraph, one_line, paragraphs
from .publication import find_author, find_date, find_source, names_site
from .repeats import repeats
from .title import Headline, find_headline, read_headline, shorten, title_from

UNTITLED = "Untitled"
"""The title of a page on which there is nothing to read."""

LONGEST_TITLE = 200
"""Characters of a title that a page states itself."""
_MOST_SURVEYED = 1024**2
"""Characters of a page whose lines are looked at; what stands further down is text, whatever it says."""
_MOST_LINES = 20_000
"""The same in lines: a second or two."""
_LEEWAY = timedelta(days=31)
"""How far ahead a page may be dated: some magazines bear the date of the month to come."""


def describe(text: str, notice: str | None = None, begin: int = 0, heading: Span | None = None) -> SourceText:
    """What a page says of itself.

    Args:
        text: The page, exactly as the file has it.
        notice: What the reader should know of how it was read.
        begin: Where the page begins in the text, as a code point offset at the start of a line.
        heading: The headline, where the format says which it is.
    """
    latest = latest_date()
    page = survey(paragraphs(_beginning(text), begin), latest)
    source = find_source(page)
    headline = Headline(heading) if heading else _headline(text, page, source)
    title = _title(text, page, headline)
    return SourceText(
        text=text,
        title=title,
        source=source,
        author=find_author(page),
        date=find_date(page, latest),
        headline=headline.span if headline else None,
        furniture=tuple(_furniture(page, headline, title)),
        notice=notice,
    )


def _beginning(text: str) -> str:
    """As much of a page as is looked at line by line."""
    part = text[:_MOST_SURVEYED]
    return part[: sum(map(len, islice(part.splitlines(keepends=True), _MOST_LINES)))]


def latest_date() -> date:
    """The last day that a page is believed to be of."""
    return date.today() + _LEEWAY


def _headline(text: str, page: Layout, source: str | None) -> Headline | None:
    kinds = zip(page.paragraphs[: page.head], page.kinds, strict=False)
    candidates = [
        paragraph for paragraph, kind in kinds if kind is Kind.TEXT and not names_site(paragraph.text, source)
    ]
    found = find_headline(candidates)
    return read_headline(text, found) if found else None


def _title(text: str, page: Layout, headline: Headline | None) -> str:
    if headline and (said := one_line(text[headline.span.start : headline.span.end])):
        return shorten(said, LONGEST_TITLE)
    kinds = zip(page.paragraphs, page.kinds, strict=True)
    lines = [paragraph.text for paragraph, kind in kinds if kind is Kind.TEXT]
    lines += [paragraph.text for paragraph in page.paragraphs]
    worded = [line for line in lines if any(map(str.isalnum, line[:1000]))]
    return next((title_from(line) for line in worded + lines if line), UNTITLED)


def _furniture(page: Layout, headline: Headline | None, title: str) -> Iterator[Span]:
    """The lines of a page that are no article text, in order."""
    start, end = (headline.span.start, headline.span.end) if headline else (0, 0)
    for paragraph, kind in zip(page.paragraphs, page.kinds, strict=True):
        has_headline = paragraph.content.start < end and start < paragraph.content.end
        passed_over = headline is not None and headline.first and paragraph.content.end <= start
        if not has_headline and _is_furniture(paragraph, kind, passed_over, title if headline else ""):
            yield from paragraph.lines


def _is_furniture(paragraph: Paragraph, kind: Kind, passed_over: bool, headline: str) -> bool:
    if kind is not Kind.TEXT:
        return kind is not Kind.CREDIT
    return passed_over or points_elsewhere(paragraph.text) or repeats(paragraph.text, headline)
