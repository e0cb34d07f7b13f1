"""Collections to measure with: of the size asked for, the same again, and real where there are real ones."""

import json
import subprocess
import sys
from hashlib import sha256
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.corpus import DAYS, FIRST_DAY, SEEDS, collection, made, seed_records, write_lines, write_texts
from benchmarks.corpus import _pool as pool_of
from benchmarks.records import Record, read_records
from index import sources

ROOT = Path(__file__).parent.parent
REAL = [
    Record(1, "a", "First", "2005-03-01", "one.example", "Alpha beta.\n\nGamma."),
    Record(2, "b", "Second", "2006-04-02T10:00:00", "two.example", "Delta."),
    Record(3, "c", "Third", "2007-05-03", "three.example", ""),
]


def test_the_real_ones_come_first_as_they_are() -> None:
    assert list(islice(collection(REAL, 50), 3)) == REAL


@given(size=st.integers(0, 60), seed=st.integers(0, 1000))
def test_there_are_as_many_as_asked_for_each_with_its_own_id(size: int, seed: int) -> None:
    records = list(collection(REAL, size, seed))
    assert len({record.id for record in records}) == size
    assert [record.number for record in records] == list(range(1, size + 1))


def test_a_smaller_collection_is_the_beginning_of_a_larger_one() -> None:
    assert list(collection(REAL, 20)) == list(islice(collection(REAL, 200), 20))


def test_other_seeds_make_others() -> None:
    assert list(collection(REAL, 40, 1))[3:] != list(collection(REAL, 40, 2))[3:]


def test_what_is_made_consists_of_real_paragraphs_of_twenty_years() -> None:
    known = {part for record in REAL for part in record.body.split("\n\n")} | {"Third"}
    for record in islice(collection(REAL, 300), 3, None):
        assert set(record.body.split("\n\n")) <= known
        assert 0 <= record.day - FIRST_DAY.toordinal() < DAYS
    assert len({record.date for record in collection(REAL, 300)}) > 200


def test_the_same_on_every_machine() -> None:
    lines = "\n".join(made(pool_of(REAL), number, 7).line() for number in range(4, 104))
    assert sha256(lines.encode()).hexdigest() == "4bdd72eb979a2162dbe4a07a19b1edd0bb8d285cf00115e19833c2a6b6be3063"


def test_without_real_ones_none_can_be_made() -> None:
    with pytest.raises(ValueError, match="no real articles"):
        list(collection([], 1))


def test_written_lines_are_read_as_they_were(tmp_path: Path) -> None:
    records = list(collection(REAL, 30))
    write_lines(records, tmp_path / "all.jsonl")
    assert list(read_records(tmp_path / "all.jsonl")) == records
    assert list(read_records(tmp_path / "all.jsonl", 4)) == records[:4]


def test_text_files_are_read_with_their_titles_and_dates(tmp_path: Path) -> None:
    records = [record for record in collection(REAL, 1200) if record.body]
    write_texts(records, tmp_path)
    files = sorted(tmp_path.rglob("*.txt"))
    assert len(files) == len(records)
    (text,) = sources.read(files[-1])
    assert (text.title, str(text.date)) == (records[-1].title, records[-1].date)


def test_from_the_seeds_with_a_warning(tmp_path: Path) -> None:
    out = tmp_path / "seeds.jsonl"
    command = [sys.executable, "-m", "benchmarks.corpus", str(out), "--size", "12"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "less natural" in done.stderr
    titles = [json.loads(line)["title"] for line in out.read_text("utf-8").splitlines()]
    assert len(titles) == 12
    assert titles[:5] == [record.title for record in seed_records()]
    assert len(list(SEEDS.glob("*.txt"))) == 5
