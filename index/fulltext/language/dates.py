"""What is written after `date:` -> the days that are meant."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

_DAY = timedelta(days=1)
_EARLIEST, _LATEST = date.min.toordinal(), date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Days:
    """Days as `date.toordinal` counts them, both included; None for no bound."""

    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class NoDays:
    """What was written means no days."""

    title: str
    """Why, as a sentence without its full stop."""
    advice: str
    is_unfinished: bool = False
    """Whether it may still become right if more is written."""


_NAMED: dict[str, Callable[[date], tuple[date, date]]] = {
    "today": lambda today: (today, today),
    "yesterday": lambda today: (today - _DAY, today - _DAY),
    "this-week": lambda today: _week(today),
    "last-week": lambda today: _week(today - 7 * _DAY),
    "this-month": lambda today: _month(today.year, today.month),
    "last-month": lambda today: _month(*_month_before(today)),
    "this-year": lambda today: _year(today.year),
    "last-year": lambda today: _year(today.year - 1),
}
NAMED = (*_NAMED, "last-7-days", "last-30-days")
"""The days that have names; weeks begin on Monday, and the last seven days end today."""

_EXAMPLES = "Write a day, month or year such as date:2022-02-03, date:2022-02 or date:2022, or date:last-month."
_NUMBERS = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")
_LAST_DAYS = re.compile(r"last-(?P<days>[0-9]{1,6})-days?")
_BEGUN = re.compile(
    r"[0-9]{1,3}|[0-9]{4}-?|[0-9]{4}-[01]|[0-9]{4}-(?:0[1-9]|1[0-2])-[0-3]?|last-[0-9]{1,6}(?:-(?:d(?:ay?)?)?)?"
)
_SPLIT_NUMBERS = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?")


def read_days(text: str, today: date) -> Days | NoDays:
    """The days of `2022`, `2022-02`, `2022-02-03`, `last-month` and the like, or of a range of them.

    Args:
        text: A day, month, year or name; or two of them with `..` between, of which one may be missing.
        today: The day that names count from.
    """
    written = text.strip().casefold()
    first, dots, last = written.partition("..")
    if not dots:
        return _without_range(written, today)
    if not first and not last:
        return NoDays("A range needs a beginning or an end", "Write date:2021..2023, date:2021.. or date:..2023.", True)
    begun = _one(first, today) if first else Days(None, None)
    ended = _one(last, today) if last else Days(None, None)
    if isinstance(begun, NoDays):
        # What follows the dots cannot mend it.
        return NoDays(begun.title, begun.advice)
    if isinstance(ended, NoDays):
        return ended
    if begun.first is not None and ended.last is not None and ended.last < begun.first:
        is_unfinished = bool(_BEGUN.fullmatch(last))
        return NoDays("The range ends before it begins", f"Write date:{last}..{first}.", is_unfinished)
    return Days(begun.first, ended.last)


def _without_range(text: str, today: date) -> Days | NoDays:
    day = _one(text, today)
    is_range_begun = text == "." or (text.endswith(".") and isinstance(_one(text[:-1], today), Days))
    return replace(day, is_unfinished=True) if is_range_begun and isinstance(day, NoDays) else day


def _one(text: str, today: date) -> Days | NoDays:
    try:
        bounds = _bounds(text, today)
    except (ValueError, OverflowError):
        return _no_such_day(text)
    if bounds is None:
        return _not_understood(text)
    return Days(bounds[0].toordinal(), bounds[1].toordinal())


def _bounds(text: str, today: date) -> tuple[date, date] | None:
    """The first and last day; raises ValueError or OverflowError where the calendar has none."""
    if named := _NAMED.get(text):
        return named(today)
    if counted := _LAST_DAYS.fullmatch(text):
        first = max(_EARLIEST, today.toordinal() - max(int(counted["days"]), 1) + 1)
        return date.fromordinal(first), today
    if not (numbers := _NUMBERS.fullmatch(text)):
        return None
    year = int(numbers["year"])
    if not numbers["month"]:
        return _year(year)
    month = int(numbers["month"])
    if not numbers["day"]:
        return _month(year, month)
    day = date(year, month, int(numbers["day"]))
    return day, day


def _year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _month(year: int, month: int) -> tuple[date, date]:
    first = date(year, month, 1)
    return first, first.replace(day=calendar.monthrange(year, month)[1])


def _month_before(day: date) -> tuple[int, int]:
    last = day.replace(day=1) - _DAY
    return last.year, last.month


def _week(day: date) -> tuple[date, date]:
    monday = day - day.weekday() * _DAY
    return monday, monday + 6 * _DAY


def _no_such_day(text: str) -> NoDays:
    """Something that looks like a day, but stands in no calendar."""
    year, *rest = text.split("-")
    if not rest or not year.isdigit() or not MINYEAR <= int(year) <= MAXYEAR:
        return NoDays("There is no such year", "Write a year from 0001 to 9999.")
    if not 1 <= int(rest[0]) <= 12:
        return NoDays(f"There is no month {rest[0]}", f"Months go from {year}-01 to {year}-12.")
    last = calendar.monthrange(int(year), int(rest[0]))[1]
    return NoDays(f"There is no day {text}", f"The last of that month is {year}-{rest[0]}-{last}.")


def _not_understood(text: str) -> NoDays:
    if numbers := _SPLIT_NUMBERS.fullmatch(text):
        year, *rest = (number for number in numbers.groups() if number)
        right = "-".join([year, *(number.zfill(2) for number in rest)])
        return NoDays(f"“{text}” is no date", f"Write date:{right}.", bool(_BEGUN.fullmatch(text)))
    may_become = bool(_BEGUN.fullmatch(text)) or any(name.startswith(text) for name in NAMED)
    return NoDays(f"“{text}” is no date" if text else "There is no date", _EXAMPLES, may_become)
