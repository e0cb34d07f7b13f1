"""All victims by their names."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.crash.commands import Commands
from tests.crash.deciding import Deciding
from tests.crash.indexing import IndexingNames, IndexingTexts
from tests.crash.life import Lives, Victim
from tests.crash.merging import Merging
from tests.crash.opening import Opening
from tests.crash.worlds import prepare

VICTIMS: dict[str, type[Victim]] = {
    "deciding": Deciding,
    "indexing texts": IndexingTexts,
    "indexing names": IndexingNames,
    "merging": Merging,
    "opening": Opening,
    "commands": Commands,
}


@contextmanager
def lives(scratch: Path, only: str | None = None) -> Iterator[dict[str, Lives]]:
    """Lives of all victims, or of one, in a folder that nobody else uses."""
    with pytest.MonkeyPatch.context() as patch:
        prepare(patch)
        yield {name: Lives(name, kind(), scratch) for name, kind in VICTIMS.items() if only in (None, name)}
