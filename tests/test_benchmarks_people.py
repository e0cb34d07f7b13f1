"""The benchmark of persons: its scores are the scorer's, its errors are all there, and it runs."""

import gzip
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import people, tables
from benchmarks.scoring import Confusion, Named, Rates, read_gold, score
from benchmarks.texts import read_folder, read_load
from benchmarks.timing import Seconds, best

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "benchmarks" / "gold" / "seeds.json"


def gold_mentions() -> list[Named]:
    """Every mention in the gold file of the seeds, as a system without errors would name it."""
    kinds = (("persons", "name"), ("descriptions", "description"))
    return [
        Named(article["article"], each["start"], each["end"], each["text"], each["entity"], kind)
        for article in json.loads(GOLD.read_text("utf-8"))
        for layer, kind in kinds
        for each in article[layer]
    ]


def by_scorer(found: list[Named], layer: str, folder: Path) -> dict[str, float]:
    """What `score.py` makes of an export of these mentions."""
    export = folder / "export.jsonl"
    names = ("article", "start", "end", "text", "entity", "kind")
    lines = [json.dumps({"type": "person", **{name: getattr(each, name) for name in names}}) for each in found]
    export.write_text("\n".join(lines), "utf-8")
    command = [sys.executable, "-m", "benchmarks.score", GOLD, export, "--json", "--layer", layer]
    printed = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout
    figures: dict[str, float] = json.loads(printed)
    return figures


@pytest.mark.parametrize(("layer", "kind"), [("persons", "name"), ("descriptions", "description")])
def test_scores_are_the_scorer_s(layer: str, kind: str, tmp_path: Path) -> None:
    spoilt = [
        Named(each.article, each.start, each.end - at % 3 // 2, each.text, each.entity[: 3 + at % 7], each.kind)
        for at, each in enumerate(gold_mentions())
        if at % 5
    ]
    ours, theirs = score(read_gold(GOLD, layer), spoilt, kind), by_scorer(spoilt, layer, tmp_path)
    assert 0 < theirs["link_f1"] < theirs["span_f1"] < 1
    assert ours.gold == theirs["gold"]
    for label, rates in (("span", ours.spans), ("link", ours.links)):
        figures = {f"{label}_p": rates.precision, f"{label}_r": rates.recall, f"{label}_f1": rates.f1}
        assert {name: round(figure, 4) for name, figure in figures.items()} == {name: theirs[name] for name in figures}


def write_gold(folder: Path, **article: object) -> Path:
    path = folder / "gold.json"
    path.write_text(json.dumps([{"article": "a.txt", **article}]), "utf-8")
    return path


def person(start: int, end: int, entity: str, **more: object) -> dict[str, object]:
    return {"start": start, "end": end, "text": "x" * (end - start), "entity": entity, **more}


def named(start: int, end: int, entity: str) -> Named:
    return Named("a.txt", start, end, "x" * (end - start), entity)


def test_every_error_is_listed(tmp_path: Path) -> None:
    persons = [person(0, 2, "ann"), person(3, 5, "ann"), person(6, 8, "bob"), person(9, 11, "bob")]
    gold = read_gold(write_gold(tmp_path, persons=persons), "persons")
    scored = score(gold, [named(0, 2, "1"), named(3, 5, "2"), named(6, 8, "2"), named(12, 14, "2")], "name")
    assert scored.missed == (("a.txt", 9, 11),)
    assert scored.invented == (("a.txt", 12, 14),)
    assert scored.merged == (Confusion("2", (("ann", 1), ("bob", 1))),)
    assert scored.split == (Confusion("ann", (("1", 1), ("2", 1))),)


def test_optional_mentions_count_neither_way(tmp_path: Path) -> None:
    persons = [person(0, 2, "ann"), person(3, 5, "ann", optional=True)]
    gold = read_gold(write_gold(tmp_path, persons=persons), "persons")
    assert score(gold, [named(0, 2, "1")], "name").spans == Rates(1.0, 1.0)
    assert score(gold, [named(0, 2, "1"), named(3, 5, "1")], "name").spans == Rates(1.0, 1.0)


def test_what_else_is_found_in_a_partial_article_does_not_count(tmp_path: Path) -> None:
    gold = read_gold(write_gold(tmp_path, persons=[person(0, 2, "ann")], partial=True), "persons")
    assert score(gold, [named(0, 2, "1"), named(3, 5, "1")], "name").invented == ()


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_context_shows_the_name_on_one_line(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    line = tables.context(text, start, end)
    assert len(line.splitlines()) <= 1
    assert " ".join(f"[{text[start:end]}]".split()) in line


def test_context_is_cut_where_it_is_long() -> None:
    line = tables.context(f"{'a' * 100} Ann {'b' * 100}", 101, 104)
    assert line == f"…{'a' * 39} [Ann] {'b' * 39}…"


def test_best_is_taken_of_each_part() -> None:
    fastest = best([Seconds(4, 2, 3, 1, 9), Seconds(5, 1, 2, 1, 1)])
    assert fastest == Seconds(4, 1, 2, 1, 1)
    assert (fastest.models, fastest.rules) == (5, 4)


def test_folder_is_read_as_the_library_reads_it(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    (folder / "more").mkdir(parents=True)
    (folder / "more" / "b.txt").write_bytes("Überschrift\r\n\r\nAnn came.".encode())
    (folder / "a.txt").write_text("One line.")
    (folder / "gold.bin").write_text("[]")
    assert [(text.name, text.text) for text in read_folder(folder)] == [
        ("a.txt", "One line."),
        ("b.txt", "Überschrift\r\n\r\nAnn came."),
    ]


def test_load_is_sampled_the_same_way_every_time(tmp_path: Path) -> None:
    load = tmp_path / "load.jsonl.gz"
    with gzip.open(load, "wt", encoding="utf-8") as file:
        file.writelines(
            json.dumps({"id": f"n{at}", "title": f"T{at}", "body": "It rained."}) + "\n" for at in range(50)
        )
    sample = read_load(load, 5)
    assert sample == read_load(load, 5)
    assert len({text.name for text in sample}) == 5
    assert len(read_load(load, 500)) == 50
    assert all(text.text == f"T{text.name[1:]}\n\nIt rained." for text in sample)


def test_prints_figures_times_and_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "Talks\n\nBarack Obama met Angela Merkel in Berlin. Barack Obama's wife came, too.\n"
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text(text)
    spans = [(name, found.span()) for name in ("Barack Obama", "Berlin") for found in re.finditer(name, text)]
    persons = [{**person(*span, entity=name), "text": name} for name, span in spans]
    people.main([str(write_gold(tmp_path, persons=persons)), str(folder), "--rounds", "1"])
    printed = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    for system in ("packaged model", "both and the rules (3)"):
        assert any(line.startswith(f"{system} 0.667 0.667 0.667 0.667 0.667 0.667 ") for line in printed)
    assert any(re.fullmatch(r"texts( \d+\.\d{3}){6}", line) for line in printed)
    errors = {
        "missed a.txt 41-47 ": "Angela Merkel in [Berlin]. Barack",
        "invented a.txt 24-37 ": "met [Angela Merkel] in",
    }
    for start, words in errors.items():
        assert any(line.startswith(start) and words in line for line in printed)
