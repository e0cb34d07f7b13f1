"""Search beside other engines, on the same texts, in one run.

    python -m benchmarks.search --corpus FILE.jsonl [--size N] [--engines NAME ...] [--kinds KIND ...] [--queries N]
        [--out DIR] [--json FILE]

Ours, stock Whoosh with our analysis, SQLite FTS5 and tantivy with their own English stemmers, and ripgrep over the
texts as files; and "library", which is ours with all that the program does for a search: the catalog, the hits and
snippets of the first screenful, facets. Each indexes in a process of its own, opens in a fresh one, and is asked in
another, one after the other. The queries are drawn from the texts by seed, the same for all; each fetches the 100 best
and how many there are. The first time that each query is asked is reported apart; then it is asked three times, and
every time counts. Where one class takes an engine longer than half a minute it is asked less. People are names found by
their capitals. Indexes in DIR are used again when they are there, with what building them took.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks import search_tables
from benchmarks.drawing import SAMPLE, Drawing
from benchmarks.engine_process import Built, Measured, Opened
from benchmarks.engines import NAMES
from benchmarks.news_library import persons
from benchmarks.people_in import people_in, read_people, write_people
from benchmarks.records import read_records
from benchmarks.search_queries import Kind

SEED = 1
OPENINGS = 5
"""Fresh processes in which each index is opened; the middle one is reported."""


@dataclass(frozen=True, slots=True)
class Result:
    """Of one engine."""

    built: Built
    opened: Opened
    measured: dict[Kind, Measured]


def text_size(corpus: Path, size: int | None) -> tuple[int, int]:
    """How many articles, and how many bytes their titles and bodies have."""
    lengths = [len(record.title.encode()) + len(record.body.encode()) for record in read_records(corpus, size)]
    return len(lengths), sum(lengths)


def prepare(corpus: Path, size: int | None, articles: int, kinds: Sequence[Kind], queries: int, out: Path) -> None:
    """Draw the queries, and write them and the people where the processes find them."""
    if not (out / "people.json").exists():
        write_people(people_in(read_records(corpus, size)), out / "people.json")
    names = persons(read_people(out / "people.json"))
    step = max(1, articles // SAMPLE)
    sample = [record for record in read_records(corpus, size) if record.number % step == 0]
    drawing = Drawing(sample, names, SEED)
    classes = [drawing.draw(kind, queries) for kind in kinds]
    (out / "queries.json").write_text(json.dumps([[asdict(query) for query in each] for each in classes]), "utf-8")


def measured_apart(*arguments: str | Path | int) -> Any:  # noqa: ANN401
    """What `engine_process` prints, from a process of its own."""
    command = [sys.executable, "-m", "benchmarks.engine_process", *map(str, arguments)]
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)


def built(name: str, corpus: Path, articles: int, out: Path) -> Built:
    """Index with an engine, or read what it took when it was done before."""
    folder, note = out / name, out / f"{name}.json"
    if not note.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        note.write_text(json.dumps(measured_apart("build", name, folder, corpus, articles)), "utf-8")
    return Built(**json.loads(note.read_text("utf-8")))


def result(name: str, corpus: Path, articles: int, out: Path) -> Result:
    """Everything about one engine."""
    made = built(name, corpus, articles, out)
    queries = out / "queries.json"
    opened = [Opened(**measured_apart("open", name, out / name, queries)) for _ in range(OPENINGS)]
    rows = measured_apart("search", name, out / name, queries)
    measured = {Kind(row["kind"]): Measured(**{**row, "kind": Kind(row["kind"])}) for row in rows}
    return Result(made, sorted(opened, key=lambda each: each.wall)[OPENINGS // 2], measured)


def there(names: Iterable[str]) -> list[str]:
    """Those that can be run here; what cannot is said on standard error."""
    found = []
    for name in names:
        if name == "ripgrep" and shutil.which("rg") is None:
            print("ripgrep is left out: there is no rg on the path.", file=sys.stderr)
        else:
            found.append(name)
    return found


def show(results: dict[str, Result], reading: Built, articles: int, text: int) -> None:
    """Print all tables."""
    measured = {name: each.measured for name, each in results.items()}
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{articles:,} articles, {text / search_tables.MEGABYTE:.1f} MB of text; {machine}\n")
    made = {"none": reading} | {name: each.built for name, each in results.items()}
    print(search_tables.indexing(made, {name: each.opened for name, each in results.items()}, text))
    print("\nCPU, ms, p50 / p95; ÷ is p50 of ours to that of another\n")
    print(search_tables.comparison(measured, lambda each: each.cpu, is_marked=True))
    print("\nWall, ms, p50 / p95\n")
    print(search_tables.comparison(measured, lambda each: each.wall))
    print("\nWall, ms, each query asked for the first time, p50 / p95\n")
    print(search_tables.comparison(measured, lambda each: each.first))
    print("\nArticles found, p50\n")
    print(search_tables.found(measured))


def as_json(results: dict[str, Result], reading: Built, articles: int, text: int) -> str:
    """Every figure, those of single queries included."""
    engines = {
        name: {
            "built": asdict(each.built),
            "opened": asdict(each.opened),
            "measured": [asdict(measured) for measured in each.measured.values()],
        }
        for name, each in results.items()
    }
    return json.dumps({"articles": articles, "text": text, "reading": asdict(reading), "engines": engines}, indent=1)


def run(
    corpus: Path,
    size: int | None,
    names: Sequence[str],
    kinds: Sequence[Kind],
    queries: int,
    out: Path,
    json_file: Path | None,
) -> None:
    """Measure one engine after the other, and print."""
    articles, text = text_size(corpus, size)
    prepare(corpus, size, articles, kinds, queries, out)
    reading = Built(**measured_apart("build", "none", out, corpus, articles))
    results: dict[str, Result] = {}
    for name in there(names):
        try:
            results[name] = result(name, corpus, articles, out)
        except subprocess.CalledProcessError:
            print(f"{name} is left out: it failed, and has said why.", file=sys.stderr)
    show(results, reading, articles, text)
    if json_file:
        json_file.write_text(as_json(results, reading, articles, text), "utf-8")


def main() -> None:
    """Read the arguments."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, required=True, help="JSON Lines, as `benchmarks.corpus` writes it")
    parser.add_argument("--size", type=int, help="only so many of its articles")
    parser.add_argument("--engines", nargs="+", default=NAMES, metavar="NAME")
    parser.add_argument("--kinds", nargs="+", type=Kind, default=list(Kind), metavar="KIND", help=", ".join(Kind))
    parser.add_argument("--queries", type=int, default=30, help="of each class")
    parser.add_argument("--out", type=Path, help="keep the indexes here, and use those that are")
    parser.add_argument("--json", type=Path, metavar="FILE", help="every figure, as JSON")
    asked = parser.parse_args()
    with ExitStack() as stack:
        out = asked.out or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        out.mkdir(parents=True, exist_ok=True)
        run(asked.corpus, asked.size, asked.engines, asked.kinds, asked.queries, out, asked.json)


if __name__ == "__main__":
    main()
