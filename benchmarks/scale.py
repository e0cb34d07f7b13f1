"""How what the library takes grows with it, and what that comes to at a million articles.

    python -m benchmarks.scale --corpus FILE.jsonl [--sizes 1000 10000 100000] [--out DIR]

The first articles of a collection, in so many sizes. The column "grows" is the exponent between the two largest: 1.0
where ten times the articles take ten times as much. The last column is calculated from it. Indexes in DIR are used
again.
"""

import argparse
import gc
import json
import math
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from benchmarks.engine_process import cpu_time, disk_size, resident
from benchmarks.search import Result, prepare, result, text_size
from benchmarks.search_queries import Kind
from benchmarks.search_tables import MEGABYTE, percentile, table

MILLION = 1_000_000
KINDS = (
    *(Kind.COMMON, Kind.AND_2, Kind.OR_3, Kind.PHRASE, Kind.COMMON_PHRASE, Kind.PREFIX_1, Kind.PREFIX_3, Kind.FUZZY),
    *(Kind.PERSON, Kind.BY_DATE, Kind.FACETS),
)
QUERIES = 30
Figures = dict[str, float]


def measured(corpus: Path, size: int, out: Path) -> Figures:
    """Everything at one size."""
    out.mkdir(parents=True, exist_ok=True)
    articles, text = text_size(corpus, size)
    prepare(corpus, size, articles, KINDS, QUERIES, out)
    ours, library = (result(name, corpus, articles, out) for name in ("ours", "library"))
    command = [sys.executable, "-m", "benchmarks.scale", "--lists", str(out / "library")]
    lists: Figures = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    return {"text, MB": text / MEGABYTE, **dict(_full_text(ours)), **dict(_library(library, out)), **lists}


def _full_text(ours: Result) -> Iterator[tuple[str, float]]:
    yield "full text: indexing, s of CPU", ours.built.cpu
    yield "full text: indexing, peak MB", ours.built.peak
    yield "full text: on disk, MB", ours.built.size / MEGABYTE
    yield "full text: opening, ms of CPU", ours.opened.cpu
    yield "full text: first query, ms", ours.opened.first
    yield "full text: MB over the imports", ours.opened.resident - ours.opened.imported
    for kind, each in ours.measured.items():
        yield f"{kind}, ms of CPU, p50", median(each.cpu)
        yield f"{kind}, ms of CPU, p95", percentile(each.cpu, 0.95)


def _library(library: Result, out: Path) -> Iterator[tuple[str, float]]:
    stores = out / "library" / "XDG_CACHE_HOME"
    yield "library: all stores on disk, MB", disk_size(stores) / MEGABYTE
    yield "library: catalog on disk, MB", sum(path.stat().st_size for path in stores.rglob("catalog*")) / MEGABYTE
    for kind in (Kind.COMMON, Kind.PERSON, Kind.FACETS):
        if kind in library.measured:
            yield f"library: {kind}, ms of CPU, p50", median(library.measured[kind].cpu)


def lists(folder: Path) -> Figures:
    """What it takes to list all articles and all entities, as the screen does when it opens."""
    from benchmarks.engines.library import open_whole

    library = open_whole(folder)
    gc.collect()
    memory, cpu = resident(), cpu_time()
    articles = library.articles()
    listed = cpu_time()
    entities = library.entities()
    return {
        "lists: all articles, ms of CPU": 1000 * (listed - cpu),
        "lists: all entities, ms of CPU": 1000 * (cpu_time() - listed),
        "lists: MB of both": resident() - memory,
        "lists: entities": len(entities),
        "lists: articles": len(articles),
    }


def rows(by_size: dict[int, Figures]) -> Iterator[list[str]]:
    """A line for each figure."""
    sizes = sorted(by_size)
    for name in by_size[sizes[-1]]:
        values = [by_size[size].get(name) for size in sizes]
        yield [name, *("" if value is None else _shown(value) for value in values), *_calculated(sizes, values)]


def _calculated(sizes: Sequence[int], values: Sequence[float | None]) -> tuple[str, str]:
    if len(sizes) < 2 or not values[-1] or not values[-2]:
        return "", ""
    exponent = math.log(values[-1] / values[-2]) / math.log(sizes[-1] / sizes[-2])
    return f"{exponent:.2f}", _shown(values[-1] * (MILLION / sizes[-1]) ** exponent)


def _shown(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 1 else f"{value:.2f}"


def main() -> None:
    """Read the arguments."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, help="JSON Lines, as `benchmarks.corpus` writes it")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--out", type=Path, help="keep the indexes here, and use those that are")
    parser.add_argument("--lists", type=Path, metavar="DIR", help="measure the lists of a library, and print JSON")
    asked = parser.parse_args()
    if asked.lists:
        print(json.dumps(lists(asked.lists)))
        return
    if asked.corpus is None:
        parser.error("--corpus says which articles")
    with ExitStack() as stack:
        out = asked.out or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        by_size = {size: measured(asked.corpus, size, out / str(size)) for size in asked.sizes}
    print(
        table(
            ("articles", *(f"{size:,}" for size in sorted(by_size)), "grows", f"{MILLION:,}, calculated"), rows(by_size)
        )
    )


if __name__ == "__main__":
    main()
