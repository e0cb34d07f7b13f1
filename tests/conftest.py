"""Homes of their own for the tests, and one in which the seeds are indexed."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from index import Library, open_library

SEEDS = Path(__file__).parent.parent / "seeds"

# No test is about time, and a busy machine takes its own.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


def live_in(home: Path, patch: pytest.MonkeyPatch) -> None:
    """Let the program find its folders in this home."""
    for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
        patch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    patch.setenv("HOME", str(home))


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home that nobody has used."""
    folder = tmp_path / "home"
    live_in(folder, monkeypatch)
    return folder


@pytest.fixture(scope="session")
def home_with_seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the seeds are indexed; to be copied, not used."""
    folder = tmp_path_factory.mktemp("indexed")
    with pytest.MonkeyPatch.context() as patch:
        live_in(folder, patch)
        library = open_library([SEEDS])
        for _ in library.ingest():
            pass
        library.close()
    return folder


@pytest.fixture
def indexed(home: Path, home_with_seeds: Path) -> Path:
    """This test's home, with the seeds indexed."""
    shutil.copytree(home_with_seeds, home, dirs_exist_ok=True)
    return home


@pytest.fixture
def seeds(indexed: Path) -> Iterator[Library]:
    """The library of the seeds, indexed."""
    library = open_library([SEEDS])
    yield library
    library.close()


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder of two small articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text(
        "Talks in Oslo\n\nPresident Anna Lindqvist met Peter Marlowe in Oslo on Monday. Lindqvist said so.\n"
    )
    (folder / "two.txt").write_text("A quiet day\n\nPeter Marlowe stayed at home in Lisbon, he said.\n")
    return folder
