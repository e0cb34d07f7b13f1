"""What a process and its folders take at a moment."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Sample:
    """What there is at a moment."""

    rounds: int
    memory_kb: int
    """Resident memory of the reader's process, without what is mapped from files: the system takes that back at will."""
    watching_kb: int
    """The same of the process that watches."""
    threads: int
    databases: int
    """Descriptors of SQLite's files."""
    descriptors: int
    """All others."""
    files: int
    """In the folders of cache, data and state."""
    kilobytes: int
    """Of these files, without those that are counted below."""
    decided_kb: int
    """Of what is decided, and of its copies."""
    log_kb: int
    """Of the longest write-ahead log."""


NAMES = tuple(field.name for field in fields(Sample))


def sample(rounds: int, watching: int, folders: Sequence[Path]) -> Sample:
    """What this process, another one that watches, and the files in these folders take now."""
    opened = list(_opened())
    sizes = dict(_sizes(folders))
    logs = {path: size for path, size in sizes.items() if path.name.endswith("-wal")}
    decided = {path: size for path, size in sizes.items() if path.match("decisions*.sqlite")}
    return Sample(
        rounds,
        _resident(os.getpid()),
        _resident(watching),
        int(_status(os.getpid())["Threads"]),
        sum(".sqlite" in path for path in opened),
        sum(".sqlite" not in path for path in opened),
        len(sizes),
        (sum(sizes.values()) - sum(logs.values()) - sum(decided.values())) // 1024,
        sum(decided.values()) // 1024,
        max(logs.values(), default=0) // 1024,
    )


def _resident(process: int) -> int:
    return int(_status(process)["RssAnon"].split()[0])


def _status(process: int) -> dict[str, str]:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return dict(line.split(":", 1) for line in lines if ":" in line)


def _opened() -> Iterator[str]:
    for descriptor in Path("/proc/self/fd").iterdir():
        try:
            yield os.readlink(descriptor)
        except FileNotFoundError:
            continue


def _sizes(folders: Sequence[Path]) -> Iterator[tuple[Path, int]]:
    for folder in folders:
        for path in folder.rglob("*"):
            try:
                if path.is_file():
                    yield path, path.stat().st_size
            except FileNotFoundError:
                continue
