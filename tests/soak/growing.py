"""What grows without end: more than what is bounded by design may take."""

import os
from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import median

from index.database import LONGEST_LOG
from index.decided_copies import LATEST
from tests.monkey.articles import MOST
from tests.soak.rounds import STEPS
from tests.soak.sampling import Sample

PAGES_KB = 2_000
"""What SQLite keeps of a database in memory for a connection (its `cache_size`)."""
THREAD_KB = 2 * PAGES_KB + 1_000
"""What one more thread takes: connections to two databases, and a stack and an arena that are used."""
STEP_BYTES = 400
"""A step that is decided: a row with a time and a line of JSON that names whom it concerns and where."""
COPIES = LATEST + 1
"""Of what is decided within two days: the newest, and the last of the day before."""
ARTICLE_KB = 120
"""A seed takes 85 in the catalog and 15 in the full-text index; hostile texts somewhat more."""

CORES = os.cpu_count() or 1
READERS = min(32, CORES + 4) + 1
"""Threads that may have asked a database: those of asyncio's pool, and the main one."""
CEILINGS: Mapping[str, int] = {
    # NumPy has one for each further core.
    "threads": READERS + CORES - 1,
    # The file and the log of two databases for each thread, their shared memory, and what is opened while one looks.
    "databases": 4 * READERS + 4,
    # The log is worked in after the commit with which it gets too long: one that writes all of the catalog, at most.
    "log_kb": LONGEST_LOG // 1024 + (MOST + 5) * ARTICLE_KB,
}
"""What there may be at any time."""


def grown(samples: Sequence[Sample]) -> list[str]:
    """What grows without end: more than is allowed at any time, or higher in each third of the time, and by too much.

    Args:
        samples: Since it is warm; at least six.
    """
    too_high = [
        f"{name}: {highest:,}, of at most {ceiling:,}"
        for name, ceiling in CEILINGS.items()
        if (highest := max(getattr(one, name) for one in samples)) > ceiling
    ]
    third = len(samples) // 3
    parts = [samples[:third], samples[third : 2 * third], samples[2 * third :]]
    for name, allowed in _allowed(samples[-1].rounds - samples[0].rounds).items():
        heights = [median(getattr(one, name) for one in part) for part in parts]
        if all(before < after for before, after in pairwise(heights)) and heights[-1] - heights[0] > allowed:
            steps = " -> ".join(f"{height:,.0f}" for height in heights)
            too_high.append(f"{name}: {steps}, of {allowed:,} more at most")
    return too_high


def _allowed(rounds: int) -> dict[str, int]:
    """What may come on top from the first third to the last, of so many rounds.

    Memory: one thread that is needed late. Descriptors and files: a segment for each doubling of the library, of two
    states of the index; the copies of what is decided. Other files: the articles that come, twice, because what goes
    leaves room only for what comes next.
    """
    return {
        "memory_kb": THREAD_KB,
        "watching_kb": THREAD_KB,
        "descriptors": 2 * (MOST + 5).bit_length(),
        "files": (MOST + 5).bit_length() + COPIES,
        "kilobytes": 2 * MOST * ARTICLE_KB,
        "decided_kb": round(rounds * STEPS) * STEP_BYTES * (1 + COPIES) // 1024,
    }
