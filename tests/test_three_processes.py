"""Two readers in terminals, one of which decides, and a third process that indexes a folder that changes."""

import subprocess
import sys
import threading
from pathlib import Path

from benchmarks.ptybench import Session
from index import open_library
from tests.test_whole_program import PATIENCE, press_until, reading, ready
from tests.waiting import until

RUNS = 4
"""Times that the folder changes and is indexed."""


def text(name: str, number: int) -> str:
    return f"Talks {number} in Oslo\n\n{name} met Peter Marlowe in Oslo on Monday. He stayed there, {name} said.\n"


class Indexing(threading.Thread):
    """Changes the folder and has it indexed, again and again; keeps what the command said where it failed."""

    def __init__(self, folder: Path) -> None:
        super().__init__(daemon=True)
        self._folder, self.failures, self.runs = folder, list[str](), 0

    def run(self) -> None:
        for number in range(RUNS):
            (self._folder / f"added{number}.txt").write_text(text("Anna Lindqvist", number))
            (self._folder / f"added{number - 2}.txt").unlink(missing_ok=True)
            command = [sys.executable, "-m", "tui.cli", "index", str(self._folder)]
            done = subprocess.run(command, capture_output=True, text=True, timeout=4 * PATIENCE)
            self.runs += 1
            if done.returncode or "Traceback" in done.stderr:
                self.failures.append(f"{done.returncode}: {done.stdout}{done.stderr}")


def name_first(session: Session, name: str) -> None:
    """Call the first person of the list by another name."""
    press_until(session, "2", lambda _: True)
    press_until(session, "3", lambda shown: "aka " in shown or "Somebody" in shown)
    press_until(session, "g", lambda _: True)
    press_until(session, "E", lambda shown: "is to be called" in shown)
    press_until(session, "ctrl+u", lambda shown: "│Anna" not in shown and "│Somebody" not in shown)
    session.send(name.encode())
    session.wait_until(lambda: name in session.text(), PATIENCE)
    session.send(b"\r")


def catch_up(session: Session, name: str) -> None:
    """Bring a reader up to date until it shows a name."""
    press_until(session, "R", lambda shown: f"P {name} " in shown)


def test_two_readers_and_an_indexer_do_not_hinder_each_other(articles: Path) -> None:
    library = open_library([articles])
    for _ in library.ingest():
        pass
    with reading(120, 40, articles) as one, reading(120, 40, articles) as other:
        ready(one)
        ready(other)
        indexing = Indexing(articles)
        indexing.start()
        for number in range(RUNS):
            name_first(other, f"Somebody {number}")
            until(lambda number=number: len(library.decisions()) > number)
            # What is decided of a name that another decision has replaced meanwhile contradicts that one.
            catch_up(other, f"Somebody {number}")
            press_until(one, "J", lambda _: True)
            press_until(one, "n", lambda _: True)
        indexing.join(RUNS * 4 * PATIENCE)
        assert (indexing.runs, indexing.failures) == (RUNS, [])
        last = f"Somebody {RUNS - 1}"
        for session in (one, other):
            catch_up(session, last)
            assert "Traceback" not in session.text()
            session.send(b"Q")
            assert session.wait_exit(PATIENCE)
            assert session.exit_code == 0
    assert len(library.decisions()) == RUNS
    assert last in {entity.name for entity in library.entities()}
    assert not library.conflicts()
    library.close()
