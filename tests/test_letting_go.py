"""Long use: what was on the screen and is no more, and what was written and is worked in, is let go."""

import gc
import os
import shutil
from contextlib import closing
from pathlib import Path

from textual.strip import Strip

from index import Library, open_library
from index.database import LONGEST_LOG, Database
from index.ingest import How
from tests.driving import Reading, reading


async def test_what_was_drawn_of_a_screen_goes_with_it(seeds: Library) -> None:
    async with reading(seeds) as app:
        await _open_and_close_help(app, 3)
        before = _strips()
        await _open_and_close_help(app, 10)
        assert _strips() - before < 50


async def _open_and_close_help(app: Reading, times: int) -> None:
    for _ in range(times):
        await app.press("question_mark")
        await app.press("escape")


def _strips() -> int:
    gc.collect()
    return sum(type(each) is Strip for each in gc.get_objects())


def test_a_log_that_a_large_change_made_long_is_cut(tmp_path: Path) -> None:
    file = tmp_path / "some.sqlite"
    log = file.with_name(f"{file.name}-wal")
    with closing(Database(file, "CREATE TABLE some (content BLOB)", 1)) as writing, closing(_another(file)):
        with writing.transaction() as connection:
            connection.execute("INSERT INTO some VALUES (zeroblob(?))", (2 * LONGEST_LOG,))
        assert log.stat().st_size > 2 * LONGEST_LOG
        with writing.transaction() as connection:
            connection.execute("INSERT INTO some VALUES (x'00')")
        assert log.stat().st_size <= LONGEST_LOG


def _another(file: Path) -> Database:
    """Somebody else who has it open, without whom the log would go with the writer."""
    return Database(file, "", 1)


def test_a_file_that_was_deleted_under_a_reader_is_closed(articles: Path) -> None:
    with closing(open_library([articles])) as library:
        for _ in range(3):
            for _ in library.ingest(how=How(text_only=True)):
                pass
            assert library.articles()
            shutil.rmtree(library.location.cache)
        for _ in library.ingest(how=How(text_only=True)):
            pass
        library.articles()
        gc.collect()
        assert not [path for path in _opened() if "catalog.sqlite" in path and path.endswith("(deleted)")]


def _opened() -> list[str]:
    return [os.readlink(each) for each in Path("/proc/self/fd").iterdir() if each.exists() or each.is_symlink()]


def test_an_article_that_changes_often_is_noted_once_for_linking(articles: Path) -> None:
    with closing(open_library([articles])) as library:
        for _ in library.ingest():
            pass
        for number in range(5):
            (articles / "one.txt").write_text(f"Talks in Oslo\n\nAnna Lindqvist spoke {number} times.\n" + "." * number)
            for _ in library.ingest(how=How(text_only=True)):
                pass
        with library._catalog.snapshot() as connection:
            assert connection.execute("SELECT count(*) FROM unlinked").fetchone() == (1,)


async def test_the_words_around_a_mention_go_with_the_text_that_they_stood_in(articles: Path) -> None:
    with closing(open_library([articles])) as library:
        for _ in library.ingest():
            pass
        async with reading(library) as app:
            await app.press("3", "r")
            app.screen.references.render_line(0)
            before = (articles / "one.txt").read_text()
            (articles / "one.txt").write_text(
                before.replace("on Monday. Lindqvist said so", "one day. No more was said")
            )
            await app.press("R")
            rows = range(app.screen.references.line_count)
            said = "\n".join(app.screen.references.line_text(row) for row in rows)
            assert "one day" in said
            assert "Monday" not in said
