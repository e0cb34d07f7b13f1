"""Articles that others take away, and stores that fail, under whoever is reading."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Library, open_library
from index.catalog import Catalog
from index.errors import NotWritableError
from tests.driving import WIDE, Reading
from tests.test_plain import Talk
from tui.app import Namedrop
from tui.screens.marks import MarksScreen


@pytest.fixture
def library(articles: Path) -> Iterator[Library]:
    opened = open_library([articles])
    for _ in opened.ingest():
        pass
    yield opened
    opened.close()


def take_away(library: Library, path: str) -> None:
    """What another process does that finds a file gone; the files are there, so nothing brings it back meanwhile."""
    catalog = Catalog(library.location.catalog_file)
    catalog.forget_files([path])
    catalog.close()


def test_by_lines_it_is_said_and_reading_goes_on(library: Library) -> None:
    talk = Talk(library)
    take_away(library, "two.txt")
    assert "not in the library any more" in talk.type("J")
    assert talk.type("help")


async def test_on_the_screen_it_is_said_and_reading_goes_on(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.indexing.Indexing._begin_indexing", lambda *_, **__: None)
    app = Namedrop(library)
    async with app.run_test(size=WIDE) as pilot:
        reading = Reading(pilot)
        await reading.settle()
        before = reading.open_path
        take_away(library, "two.txt" if before == "one.txt" else "one.txt")
        await reading.press("J" if before == "one.txt" else "K")
        assert reading.open_path == before
        assert "not in the library any more" in reading.said
        await reading.press("j")
    assert app.failure is None


async def test_the_card_of_who_is_named_no_more_is_said_and_reading_goes_on(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.indexing.Indexing._begin_indexing", lambda *_, **__: None)
    app = Namedrop(library)
    async with app.run_test(size=WIDE) as pilot:
        reading = Reading(pilot)
        await reading.settle()
        await reading.press("right_square_bracket")
        take_away(library, "one.txt")
        take_away(library, "two.txt")
        await reading.press("i")
        assert "Indexing has just changed who is named" in reading.said
        await reading.press("j")
    assert app.failure is None


async def test_what_cannot_be_kept_is_told_and_reading_goes_on(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.indexing.Indexing._begin_indexing", lambda *_, **__: None)
    app = Namedrop(library)
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        reading = Reading(pilot)
        await reading.settle()
        library._decided.connection.execute("PRAGMA query_only = ON")
        await reading.press("m")
        assert isinstance(app.screen, MarksScreen)
        await reading.press("a")
        (told,) = app._notifications
        assert "cannot be written" in told.title
    assert library.marks() == ()
    assert app.failure is None


async def test_what_can_be_read_no_further_ends_with_a_sentence(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.indexing.Indexing._begin_indexing", lambda *_, **__: None)
    app = Namedrop(library)

    def fail(*_: object) -> None:
        raise NotWritableError("The disk is gone", "Put it back.")

    with pytest.raises(NotWritableError, match="disk is gone"):  # noqa: PT012
        async with app.run_test(size=WIDE) as pilot:
            reading = Reading(pilot)
            await reading.settle()
            monkeypatch.setattr(library, "article", fail)
            await pilot.press("J" if reading.open_path == "one.txt" else "K")
    assert app.failure is not None
    assert app.failure.title == "The disk is gone"
