"""Disks that do not flush, and take less at once than they are given: nothing is confirmed that is not there."""

import subprocess
import sys
from pathlib import Path

from index import open_library
from index.ingest import How
from tests.failing_calls import failing_calls
from tests.waiting import found

PATIENCE = 120

FLUSHING = """
import os, sys
from pathlib import Path
from index import NamedropError, open_library
from index.decision import Hide, Named
from index.ingest import How
from index.marks import Mark
from index.model import EntityType

marker = Path(os.environ["FAILS_WHILE"])
library = open_library([Path(sys.argv[1])])

def attempt(letter):
    try:
        library.set_mark(Mark(letter, "one.txt", 3, "x" * 5000))
        library._decisions.decide([Hide(Named(EntityType.PERSON, letter))])
        print(letter, flush=True)
    except NamedropError as error:
        print(error, file=sys.stderr, flush=True)

attempt("a")
marker.touch()
attempt("b")
try:
    for _ in library.ingest(how=How(text_only=True)):
        pass
except NamedropError as error:
    print(error, file=sys.stderr, flush=True)
marker.unlink()
attempt("c")
os._exit(0)
"""

WORKING = """
import os, sys
from pathlib import Path
from index import open_library
from index.ingest import How
from index.marks import Mark

print(os.write(os.open(os.environ["TRIED_ON"], os.O_CREAT | os.O_WRONLY), bytes(100)))
library = open_library([Path(sys.argv[1])])
for _ in library.ingest(how=How(text_only=True)):
    pass
for number in range(30):
    library.set_mark(Mark(chr(ord("a") + number), "one.txt", number, "x" * 20_000))
library.close()
"""


def run(script: str, articles: Path, environment: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", script, str(articles)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return done


def test_what_cannot_be_flushed_is_refused(articles: Path, tmp_path: Path) -> None:
    environment = {**failing_calls(tmp_path), "FAILS_WHILE": str(tmp_path / "failing")}
    (articles / "three.txt").write_text("A third\n\nAll about herring.\n")
    done = run(FLUSHING, articles, environment)
    assert done.stdout.split() == ["a", "c"]
    assert done.stderr.count("cannot be") == 2
    library = open_library([articles])
    assert [mark.letter for mark in library.marks()] == ["a", "c"]
    assert [decision.entity.name for decision in library.decisions()] == ["a", "c"]  # type: ignore[union-attr]
    for _ in library.ingest(how=How(text_only=True)):
        pass
    assert found(library, "herring") == ["three.txt"]
    library.close()


def test_what_is_written_in_pieces_is_whole(articles: Path, tmp_path: Path) -> None:
    environment = {**failing_calls(tmp_path), "WRITES_SHORT": "yes", "TRIED_ON": str(tmp_path / "tried")}
    assert run(WORKING, articles, environment).stdout == "50\n"
    library = open_library([articles])
    assert library.repair is None
    assert len(library.marks()) == 30
    assert all(len(mark.quote) == 20_000 for mark in library.marks())
    assert all(checked.well for checked in library.check())
    assert found(library, "lisbon") == ["two.txt"]
    library.close()
