"""How fast indexing gets on, as plain Python."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Progress, Stage
from tui.pace import WINDOW, Pace, duration


def pace(*reports: tuple[float, int], total: int = 5000, stage: Stage = Stage.RECOGNISING) -> Pace:
    found = Pace()
    for now, done in reports:
        found = found.noted(Progress(stage, done, total), now)
    return found


def test_count_rate_and_time_left() -> None:
    assert pace((0, 0), (20, 20), (45, 120)).describe() == "names 120/5,000 · 4/s · 20 min left"


def test_before_there_is_a_rate_there_is_a_count() -> None:
    assert pace((0, 0)).describe() == "names 0/5,000"
    assert pace((0, 0), (5, 0)).describe() == "names 0/5,000"
    assert pace((0, 0), (9, 1)).describe() == "names 1/5,000"


def test_slow_work_is_counted_by_the_minute() -> None:
    assert pace((0, 1), (24, 5)).describe() == "names 5/5,000 · 10/min · 8 h left"


def test_another_stage_begins_afresh() -> None:
    found = pace((0, 0), (10, 100), stage=Stage.READING).noted(Progress(Stage.RECOGNISING, 0, 10), 11)
    assert found.describe() == "names 0/10"


def test_what_was_long_ago_says_nothing_of_the_pace_now() -> None:
    assert pace((0, 1), (100, 100), (120, 500)).rate == 20


def test_reports_that_come_slowly_still_have_a_rate() -> None:
    assert pace((0, 1), (WINDOW * 2, 61)).rate == 1


def test_what_has_no_count_shows_none() -> None:
    assert pace((0, 0), total=0, stage=Stage.SCANNING).describe() == ""
    assert pace((0, 0), total=0, stage=Stage.DONE).describe() == ""
    assert "another Namedrop" in pace((0, 0), total=0, stage=Stage.WAITING).describe()
    assert pace((0, 1), (9, 10), total=10).describe() == "names 10/10"


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.2, "1 s"), (89, "89 s"), (90, "2 min"), (3000, "50 min"), (7200, "2 h")]
)
def test_durations(seconds: float, said: str) -> None:
    assert duration(seconds) == said


@given(st.lists(st.tuples(st.floats(0, 20), st.integers(0, 50)), min_size=1, max_size=30))
def test_the_rate_lies_between_the_slowest_and_the_fastest(steps: list[tuple[float, int]]) -> None:
    reports, now, done = [], 0.0, 0
    for seconds, articles in steps:
        now, done = now + seconds, done + articles
        reports.append((now, done))
    rate = pace(*reports, total=done + 1).rate
    steep = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in itertools.pairwise(reports) if b[0] > a[0]]
    if rate is not None and all(b[0] > a[0] for a, b in itertools.pairwise(reports)):
        assert min(steep) * 0.999 <= rate <= max(steep) * 1.001
