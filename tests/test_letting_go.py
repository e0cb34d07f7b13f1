"""Long use: what was on the screen and is no more, and what was written and is worked in, is let go."""

import gc
from contextlib import closing
from pathlib import Path

from textual.strip import Strip

from index import Library
from index.database import LONGEST_LOG, Database
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
