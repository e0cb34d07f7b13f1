"""What a process and its folders take at a moment, and whether that grows without end."""

import os
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields
from itertools import pairwise
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Sample:
    """What there is at a moment."""

    memory_kb: int
    """Resident memory."""
    descriptors: int
    threads: int
    files: int
    """In the folders of cache, data and state."""
    kilobytes: int
    """Of these files."""


NAMES = tuple(field.name for field in fields(Sample))
ALLOWED = Sample(memory_kb=16_000, descriptors=6, threads=4, files=25, kilobytes=9_000)
"""What may come on top, from the first third to the last: rounds end at different places, and each of two databases
lets the log of what was written grow to 4 MB."""


def sample(pid: int, folders: Sequence[Path]) -> Sample:
    """What a process and the files in these folders take now."""
    status = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines() if ":" in line)
    sizes = list(_sizes(folders))
    return Sample(
        int(status["VmRSS"].split()[0]),
        len(os.listdir(f"/proc/{pid}/fd")),
        int(status["Threads"]),
        len(sizes),
        sum(sizes) // 1024,
    )


def _sizes(folders: Sequence[Path]) -> list[int]:
    found = []
    for folder in folders:
        for path in folder.rglob("*"):
            try:
                if path.is_file():
                    found.append(path.stat().st_size)
            except FileNotFoundError:
                continue
    return found


def growing(samples: Sequence[Sample]) -> list[str]:
    """What grows steadily: its medians of three thirds rise, and by more than is allowed in all.

    Args:
        samples: Since it is warm; at least six.
    """
    third = len(samples) // 3
    parts = [samples[:third], samples[third : 2 * third], samples[2 * third :]]
    found = []
    for name, allowed in zip(NAMES, astuple(ALLOWED), strict=True):
        heights = [median(getattr(one, name) for one in part) for part in parts]
        if all(first < second for first, second in pairwise(heights)) and heights[-1] - heights[0] > allowed:
            found.append(f"{name}: {' -> '.join(f'{height:,.0f}' for height in heights)}")
    return found
