"""One engine measured in a process of its own, so that none finds memory or modules that another left.

    python -m benchmarks.engine_process build ENGINE FOLDER CORPUS [SIZE]
    python -m benchmarks.engine_process open|search ENGINE FOLDER QUERIES

Prints JSON: `Built`, `Opened`, or a `Measured` for each class of queries. ENGINE "none" reads the articles and does
nothing with them: what is left of the time of others is their own.
"""

import gc
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from benchmarks.engines import Found, Index, load
from benchmarks.records import read_records
from benchmarks.search_queries import Kind, Request

ROUNDS = 3
"""How often each query is asked after the first time."""
PATIENCE = 30.0
"""After so many seconds of one class no further query of it is asked; slow engines are measured by fewer."""
LEAST = 5
"""Queries that are asked all the same."""


@dataclass(frozen=True, slots=True)
class Built:
    """What indexing took."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds, of all threads and child processes."""
    peak: float
    """Most memory that was resident, in MB; with child processes the largest of them added."""
    size: int
    """Bytes on disk."""


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening took in a fresh process, less what it imports."""

    wall: float
    """Milliseconds, here and below."""
    cpu: float
    first: float
    """Wall time of the first query, of a common term."""
    imported: float
    """MB resident after the imports."""
    resident: float
    """MB resident after the first query."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What the queries of one class took, in milliseconds, one figure for each time that one was asked."""

    kind: Kind
    cpu: list[float]
    wall: list[float]
    first: list[float]
    """Wall time of the first time of each, which is in none of the other lists."""
    totals: list[int]
    """How many articles each found."""


def cpu_time() -> float:
    """Seconds of this process with all its threads, and of the child processes that have ended."""
    children = getrusage(RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def resident(field: str = "VmRSS") -> float:
    """Memory of this process in MB, now or (VmHWM) at the most."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(field)) / 1024


def disk_size(folder: Path) -> int:
    """Bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def build(name: str, folder: Path, corpus: Path, size: int | None) -> Built:
    """Index a collection."""
    engine = None if name == "none" else load(name)
    wall, cpu = time.perf_counter(), cpu_time()
    records = read_records(corpus, size)
    if engine is None:
        for _ in records:
            pass
    else:
        engine.build(records, folder)
    wall, cpu = time.perf_counter() - wall, cpu_time() - cpu
    # `getrusage` counts what this process had before it became this program; the kernel's own mark does not.
    largest_child = getrusage(RUSAGE_CHILDREN).ru_maxrss / 1024
    return Built(wall, cpu, resident("VmHWM") + largest_child, disk_size(folder))


def open_once(name: str, folder: Path, query: Request) -> Opened:
    """Open an index, and ask one query."""
    engine = load(name)
    imported = resident()
    wall, cpu = time.perf_counter(), cpu_time()
    index = engine.open_index(folder)
    opened = time.perf_counter()
    cpu = cpu_time() - cpu
    index.search(query)
    first = time.perf_counter() - opened
    return Opened(1000 * (opened - wall), 1000 * cpu, 1000 * first, imported, resident())


def measure(index: Index, queries: Sequence[Request]) -> Measured:
    """Ask all queries of a class once, then again, in the same order."""
    gc.collect()
    first: list[float] = []
    found: list[Found] = []
    cpu: list[float] = []
    wall: list[float] = []
    until = time.perf_counter() + PATIENCE
    for query in queries:
        if len(first) >= LEAST and time.perf_counter() > until:
            break
        _, took, answer = timed(index, query)
        first.append(took)
        found.append(answer)
    asked = queries[: len(first)]
    for query in asked * ROUNDS:
        if len(cpu) >= LEAST and time.perf_counter() > until:
            break
        busy, took, _ = timed(index, query)
        cpu.append(busy)
        wall.append(took)
    totals = [answer.total for answer in found]
    return Measured(queries[0].kind, cpu, wall, first, totals)


def timed(index: Index, query: Request) -> tuple[float, float, Found]:
    """Milliseconds of CPU and of wall time, and the answer."""
    wall, cpu = time.perf_counter(), cpu_time()
    found = index.search(query)
    return 1000 * (cpu_time() - cpu), 1000 * (time.perf_counter() - wall), found


def read_queries(file: Path) -> list[tuple[Request, ...]]:
    """The queries, class by class."""
    classes = json.loads(file.read_text("utf-8"))
    return [tuple(Request(Kind(q["kind"]), tuple(q["words"]), q["year"]) for q in queries) for queries in classes]


def search(name: str, folder: Path, classes: Sequence[tuple[Request, ...]]) -> list[Measured]:
    """Ask every query that the engine understands."""
    engine = load(name)
    index = engine.open_index(folder)
    asked = [queries for queries in classes if queries and queries[0].kind in engine.SUPPORTED]
    # What is there before the first query is never looked through by the collector, whatever the engine.
    gc.collect()
    gc.freeze()
    return [measure(index, queries) for queries in asked]


def main() -> None:
    """Do what the arguments say, and print what was measured."""
    task, name, folder, file, *size = sys.argv[1:]
    if task == "build":
        print(json.dumps(asdict(build(name, Path(folder), Path(file), int(size[0]) if size else None))))
        return
    classes = read_queries(Path(file))
    if task == "open":
        common = next(queries for queries in classes if queries and queries[0].kind is Kind.COMMON)
        print(json.dumps(asdict(open_once(name, Path(folder), common[0]))))
    else:
        print(json.dumps([asdict(measured) for measured in search(name, Path(folder), classes)]))


if __name__ == "__main__":
    main()
