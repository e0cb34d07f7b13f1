"""Every target of tests.fuzz with some hundred inputs, the same each time: nothing but errors for the reader."""

from pathlib import Path

import pytest

from tests.fuzz.engines import some
from tests.fuzz.targets import NAMES

FEWER = {"decisions": 60, "query": 60, "html": 100, "pdf": 100}
"""Inputs for those that take longest."""


@pytest.mark.parametrize("target", NAMES)
def test_it_says_what_is_wrong_with_any_input(target: str, tmp_path: Path) -> None:
    tally = some(target, tmp_path, FEWER.get(target, 200), seed=1)
    assert not list(tally.faults.values())
