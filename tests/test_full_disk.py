"""A disk that is really full, or read-only: a sentence, no traceback, and all that was confirmed is there afterwards."""

import json
import sys
from pathlib import Path

import pytest

from benchmarks.ptybench import Session
from tests.small_disk import PATIENCE, SmallDisk, small_disk
from tests.test_whole_program import screen

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="disks in memory are made as Linux makes them")

INDEX = """
import sys
from pathlib import Path
from index import NamedropError, open_library
from index.ingest import How
try:
    library = open_library([Path(sys.argv[1])])
    for _ in library.ingest(how=How(text_only=True, workers=int(sys.argv[2]))):
        pass
    print(library.search(sys.argv[3]).total)
except NamedropError as error:
    print(error, file=sys.stderr)
    sys.exit(3)
"""
MARK = """
import json, sys
from pathlib import Path
from index import NamedropError, open_library
from index.marks import Mark
library = open_library([Path(sys.argv[1])])
for number in range(int(sys.argv[2]), 3000):
    try:
        library.set_mark(Mark(chr(0x4e00 + number), "one.txt", number, "x" * 1000))
        library.set_read(f"{number}.txt", True)
        library.remember_place("one.txt", number)
        if library.take_trouble():
            break
    except NamedropError as error:
        print(error, file=sys.stderr)
        break
    print(number)
library.close()
"""
KEPT = """
import json, sys
from pathlib import Path
from index import open_library
library = open_library([Path(sys.argv[1])])
read = library._reading.read_paths
place = library.last_place()
print(json.dumps([[ord(mark.letter) - 0x4e00 for mark in library.marks()], sorted(read), place and place.offset]))
print([str(notice) for notice in library.notices], file=sys.stderr)
"""


def write_news(folder: Path, count: int) -> None:
    """As many articles, of some kilobytes each, no two with the same words."""
    for number in range(count):
        words = " ".join(f"herring{number}x{word} swam" for word in range(300))
        (folder / f"news{number}.txt").write_text(f"Day {number}\n\nAll about salmon. {words}\n")


def total(disk: SmallDisk, articles: Path, query: str = "salmon", workers: int = 0) -> int:
    done = disk.run("-c", INDEX, str(articles), str(workers), query)
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


@pytest.mark.parametrize(("megabytes", "workers"), [(0.1, 0), (0.5, 2), (1, 0), (2, 2), (3, 0)])
def test_an_index_that_does_not_fit_is_told_and_goes_on_when_there_is_room(
    tmp_path: Path, articles: Path, megabytes: float, workers: int
) -> None:
    write_news(articles, 200)
    with small_disk(tmp_path / "disk", megabytes) as disk:
        done = disk.run("-c", INDEX, str(articles), str(workers), "salmon")
        assert done.returncode == 3
        assert "Free some space" in done.stderr
        disk.remount("size=64m")
        assert total(disk, articles, workers=workers) == 200


@pytest.mark.parametrize("leaving", [0, 4096, 200_000])
def test_what_was_confirmed_on_a_full_disk_is_there_afterwards(tmp_path: Path, articles: Path, leaving: int) -> None:
    with small_disk(tmp_path / "disk", 8) as disk:
        assert total(disk, articles, "marlowe") == 2
        disk.run("-c", MARK, str(articles), "2990")
        disk.fill(leaving)
        done = disk.run("-c", MARK, str(articles), "0")
        confirmed = set(map(int, done.stdout.split()))
        assert "Free some space" in done.stderr
        disk.free()
        kept = disk.run("-c", KEPT, str(articles))
        marks, read, offset = json.loads(kept.stdout)
        assert kept.stderr == "[]\n"
        assert confirmed | set(range(2990, 3000)) <= set(marks)
        assert {f"{number}.txt" for number in confirmed} <= set(read)
        assert offset >= max(confirmed, default=2999)
        assert total(disk, articles, "marlowe") == 2


def test_commands_on_a_full_disk(tmp_path: Path, articles: Path) -> None:
    with small_disk(tmp_path / "disk", 8) as disk:
        disk.run("-m", "tui.cli", "people", "-L", str(articles))
        disk.fill()
        (articles / "three.txt").write_text("A third\n\nAll about herring.\n")
        found = disk.run("-m", "tui.cli", "search", "marlowe", "--jsonl", "-L", str(articles))
        hidden = disk.run("-m", "tui.cli", "hide", "Peter Marlowe", "-L", str(articles))
        listed = disk.run("-m", "tui.cli", "decisions", "list", "-L", str(articles))
        disk.free()
        assert found.returncode == 0 or "Free some space" in found.stderr
        assert hidden.returncode == 0 or "Free some space" in hidden.stderr
        again = disk.run("-m", "tui.cli", "decisions", "list", "-L", str(articles))
        assert ("Marlowe" in again.stdout) == (hidden.returncode == 0) == ("Marlowe" in listed.stdout)
        assert disk.run("-m", "tui.cli", "search", "herring", "-L", str(articles)).returncode == 0
        assert disk.run("-m", "tui.cli", "doctor", "-L", str(articles)).returncode == 0


def test_a_disk_that_became_read_only(tmp_path: Path, articles: Path) -> None:
    with small_disk(tmp_path / "disk", 16) as disk:
        disk.run("-m", "tui.cli", "people", "-L", str(articles))
        disk.remount("ro")
        (articles / "three.txt").write_text("A third\n\nAll about herring.\n")
        found = disk.run("-m", "tui.cli", "search", "marlowe", "--jsonl", "-L", str(articles))
        assert found.returncode == 0
        assert "one.txt" in found.stdout
        assert "cannot be written" in found.stderr
        hidden = disk.run("-m", "tui.cli", "hide", "Peter Marlowe", "-L", str(articles))
        assert hidden.returncode == 3
        assert "cannot be written" in hidden.stderr
        disk.remount("rw")
        assert disk.run("-m", "tui.cli", "hide", "Peter Marlowe", "-L", str(articles)).returncode == 0
        assert disk.run("-m", "tui.cli", "search", "herring", "-L", str(articles)).returncode == 0


@pytest.mark.parametrize("harm", ["fill", "read-only"])
def test_the_reader_on_a_disk_that_takes_nothing(tmp_path: Path, articles: Path, harm: str) -> None:
    with small_disk(tmp_path / "disk", 8) as disk:
        disk.run("-m", "tui.cli", "people", "-L", str(articles))
        if harm == "fill":
            disk.fill()
        else:
            disk.remount("ro")
        with Session(disk.command("-m", "tui", str(articles)), 100, 30, env=disk.environment) as session:
            session.wait_regex(r"\d+ people", PATIENCE)
            for key in ("n", "n", "J", "K", "m", "a", "/"):
                session.press(key, 0.3, 5)
            session.send(b"lisbon\r")
            session.wait_regex("A quiet day", PATIENCE)
            assert "Traceback" not in screen(session)
            session.press("escape", 0.3, 5)
            session.press("escape", 0.3, 5)
            session.send(b"Q")
            assert session.wait_exit(PATIENCE)
            assert session.exit_code in (0, 3)
            assert "Traceback" not in session.text()
