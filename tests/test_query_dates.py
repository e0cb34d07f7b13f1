"""Which days are meant by what stands after `date:`."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fulltext.language.dates import NAMED, Days, NoDays, read_days

TODAY = date(2022, 3, 2)
"""A Wednesday."""


def days(first: str | None, last: str | None) -> Days:
    return Days(*(date.fromisoformat(day).toordinal() if day else None for day in (first, last)))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2022", days("2022-01-01", "2022-12-31")),
        ("2022-02", days("2022-02-01", "2022-02-28")),
        ("2020-02", days("2020-02-01", "2020-02-29")),
        ("2022-02-03", days("2022-02-03", "2022-02-03")),
        ("2021..2023", days("2021-01-01", "2023-12-31")),
        ("2022-02-03..2022-03", days("2022-02-03", "2022-03-31")),
        ("..2021", days(None, "2021-12-31")),
        ("2021-12..", days("2021-12-01", None)),
        ("today", days("2022-03-02", "2022-03-02")),
        ("Yesterday", days("2022-03-01", "2022-03-01")),
        ("this-week", days("2022-02-28", "2022-03-06")),
        ("last-week", days("2022-02-21", "2022-02-27")),
        ("this-month", days("2022-03-01", "2022-03-31")),
        ("last-month", days("2022-02-01", "2022-02-28")),
        ("this-year", days("2022-01-01", "2022-12-31")),
        ("last-year", days("2021-01-01", "2021-12-31")),
        ("last-7-days", days("2022-02-24", "2022-03-02")),
        ("last-1-day", days("2022-03-02", "2022-03-02")),
        ("last-month..", days("2022-02-01", None)),
        ("last-week..yesterday", days("2022-02-21", "2022-03-01")),
        ("last-999999-days", days("0001-01-01", "2022-03-02")),
    ],
)
def test_days(text: str, meant: Days) -> None:
    assert read_days(text, TODAY) == meant


def test_the_month_before_january_is_of_the_year_before() -> None:
    assert read_days("last-month", date(2022, 1, 31)) == days("2021-12-01", "2021-12-31")


@pytest.mark.parametrize(
    ("text", "title", "advice"),
    [
        ("2022-13", "There is no month 13", "Months go from 2022-01 to 2022-12."),
        ("2022-00", "There is no month 00", "Months go from 2022-01 to 2022-12."),
        ("2022-02-30", "There is no day 2022-02-30", "The last of that month is 2022-02-28."),
        ("0000", "There is no such year", "Write a year from 0001 to 9999."),
        ("2022-2-3", "“2022-2-3” is no date", "Write date:2022-02-03."),
        ("2022/2", "“2022/2” is no date", "Write date:2022-02."),
        ("2023..2021", "The range ends before it begins", "Write date:2021..2023."),
        ("..", "A range needs a beginning or an end", "Write date:2021..2023, date:2021.. or date:..2023."),
    ],
)
def test_what_is_no_date_is_told_what_would_be_right(text: str, title: str, advice: str) -> None:
    found = read_days(text, TODAY)
    assert isinstance(found, NoDays)
    assert (found.title, found.advice) == (title, advice)


@pytest.mark.parametrize(
    "text", ["soon", "2022-13", "22022", "last-few-days", "03.02.2022", "2022-02-30", "2023..2021-01-01"]
)
def test_what_can_no_longer_become_right_is_told_at_once(text: str) -> None:
    found = read_days(text, TODAY)
    assert isinstance(found, NoDays)
    assert not found.is_unfinished


right = st.one_of(
    st.sampled_from(NAMED),
    st.dates().map(date.isoformat),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.dates().map(lambda day: day.isoformat()[:4]),
    st.integers(1, 99999).map("last-{}-days".format),
)
written = right | st.tuples(right, right | st.just("")).map("..".join) | right.map("..{}".format)


@given(written, st.dates(min_value=date.min + timedelta(days=800)))
def test_what_is_right_is_unfinished_at_most_while_it_is_written(text: str, today: date) -> None:
    whole = read_days(text, today)
    if isinstance(whole, Days):
        for end in range(1, len(text)):
            begun = read_days(text[:end], today)
            assert isinstance(begun, Days) or begun.is_unfinished, text[:end]


@given(st.text() | st.from_regex(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?", fullmatch=True), st.dates())
def test_any_text_means_days_or_says_why_not(text: str, today: date) -> None:
    found = read_days(text, today)
    if isinstance(found, Days):
        assert found.first is None or found.last is None or found.first <= found.last
    else:
        assert found.title
        assert found.advice
