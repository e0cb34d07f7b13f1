"""Lines at the head and foot of a page that state who, where from and when."""

from dataclasses import dataclass
from datetime import date

from .byline import introduces, is_agency, read_byline, read_reporting
from .dates import DateLine, read_date_line
from .origin import labelled_source


@dataclass(frozen=True, slots=True)
class Credit:
    """What such a line states."""

    author: str | None = None
    publisher: str | None = None
    """Who published it, in so many words: "Source: Gestion"."""
    employer: str | None = None
    """Whom the author writes for: "By Jane Doe, Reuters"."""
    dated: DateLine | None = None

    @property
    def only_date(self) -> bool:
        """Whether the line is a date and nothing else."""
        return not (self.author or self.publisher or self.employer)


def read_credit(line: str, following: str, latest: date) -> Credit | None:
    """What a line states of its page; None if there is anything else on it.

    Args:
        line: A line at the head or foot of a page.
        following: The line after it.
        latest: The last date to believe.
    """
    dated = read_date_line(line, latest)
    rest = dated.rest if dated else line
    if dated and not rest:
        return Credit(dated=dated)
    if byline := read_byline(rest):
        return Credit(byline.author, None, byline.source, dated)
    if is_agency(rest):
        return Credit(employer=rest, dated=dated)
    if publisher := labelled_source(rest):
        return Credit(publisher=publisher, dated=dated)
    if author := read_reporting(rest):
        return Credit(author, dated=dated)
    return Credit(line) if introduces(line, following) else None
