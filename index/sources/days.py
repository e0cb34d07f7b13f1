"""The day that a field states: "2022-02-03T10:15:00Z", "Thu, 03 Feb 2022 10:15 GMT", "20220203", 1643883300."""

import re
from datetime import UTC, date, datetime

from .dates import read_date_line

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?=$|[T\s])|(\d{4})(\d\d)(\d\d)(?=$|T)")
_SECONDS = re.compile(r"-?\d{9,10}(?:\.\d+)?|\d{12,13}")
_EARLIEST = date(1605, 1, 1)
_MILLISECONDS_FROM = 1e11
"""A number of seconds as large as this would be in the year 5138: it is milliseconds."""


def read_day(value: str, latest: date) -> date | None:
    """The day that a field states; None where it can be read in two ways, is none, or lies in the future.

    Args:
        value: What the field holds, a number of seconds or milliseconds since 1970 included.
        latest: The last day to believe.
    """
    value = value.strip()
    if match := _ISO.match(value):
        return _valid(*(int(group) for group in match.groups() if group), latest=latest)
    if _SECONDS.fullmatch(value):
        return _since_1970(float(value), latest)
    stated = read_date_line(value, latest)
    return stated.date if stated else None


def _valid(year: int, month: int, day: int, *, latest: date) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if _EARLIEST <= found <= latest else None


def _since_1970(seconds: float, latest: date) -> date | None:
    if seconds >= _MILLISECONDS_FROM:
        seconds /= 1000
    # Not by fromtimestamp, which on some systems knows nothing before 1970.
    found = datetime.fromtimestamp(max(seconds, 0), UTC).date()
    return found if found <= latest else None
