"""Who published a page, who wrote it and when, from all that its lines state."""

import re
from collections.abc import Iterator
from datetime import date

from .dates import DateRank, date_in_address
from .layout import Kind, Layout
from .origin import address, copyright_holder, dateline_source, host, site_after_title

_TOPIC_WORD = re.compile(r"[^\W\d_]{4,}")


def find_author(page: Layout) -> str | None:
    """The first author that a page's credits name."""
    return next((credit.author for credit in page.credits if credit.author), None)


def find_source(page: Layout) -> str | None:
    """Who published a page: as it says outright, by its address, its agency, its copyright."""
    candidates = (
        *(credit.publisher for credit in page.credits),
        *(host(line) for line in _addresses(page)),
        *(site_after_title(line) for line in _lines(page, Kind.TEXT)),
        *(credit.employer for credit in page.credits),
        *(dateline_source(line) for line in _lines(page, Kind.TEXT)),
        *(copyright_holder(line) for line in _lines(page, Kind.FURNITURE)),
    )
    return next(filter(None, candidates), None)


def find_date(page: Layout, latest: date) -> date | None:
    """The date that a page states most surely.

    Args:
        page: The page.
        latest: The last day to believe.
    """
    lines = [credit.dated for credit in page.credits if credit.dated]
    stated = [(line.rank, line.date) for line in lines if line.date]
    for line in _addresses(page):
        if found := date_in_address(line, latest):
            stated.append((DateRank.ADDRESS, found))
    return min(stated, key=lambda item: item[0])[1] if stated else None


def names_site(line: str, source: str | None) -> bool:
    """Whether a line is no more than the name of the source: "WINK News" of "winknews.com"."""
    site = source or ""
    name = _letters(line)
    return len(name) > 2 and name in (_letters(site), _letters(site.rpartition(".")[0]))


def _addresses(page: Layout) -> Iterator[str]:
    """The addresses that a page can have been fetched from."""
    topic = _topic(" ".join(list(_lines(page, Kind.TEXT))[:2]))
    for index, paragraph in enumerate(page.paragraphs):
        if page.head <= index < page.foot or not (found := address(paragraph.text)):
            continue
        # At the foot there are references too; the page's own has words of its headline.
        if index < page.head or len(topic & _topic(found)) >= 2:
            yield found


def _topic(text: str) -> set[str]:
    return set(_TOPIC_WORD.findall(text.casefold()))


def _lines(page: Layout, kind: Kind) -> Iterator[str]:
    """The lines of a kind at the head and foot of a page."""
    for index, paragraph in enumerate(page.paragraphs):
        outside = index < page.head or index >= page.foot
        if outside and page.kinds[index] is kind:
            yield paragraph.text


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
