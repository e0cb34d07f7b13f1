"""All victims by their names."""

from pathlib import Path

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
}


def lives(scratch: Path, only: str | None = None) -> dict[str, Lives]:
    """Lives of all victims, or of one."""
    prepare()
    return {name: Lives(name, kind(), scratch) for name, kind in VICTIMS.items() if only in (None, name)}
