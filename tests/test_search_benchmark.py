"""The benchmark of search: queries that are the same again and find something, engines that count alike, fair figures."""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median

import pytest

from benchmarks.corpus import write_lines
from benchmarks.drawing import Drawing
from benchmarks.engine_process import Measured, measure
from benchmarks.engines import Found, fts5, ripgrep, whoosh
from benchmarks.people_in import people_in, read_people, write_people
from benchmarks.records import Record
from benchmarks.search_queries import Kind, Request
from benchmarks.search_tables import comparison, found, percentile
from benchmarks.typing import Expected

ROOT = Path(__file__).parent.parent
SIZE = 200


@pytest.fixture(scope="module")
def records() -> list[Record]:
    chance = Random(1)
    words = ["".join(chance.choices("abcdefghiklmnoprstuvw", k=chance.randrange(3, 10))) for _ in range(3000)]
    weights = [1 / rank for rank in range(1, 3001)]

    def record(number: int) -> Record:
        title, *lines = (" ".join(chance.choices(words, weights, k=12)) for _ in range(6))
        name = f"Anna {chance.choice('ABCDEFGH')}. Lindqvist"
        day = date(2004 + number % 20, 1 + number % 12, 3)
        return Record(number, f"a{number}", title, day.isoformat(), "one.example", "\n\n".join([*lines, name]))

    return [record(number) for number in range(1, SIZE + 1)]


@pytest.fixture(scope="module")
def drawing(records: list[Record]) -> Drawing:
    return Drawing(records, [person.name for person in people_in(records)], 1)


@pytest.mark.parametrize("kind", Kind)
def test_queries_of_every_class_are_different_and_the_same_again(
    kind: Kind, drawing: Drawing, records: list[Record]
) -> None:
    queries = drawing.draw(kind, 5)
    assert len(set(queries)) == len(queries) == 5
    people = [person.name for person in people_in(records)]
    assert Drawing(records, people, 3).draw(kind, 5) == Drawing(records, people, 3).draw(kind, 5)


def test_words_are_as_frequent_as_their_class_says(drawing: Drawing, records: list[Record]) -> None:
    texts = [f"{record.title} {record.body}".lower() for record in records]
    for query in drawing.draw(Kind.COMMON, 10):
        assert sum(query.words[0] in text for text in texts) >= SIZE / 20
    for query in drawing.draw(Kind.COMMON_PHRASE, 10):
        assert any(" ".join(query.words) in text for text in texts)


def test_engines_count_the_same_articles(drawing: Drawing, records: list[Record], tmp_path: Path) -> None:
    kinds = [Kind.COMMON, Kind.AND_2, Kind.AND_3, Kind.OR_2, Kind.PHRASE, Kind.FILTERED, Kind.BY_DATE, Kind.PREFIX_3]
    indexes = []
    for engine in (fts5, whoosh):
        folder = tmp_path / engine.__name__
        folder.mkdir()
        engine.build(records, folder)
        indexes.append(engine.open_index(folder))
    for kind in kinds:
        queries = drawing.draw(kind, 6)
        totals = [[index.search(query).total for query in queries] for index in indexes]
        assert median(totals[0]) == pytest.approx(median(totals[1]), rel=0.2), kind
        assert max(totals[0]) > 0


def test_articles_by_date_are_the_latest(drawing: Drawing, records: list[Record], tmp_path: Path) -> None:
    fts5.build(records, tmp_path)
    (tmp_path / "whoosh").mkdir()
    whoosh.build(records, tmp_path / "whoosh")
    days = {record.number: record.day for record in records}
    (request,) = drawing.draw(Kind.BY_DATE, 1)
    for index in (fts5.open_index(tmp_path), whoosh.open_index(tmp_path / "whoosh")):
        listed = [days[number] for number in index.search(request).numbers]
        assert listed == sorted(listed, reverse=True)
        assert len(listed) > 5


@pytest.mark.skipif(shutil.which("rg") is None, reason="ripgrep is not there")
def test_ripgrep_finds_the_files(drawing: Drawing, records: list[Record], tmp_path: Path) -> None:
    ripgrep.build(records, tmp_path)
    (request,) = drawing.draw(Kind.COMMON, 1)
    result = ripgrep.open_index(tmp_path).search(request)
    word = request.words[0]
    there = {record.number for record in records if word in f"{record.title} {record.body}".split()}
    assert set(result.numbers) <= there
    assert result.total == len(there)


def test_people_are_read_as_they_were_written(records: list[Record], tmp_path: Path) -> None:
    people = people_in(records)
    assert len(people[0].articles) >= len(people[-1].articles) >= 3
    write_people(people, tmp_path / "people.json")
    assert read_people(tmp_path / "people.json") == people


class Counting:
    """An engine that answers at once."""

    def __init__(self) -> None:
        self.asked: list[Request] = []

    def search(self, request: Request) -> Found:
        self.asked.append(request)
        return Found((1,), len(request.words))


def test_the_first_time_is_apart_and_all_are_asked_as_often() -> None:
    queries = tuple(Request(Kind.AND_2, (word, "x")) for word in "abcdefgh")
    index = Counting()
    measured = measure(index, queries)
    assert index.asked == list(queries) * 4
    assert (len(measured.first), len(measured.cpu), len(measured.wall)) == (8, 24, 24)
    assert measured.totals == [2] * 8


@pytest.mark.parametrize(
    ("values", "part", "expected"), [([3, 1, 2], 0.5, 2), (list(range(1, 101)), 0.95, 95), ([7], 0.95, 7)]
)
def test_percentiles(values: Sequence[float], part: float, expected: float) -> None:
    assert percentile(values, part) == expected


def of(kind: Kind, *times: float) -> dict[Kind, Measured]:
    return {kind: Measured(kind, list(times), list(times), list(times), [4, 5])}


def test_a_bar_that_is_missed_is_marked() -> None:
    slow = comparison({"ours": of(Kind.COMMON, 30, 30), "fts5": of(Kind.COMMON, 6, 6)}, lambda m: m.cpu, is_marked=True)
    assert "5.00" in slow
    assert slow.count("✗") == 2
    quick = comparison({"ours": of(Kind.COMMON, 2, 3), "fts5": of(Kind.COMMON, 6, 6)}, lambda m: m.cpu, is_marked=True)
    assert quick.count("✓") == 2
    facets = comparison({"ours": of(Kind.FACETS, 40)}, lambda m: m.cpu, is_marked=True)
    assert facets.count("✓") == 1
    assert "4" in found({"ours": of(Kind.COMMON, 2)})


def test_the_screen_shows_the_results_of_this_query_or_of_another() -> None:
    lines = ["┌4 Results 1,204 articles, the best 100 here──┐", "│  Oil prices rise 2012-03-04 │", "│ / oil pri │"]
    assert Expected("oil pri", 1204, "Oil prices").is_shown(lines)
    assert not Expected("oil pric", 1204, "Oil prices").is_shown(lines)
    assert not Expected("oil pri", 204, "Oil prices").is_shown(lines)
    assert not Expected("oil pri", 1204, "Gold prices").is_shown(lines)


def test_it_runs(tmp_path: Path, records: list[Record]) -> None:
    corpus, figures = tmp_path / "all.jsonl", tmp_path / "figures.json"
    write_lines(islice(records, 60), corpus)
    options = [
        "--engines",
        "fts5",
        "whoosh",
        "--kinds",
        "common term",
        "phrase",
        "--queries",
        "3",
        "--json",
        str(figures),
    ]
    command = [sys.executable, "-m", "benchmarks.search", "--corpus", str(corpus), *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "| common term |" in done.stdout
    assert set(json.loads(figures.read_text("utf-8"))["engines"]) == {"fts5", "whoosh"}
