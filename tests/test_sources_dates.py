"""The date of a page is found where it is stated, and nowhere else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sources.dates import DateRank, date_in_address, read_date_line

LATEST = date(2030, 1, 1)
DAY = date(2022, 2, 3)


def read(line: str) -> date | None:
    found = read_date_line(line, LATEST)
    return found.date if found and not found.rest else None


@pytest.mark.parametrize(
    "line",
    [
        "2022-02-03",
        "2022/02/03",
        "2022-02-03T10:15:00+01:00",
        "3 February 2022",
        "3rd of February 2022",
        "03-Feb-2022",
        "February 3, 2022",
        "FEB. 3, 2022",
        "Feb 3rd 2022",
        "Thursday, 3 Feb 2022 10:15 GMT",
        "Thu 3 Feb 2022 10.15 GMT",
        "10:15 am ET, Thursday, February 3, 2022",
        "Published: 3 February 2022",
        "Posted on February 3, 2022 at 9:05 p.m. EST",
        "Date: 2022-02-03",
        "• February 3, 2022 •",
        "Published 3 Feb 2022, updated 5 Feb 2022",
        "Updated 5 Feb 2022 | Published 3 Feb 2022",
    ],
)
def test_forms(line: str) -> None:
    assert read(line) == DAY


@pytest.mark.parametrize(
    ("line", "day"),
    [("13/02/2022", 13), ("02/13/2022", 13), ("02.02.2022", 2), ("28-02-2022", 28)],
)
def test_numbers_that_can_be_read_in_one_way_only(line: str, day: int) -> None:
    assert read(line) == date(2022, 2, day)


@pytest.mark.parametrize("line", ["02/03/2022", "Published: 12.11.2022", "31 February 2022", "14/13/2022"])
def test_what_is_doubtful_is_a_date_line_without_a_date(line: str) -> None:
    found = read_date_line(line, LATEST)
    assert found is not None
    assert (found.date, found.rest) == (None, "")


@pytest.mark.parametrize("line", ["3 February 2999", "3 February 0022", "1 January 2031"])
def test_no_date_of_the_far_future_or_before_the_press(line: str) -> None:
    assert read(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "The treaty of February 3, 2022 holds",
        "A vote on 3 February 2022 failed",
        "War: 2022-02-03 in pictures",
    ],
)
def test_within_prose_there_is_a_rest(line: str) -> None:
    found = read_date_line(line, LATEST)
    assert found is not None
    assert found.rest


@pytest.mark.parametrize("line", ["February 2022", "10:15 GMT", "3 February", "call 555-2022-44", "1234567890"])
def test_no_date_at_all(line: str) -> None:
    assert read_date_line(line, LATEST) is None


@pytest.mark.parametrize(
    ("line", "rank"),
    [
        ("Published: 3 Feb 2022", DateRank.PUBLISHED),
        ("3 Feb 2022", DateRank.BARE),
        ("Last updated on 3 Feb 2022", DateRank.UPDATED),
    ],
)
def test_how_sure_it_is(line: str, rank: DateRank) -> None:
    found = read_date_line(line, LATEST)
    assert found is not None
    assert found.rank is rank


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://example.com/2022/02/03/harbour-closed", DAY),
        ("https://example.com/world/2022/feb/03/harbour", DAY),
        ("https://example.com/news-2022/2022-02-03-harbour", DAY),
        ("https://example.com/20220203/harbour", DAY),
        ("https://example.com/2022/02/harbour", None),
        ("https://example.com/2022/13/03/harbour", None),
        ("https://example.com/article/20220203123", None),
        ("https://example.com/2999/02/03/", None),
    ],
)
def test_addresses(address: str, day: date | None) -> None:
    assert date_in_address(address, LATEST) == day


@given(
    st.dates(date(1700, 1, 1), LATEST),
    st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%b. %d, %Y", "%A, %B %d, %Y"]),
)
def test_every_day_of_the_calendar(day: date, form: str) -> None:
    assert read(day.strftime(form)) == day


@given(st.text(st.sampled_from("0123456789/-. :,abFebMarT+Zpublishedon"), max_size=200))
def test_any_line_is_read_without_an_error(line: str) -> None:
    found = read_date_line(line, LATEST)
    assert found is None or found.date is None or found.date <= LATEST
