"""Some hundreds of kills; NAMEDROP_SEED gives others, NAMEDROP_KILLS more. A fault names its seed and kill points."""

import os
from pathlib import Path

import pytest

from tests.crash.all_victims import VICTIMS, lives
from tests.crash.life import repeat

SEED = os.environ.get("NAMEDROP_SEED", "1")
KILLS = int(os.environ.get("NAMEDROP_KILLS", "60"))
"""For each victim."""


@pytest.mark.parametrize("name", VICTIMS)
def test_nothing_that_was_confirmed_is_lost(name: str, scratch: Path) -> None:
    with lives(scratch, name) as victims:
        repeat(list(victims.values()), SEED, KILLS)
        account = victims[name].account
    assert not account.faults, "\n".join(account.faults)
    assert account.kills.total() >= KILLS
    assert account.checked > KILLS / 2
