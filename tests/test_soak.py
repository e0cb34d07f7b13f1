"""What the program for long use takes for growth."""

from dataclasses import replace

import pytest

from tests.soak.growing import CEILINGS, THREAD_KB, grown
from tests.soak.sampling import Sample

QUIET = Sample(0, 140_000, 50_000, 6, 20, 10, 20, 900, 300, 4_000)


def test_what_goes_up_and_down_does_not_grow() -> None:
    assert not grown([replace(QUIET, memory_kb=140_000 + 9_000 * (number % 3)) for number in range(30)])


@pytest.mark.parametrize("name", ["memory_kb", "watching_kb", "descriptors", "files", "kilobytes", "decided_kb"])
def test_what_rises_all_the_time_grows(name: str) -> None:
    slope = THREAD_KB // 10
    (found,) = grown([replace(QUIET, **{name: getattr(QUIET, name) + slope * number}) for number in range(30)])
    assert found.startswith(name)


def test_decisions_are_kept_for_ever_and_may_take_their_room() -> None:
    assert not grown([replace(QUIET, rounds=5 * number, decided_kb=300 + 2 * number) for number in range(30)])


@pytest.mark.parametrize("name", CEILINGS)
def test_what_has_a_bound_may_not_pass_it(name: str) -> None:
    samples = [QUIET] * 9 + [replace(QUIET, **{name: CEILINGS[name] + 1})]
    (found,) = grown(samples)
    assert found.startswith(name)
