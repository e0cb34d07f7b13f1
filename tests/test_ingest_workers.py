"""Worker processes: they do all that is to be done, and what one dies of is tried again, alone, and then left out."""

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain, repeat
from pathlib import Path

import pytest

from index import Library, ModelError, open_library
from index.errors import LibraryError
from index.ingest import How
from index.ingest_names import Names
from index.ingest_recognising import TextToRecognise
from index.ingest_texts import FEW
from index.ingest_workers import Lost, Workers
from tests.waiting import found, until


def results(jobs: list[tuple[str, ...]], folder: Path, argument: str = "", count: int = 2) -> list[object]:
    workers = Workers[str, str]("tests.dying_worker", argument or str(folder / "died"), count, folder / "log")
    todo: Iterator[tuple[str, ...]] = chain(jobs, repeat(()))
    try:
        return [result for result in workers.run(lambda: next(todo)) if result is not None]
    finally:
        workers.stop()


def test_all_jobs_are_done(tmp_path: Path) -> None:
    jobs = [(f"a{number}", f"b{number}") for number in range(50)]
    assert sorted(map(str, results(jobs, tmp_path))) == sorted(word.upper() for job in jobs for word in job)


def test_workers_let_others_go_first(tmp_path: Path) -> None:
    (niceness,) = results([("niceness",)], tmp_path)
    assert int(str(niceness)) > os.nice(0)


def test_what_a_worker_dies_of_twice_is_lost_and_nothing_else(tmp_path: Path) -> None:
    done = results([("a", "fatal", "b"), *((f"c{number}",) for number in range(20))], tmp_path)
    assert done.count(Lost("fatal")) == 1
    words = {result for result in done if isinstance(result, str)}
    assert words == {"A", "B", *(f"C{number}" for number in range(20))}


def test_what_was_done_just_before_a_worker_dies_is_not_lost(tmp_path: Path) -> None:
    """So much of it that it is still being sent when the next job begins."""
    long = "a" * 5_000_000
    done = results([(long, "fatal")], tmp_path, count=1)
    assert [result for result in done if isinstance(result, Lost)] == [Lost("fatal")]
    assert long.upper() in done


@pytest.mark.parametrize("job", [("a", "fatal once", "b"), ("fatal once",)])
def test_what_a_worker_dies_of_once_is_done_at_the_second_try(tmp_path: Path, job: tuple[str, ...]) -> None:
    done = results([job], tmp_path, count=1)
    assert set(done) == {word.upper() for word in job}


def test_a_task_that_cannot_be_done_says_why(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no model"):
        results([("a",)], tmp_path, "no model")


def test_a_worker_that_never_begins_is_no_fault_of_its_job(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="log has the details"):
        results([("a",)], tmp_path, "die")


def test_the_file_of_complaints_does_not_grow_for_ever(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_bytes(b"a complaint\n" * 100_000)
    results([("a",)], tmp_path)
    assert log.stat().st_size < 100_000


@pytest.fixture
def library(articles: Path) -> Iterator[Library]:
    opened = open_library([articles])
    yield opened
    opened.close()


def test_workers_find_what_one_process_finds(library: Library, articles: Path) -> None:
    for number in range(FEW):
        (articles / f"{number}.txt").write_text(f"Number {number}\n\nThe herring number is {number}.\n")
    assert len([*library.ingest(how=How(workers=2))]) > 0
    assert len(library.articles()) == FEW + 2
    assert all(article.recognised for article in library.articles())
    assert len(found(library, "herring")) == FEW
    assert {"Peter Marlowe", "Anna Lindqvist"} <= {entity.name for entity in library.entities()}


def test_an_article_whose_names_cannot_be_looked_for_is_told(library: Library, tmp_path: Path) -> None:
    for _ in library.ingest(how=How(text_only=True)):
        pass
    catalog = library._catalog
    names = Names(catalog, library._decisions, 0, tmp_path / "log")
    (text,) = catalog.texts(catalog.unrecognised(1))
    names._store(Lost(TextToRecognise(text.id, text.digest, text.text)))
    assert [problem.path for problem in library.problems()] == [text.path]
    assert not library.problems()[0].left_out
    assert text.id not in catalog.unrecognised()


def test_what_has_changed_since_it_was_looked_at_is_looked_at_again(library: Library, articles: Path) -> None:
    for _ in library.ingest(how=How(text_only=True)):
        pass
    catalog = library._catalog
    before = {text.id: text.digest for text in catalog.texts(catalog.unrecognised())}
    (articles / "one.txt").write_text("Other\n\nText.\n")
    for _ in library.ingest(how=How(text_only=True)):
        pass
    catalog.store_recognised(((number, ()) for number in before), before)
    assert [text.path for text in catalog.texts(catalog.unrecognised())] == ["one.txt"]


def test_workers_end_with_whoever_started_them(tmp_path: Path) -> None:
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from index.ingest_workers import Workers\n"
        f"workers = Workers('tests.dying_worker', '', 1, Path({str(tmp_path / 'log')!r}))\n"
        "run = workers.run(lambda: ('a',))\n"
        "while next(run) is None: pass\n"
        "print(workers._workers[0].process.pid, flush=True)\n"
        "os._exit(0)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, check=True, timeout=60)
    until(lambda: not _is_alive(int(done.stdout)))


def _is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
        return not Path("/proc").is_dir()
    # What nobody waits for stays as a zombie where no init takes it in.
    return state != "Z"
