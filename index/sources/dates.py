"""Dates where a page states its own: on a line of their own, or in its address.

A date within running prose is never taken for the page's.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EARLIEST_YEAR = 1605
"""When the first newspaper came out; a smaller number is no year of one."""
_LONGEST_LINE = 160
_YEAR = re.compile(r"\d{4}")

_LABEL = (
    r"(?:\b(?:first|last|originally|date|published|publication|posted|updated?|modified|edited"
    r"|created|issued|on|at)\b[\s:]*)*"
)
_ZONE = r"\b(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|EES?T|MSK|IST|JST|SGT|Z)\b"
_CLOCK = (
    r"\d{1,2}[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?(?:\s*[ap]\.?m\b\.?)?"
    rf"(?:\s*{_ZONE})?(?:\s*[+-]\d\d:?\d\d)?"
)
_WEEKDAY = r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b"
_BREAK = r"[\s,.|·•–—-]*"
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)


def _form(core: str) -> re.Pattern[str]:
    """A date with what may stand around it: "Published on: Thursday, <date> at 10:15 GMT"."""
    return re.compile(
        rf"(?P<label>{_LABEL})(?:\b{_CLOCK}{_BREAK})?(?:{_WEEKDAY}{_BREAK})?"
        rf"(?<![\d./-]){core}(?![\d/-])(?:{_BREAK}(?:at\s+)?(?:{_CLOCK}|{_ZONE}))?",
        re.IGNORECASE,
    )


_FORMS = (
    _form(r"(?P<year>\d{4})(?P<cut>[-/.])(?P<month>\d\d?)(?P=cut)(?P<day>\d\d?)(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?"),
    _form(rf"(?P<day>\d\d?)(?:st|nd|rd|th)?[\s-](?:of\s)?{_MONTH},?[\s-](?P<year>\d{{4}})"),
    _form(rf"{_MONTH}\s(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s(?P<year>\d{{4}})"),
    _form(r"(?P<first>\d\d?)(?P<cut>[-/.])(?P<second>\d\d?)(?P=cut)(?P<year>\d{4})"),
)
_IN_ADDRESS = re.compile(
    r"/(?P<year>(?:1[6-9]|20)\d\d)(?P<cut>[-/]?)(?P<month>\d\d|[a-z]{3}(?=/))(?P=cut)(?P<day>\d\d)"
    r"(?![0-9])"
)


class DateRank(IntEnum):
    """How a page states a date; the smaller, the surer it is the day when it came out."""

    PUBLISHED = 0
    BARE = 1
    ADDRESS = 2
    UPDATED = 3


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that states a date."""

    rank: DateRank
    date: date | None
    """None where it can be read in two ways, is no day of a calendar, or lies in the future."""
    rest: str
    """What else the line says: "By Jane Doe"."""


def read_date_line(line: str, latest: date) -> DateLine | None:
    """The surest date of a line, if there is one on it.

    Args:
        line: A line of a page; whether its `rest` makes it running prose is for the caller to say.
        latest: The last day to believe.
    """
    if len(line) > _LONGEST_LINE or not _YEAR.search(line):
        return None
    found = [match for form in _FORMS for match in form.finditer(line)]
    if not found:
        return None
    best = min(found, key=lambda match: (_rank(match), match.start()))
    return DateLine(_rank(best), _value(best, latest), _without(line, found))


def date_in_address(address: str, latest: date) -> date | None:
    """The date that an address has in its path: "/2022/02/03/", "/2022/feb/03/"."""
    match = _IN_ADDRESS.search(address.casefold())
    return _value(match, latest) if match else None


def _without(line: str, dates: list[re.Match[str]]) -> str:
    kept = list(line)
    for match in dates:
        kept[match.start() : match.end()] = " " * len(match.group())
    return " ".join("".join(kept).split()).strip(" ,.|·•–—-:;/()[]")


def _rank(match: re.Match[str]) -> DateRank:
    label = match["label"].casefold()
    if re.search("updat|modif|edit", label):
        return DateRank.UPDATED
    return DateRank.PUBLISHED if re.search("publ|post|issu|creat|date", label) else DateRank.BARE


def _value(match: re.Match[str], latest: date) -> date | None:
    parts = match.groupdict()
    year = int(parts["year"])
    month, day = _numeric(parts) if "first" in parts else _named(parts)
    try:
        value = date(year, month, day)
    except ValueError:
        return None
    return value if year >= _EARLIEST_YEAR and value <= latest else None


def _named(parts: dict[str, str]) -> tuple[int, int]:
    month = parts["month"].casefold()[:3]
    if not month.isdecimal():
        month = str(_MONTHS.index(month) + 1) if month in _MONTHS else "0"
    return int(month), int(parts["day"])


def _numeric(parts: dict[str, str]) -> tuple[int, int]:
    """Month and day of "13/02/2022"; a month of 0, which there is not, for "02/03/2022"."""
    first, second = int(parts["first"]), int(parts["second"])
    if first > 12 or first == second:
        return second, first
    return (first, second) if second > 12 else (0, 0)
