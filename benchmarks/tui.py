"""What the reader costs beside the least that a Textual program can be, in one run.

    python -m benchmarks.tui [--runs N] [--articles N]

Ours and the bare programs take turns in the same terminal. Times are wall time less what the program waited for a
processor, in milliseconds; what a key costs is CPU time of all threads. Medians. The bars are those that the project
has set itself; a ratio is to the bare program in the same row.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.ptybench import Session
from benchmarks.synthetic import make
from index import indexing_lock
from index.library import open_library

SEEDS = Path(__file__).parent.parent / "seeds"
FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
BARE_LIST, BARE_PAGER, OURS = (
    [sys.executable, "-m", name] for name in ("benchmarks.bare_app", "benchmarks.bare_pager", "tui")
)
PATIENCE, QUIET = 120.0, 0.06
Row = tuple[str, float, float | None, str, bool]
"""What it is, ours, the bare program's, the bar in words, whether it is reached."""


@dataclass(frozen=True, slots=True)
class Start:
    """What one start took, in milliseconds."""

    titles: float
    usable: float
    cpu: float
    quit: float
    rss: float
    """Resident memory, in megabytes."""
    idle: float
    """CPU time of a second in which nothing happens."""


def start(command: Sequence[str], titles: str, key: bytes, answered: Callable[[Session], bool]) -> Start:
    """Start a program, press a key at once, wait for the answer, leave it alone for a second, leave it."""
    with Session(command, 120, 40) as session:
        shown = session.wait_regex(titles, PATIENCE)
        waited = session.sched()[1]
        session.send(key)
        usable = session.wait_until(lambda: answered(session), PATIENCE)
        cpu, queued = session.sched()
        session.settle(1.0, 10)
        before = session.sched()[0]
        time.sleep(1)
        idle, rss = session.sched()[0] - before, _resident(session.pid)
        began = time.perf_counter()
        session.send(b"q")
        session.wait_exit(PATIENCE)
        times = (1000 * (shown - session.t0) - waited, 1000 * (usable - session.t0) - queued)
        return Start(max(0, times[0]), times[1], cpu, 1000 * (session.exit_at - began), rss, idle)


def _resident(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def list_answered(session: Session) -> bool:
    """Whether the cursor of the bare list has come to its first row."""
    first, second = (session.term.buffer[row][4] for row in (1, 2))
    return (first.fg, first.bg, first.bold) != (second.fg, second.bg, second.bold)


def said(sentence: str) -> Callable[[Session], bool]:
    """Whether ours has said something."""
    return lambda session: sentence in session.text()


def starts(library: Path, articles: int, runs: int) -> list[Row]:
    """What starting takes, ours and the bare list with as many rows."""
    ours, bare = [], []
    start([*OURS, str(library)], "Articles", b"]", said("walks"))
    for _ in range(runs):
        bare.append(start([*BARE_LIST, str(articles)], "Article 5 ", b"\x1b[B", list_answered))
        ours.append(start([*OURS, str(library)], "1 Articles", b"]", said("walks")))

    def both(field: str) -> tuple[float, float]:
        return median(getattr(one, field) for one in ours), median(getattr(one, field) for one in bare)

    (titles, bare_titles), (cpu, bare_cpu), (wall, bare_wall) = both("titles"), both("cpu"), both("usable")
    rows: list[Row] = [
        (f"first frame with titles, {articles:,} articles", titles, bare_titles, "40 ms", titles <= 40),
        (f"usable, {articles:,} articles", wall, bare_wall, "1.3 ×", wall <= 1.3 * bare_wall),
        (f"usable, {articles:,} articles, CPU", cpu, bare_cpu, "1.3 ×", cpu <= 1.3 * bare_cpu),
    ]
    (ending, bare_ending), (rss, bare_rss), (idle, bare_idle) = both("quit"), both("rss"), both("idle")
    rows.append((f"leaving, {articles:,} articles", ending, bare_ending, "50 ms", ending <= 50))
    if articles == 5:
        rows.append(("idle, CPU a second", idle, bare_idle, "0", idle < 1))
        rows.append(("memory, MB", rss, bare_rss, "1.5 ×", rss <= 1.5 * bare_rss))
    return rows


def keys(session: Session, key: str, presses: int) -> float:
    """CPU time of a key."""
    session.press(key, QUIET, PATIENCE)
    return median(session.press(key, QUIET, PATIENCE)["cpu"] for _ in range(presses))


@contextmanager
def reading(library: Path) -> Iterator[Session]:
    """Ours, at rest, in the text of the first article."""
    with Session([*OURS, str(library)], 120, 40) as session:
        session.wait_regex(r"\d+ people", PATIENCE)
        session.settle(0.5, 20)
        yield session


def key_costs(scratch: Path, presses: int) -> list[Row]:
    """What keys cost, beside a line and a page of the bare pager."""
    long = scratch / "long"
    make(long, 40, 5_000, 20).close()
    file = next(long.glob("*.txt"))
    with Session([*BARE_PAGER, str(file)], 120, 40) as session:
        session.wait_regex("Article", PATIENCE)
        session.settle(0.5)
        line, page = keys(session, "j", presses), keys(session, "space", min(presses, 10))
    with reading(long) as session:
        measured = [
            ("scroll a line", keys(session, "j", presses), line),
            ("scroll a page", keys(session, "space", min(presses, 8)), page),
            ("next name, ]", keys(session, "]", presses), page),
        ]
        session.press("*", QUIET, PATIENCE)
        measured.append(("n within the article", keys(session, "n", presses), page))
    with reading(sparse(scratch)) as session:
        session.press("]", QUIET, PATIENCE)
        session.press("*", QUIET, PATIENCE)
        measured.append(("n into another article of 5,000 words", keys(session, "n", presses), page))
    with reading(long) as session:
        session.press("]", QUIET, PATIENCE)
        costs = []
        for _ in range(3):
            costs.append(session.press("r", QUIET, PATIENCE)["cpu"])
            session.press("escape", QUIET, PATIENCE)
        measured.append(("references of 10,000 mentions", costs[0], page))
        measured.append(("the same again", median(costs[1:]), page))
    return [(f"{name}, CPU", ours, bare, "1.5 ×", ours <= 1.5 * bare) for name, ours, bare in measured]


def sparse(scratch: Path) -> Path:
    """Articles of 5,000 words, each of which names the person once."""
    folder = scratch / "sparse"
    make(folder, 40, 5_000, 4_000).close()
    return folder


def large_article(scratch: Path) -> list[Row]:
    """Opening and resizing a megabyte."""
    folder = scratch / "large"
    make(folder, 6, 185_000, 500).close()
    with reading(folder) as session:
        opened = [session.press(key, 0.15, PATIENCE) for key in "JJJJ"]
        resized = [_resize(session, columns) for columns in (110, 120, 80, 120)]
    opening, sizing = median(one["cpu"] for one in opened), median(resized)
    return [
        ("opening an article of 1 MB, CPU", opening, None, "100 ms", opening <= 100),
        ("resizing in it, CPU", sizing, None, "100 ms", sizing <= 100),
    ]


def _resize(session: Session, columns: int) -> float:
    before, began = session.sched()[0], session.bytes_out
    session.resize(columns, 40)
    session.wait_until(lambda: session.bytes_out > began, PATIENCE)
    session.settle(0.25, 10)
    return session.sched()[0] - before


def median(values: Iterator[float] | Sequence[float]) -> float:
    """The median."""
    return statistics.median(values)


def show(rows: Sequence[Row]) -> None:
    """Print the table."""
    print(f"| {'':46} | {'ours':>8} | {'bare':>8} | {'ratio':>6} | {'bar':>6} |   |")
    print("|---|---|---|---|---|---|")
    for name, ours, bare, bar, reached in rows:
        others = ("", "") if bare is None else (f"{bare:.1f}", f"{ours / bare:.2f}" if bare >= 0.05 else "")
        print(f"| {name:46} | {ours:8.1f} | {others[0]:>8} | {others[1]:>6} | {bar:>6} | {'✓' if reached else '✗'} |")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--presses", type=int, default=12)
    parser.add_argument("--articles", type=int, default=100_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        # As an installed program has it: compiled once, and folders of its own.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ.setdefault("PYTHONPYCACHEPREFIX", str(Path(home, "compiled")))
        os.environ.update({folder: str(Path(home, folder)) for folder in FOLDERS})
        library = open_library([SEEDS])
        for _ in library.ingest():
            pass
        library.close()
        rows = [*starts(SEEDS, 5, asked.runs), *key_costs(Path(home), asked.presses), *large_article(Path(home))]
        many = make(Path(home, "many"), asked.articles, 60, 40, named_in=10, files=False)
        with indexing_lock.opened(many.location.lock_file) as lock:
            indexing_lock.take(lock)
            rows.extend(starts(Path(home, "many"), asked.articles, min(asked.runs, 2)))
        show(rows)


if __name__ == "__main__":
    main()
