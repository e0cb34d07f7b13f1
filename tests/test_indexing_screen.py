"""Indexing under the reader's hands: what it says, that it leaves focus and walk alone, and how it is stopped."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Library, indexing_lock, open_library
from index.model import Progress, Stage
from tests.driving import MEDIUM, reading
from tui.messages import IndexingReported
from tui.narrowing import Filter


@pytest.fixture
def library(articles: Path) -> Iterator[Library]:
    """Two small articles, indexed."""
    found = open_library([articles])
    for _ in found.ingest():
        pass
    yield found
    found.close()


async def test_what_has_changed_is_read_and_the_walk_goes_on(library: Library, articles: Path) -> None:
    async with reading(library) as app:
        await app.press("3", "F", *"marlowe", "enter", "enter", "n")
        walk = app.screen._walk
        assert walk is not None
        assert walk.stop is not None
        assert (walk.cursor, len(walk.route.stops)) == (1, 2)
        (articles / "a.txt").write_text("Fish again\n\nPeter Marlowe, a minister, was in Bergen. Marlowe ate fish.\n")
        await app.press("R")
        await app.settle()
        assert "1 article was read" in app.said
        assert len(app.screen.articles.rows) == 3
        after = app.screen._walk
        assert after is not None
        assert after.stop == walk.stop
        assert len(after.route.stops) == 4
        assert "Peter Marlowe" in app.status
        assert app.screen.focused is app.screen.reader
        await app.press("R")
        await app.settle()
        assert "no file has changed" in app.said


async def test_progress_is_told_and_steals_nothing(library: Library) -> None:
    async with reading(library, MEDIUM) as app:
        await app.press("F")
        focused = app.screen.focused
        for done in (100, 200, 300):
            app.screen.post_message(IndexingReported(Progress(Stage.RECOGNISING, done, 5000)))
            await app.press()
        assert "names 300/5,000" in app.status
        assert " left" in app.status
        assert app.screen.focused is focused
        await app.press("escape", "right_square_bracket", "asterisk")
        assert "names 300/5,000" in app.status
        assert "walk: " in app.status


async def test_indexing_is_stopped_and_taken_up_again(articles: Path) -> None:
    library = open_library([articles])
    async with reading(library) as app:
        await app.press("R")
        for number in range(40):
            (articles / f"{number}.txt").write_text(f"Day {number}\n\nPeter Marlowe met Anna Lindqvist in Oslo.\n")
        # Whoever has the lock holds indexing up, so that it cannot be over before it is stopped.
        with indexing_lock.opened(library.location.lock_file) as lock:
            assert indexing_lock.take(lock)
            await app.pilot.press("R")
            await app.pilot.press("R")
            assert "under way" in app.said
            while not app.screen._process:
                await app.pilot.pause()
            await app.press("colon", *"stop indexing", "enter")
            await app.settle()
            assert "R goes on" in app.said
            assert app.screen._is_indexing is False
            assert len(app.screen.articles.rows) == 2
        await app.press("R")
        await app.settle()
        await app.settle()
        assert len(app.screen.articles.rows) == 42
        await app.press("colon", *"stop indexing", "enter")
        assert "Nothing is being indexed" in app.said


async def test_what_is_empty_says_what_it_waits_for(articles: Path) -> None:
    (articles / "one.txt").unlink()
    (articles / "two.txt").write_text("a quiet day, nothing to say of anybody")
    library = open_library([articles])
    async with reading(library) as app:
        entities = app.screen.entities
        assert "No person is named here. 3 shows Orgs" in entities.list.empty_text
        await app.press("4")
        assert "/ searches" in app.screen.results.empty_text
        entities.note_progress(Stage.RECOGNISING)
        assert "as they are recognised" in entities.list.empty_text
        app.screen.articles.show((), Filter())
        app.screen.articles.note_progress(Stage.READING)
        assert "as they are read" in app.screen.articles.empty_text
        app.screen.articles.note_stopped()
        assert "R goes on" in app.screen.articles.empty_text


async def test_lists_wait_for_a_pause_in_typing(
    library: Library, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with reading(library) as app:
        await app.press("slash", "f")
        (articles / "c.txt").write_text("Fish for all\n\nThere was fish.\n")
        for _ in library.ingest():
            pass
        monkeypatch.setattr("tui.indexing.IDLE", 0.01)
        monkeypatch.setattr("tui.searching.PAUSE_IN_TYPING", 1e9)
        app.screen.post_message(IndexingReported(Progress(Stage.READING, 1, 1, articles_changed=True)))
        await app.pilot.pause(0.1)
        assert len(app.screen.articles.rows) == 2
        monkeypatch.setattr("tui.searching.PAUSE_IN_TYPING", 0.0)
        while len(app.screen.articles.rows) == 2:
            await app.pilot.pause(0.01)
        assert len(app.screen.articles.rows) == 3
