"""Pictures of the screen, on two small articles. `pytest tests/test_snapshots.py --snapshot-update` makes them anew."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from index import Library, open_library
from tests.driving import MEDIUM, WIDE, Reading
from tui.app import Namedrop
from tui.config import Config, Settings

Compare = Callable[..., bool]


@pytest.fixture
def library(articles: Path) -> Iterator[Library]:
    library = open_library([articles])
    for _ in library.ingest():
        pass
    yield library
    library.close()


async def walk(pilot: Pilot[None]) -> None:
    """Walk the first name of the text to its second stop."""
    app = Reading(pilot)
    await app.settle()
    await app.settle()
    await app.press("right_square_bracket", "asterisk", "n")


def test_without_colour(snap_compare: Compare, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(Namedrop(library), terminal_size=MEDIUM, run_before=walk)


def test_the_light_theme(snap_compare: Compare, library: Library) -> None:
    settings = Settings(Config(theme="namedrop-light"))
    assert snap_compare(Namedrop(library, settings), terminal_size=MEDIUM, run_before=walk)


async def list_references(pilot: Pilot[None]) -> None:
    """The references of the person who is walked."""
    await walk(pilot)
    await Reading(pilot).press("r")


async def show_card(pilot: Pilot[None]) -> None:
    """The card of the person who is walked."""
    await walk(pilot)
    await Reading(pilot).press("i")


async def show_hints(pilot: Pilot[None]) -> None:
    """Letters on names."""
    await walk(pilot)
    await Reading(pilot).press("f")


async def read_on(pilot: Pilot[None]) -> None:
    """Nothing said any more, so that the names in view show."""
    await walk(pilot)
    await Reading(pilot).press("k")


def test_references(snap_compare: Compare, library: Library) -> None:
    assert snap_compare(Namedrop(library), terminal_size=WIDE, run_before=list_references)


def test_one_pane(snap_compare: Compare, library: Library) -> None:
    assert snap_compare(Namedrop(library), terminal_size=(50, 15), run_before=read_on)


def test_hints(snap_compare: Compare, library: Library) -> None:
    assert snap_compare(Namedrop(library), terminal_size=MEDIUM, run_before=show_hints)


def test_card(snap_compare: Compare, library: Library) -> None:
    assert snap_compare(Namedrop(library), terminal_size=MEDIUM, run_before=show_card)
