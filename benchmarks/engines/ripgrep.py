"""ripgrep over the texts as files: no index, no ranking, no stems: what there is without any of this."""

import subprocess
from collections.abc import Iterable
from pathlib import Path

from benchmarks.corpus import write_texts
from benchmarks.engines import TOP, Found
from benchmarks.records import Record
from benchmarks.search_queries import Kind, Request

SUPPORTED = frozenset({Kind.RARE, Kind.COMMON, Kind.PHRASE, Kind.COMMON_PHRASE})


def build(records: Iterable[Record], folder: Path) -> None:
    """Write the files that it searches, which is no indexing."""
    write_texts(records, folder)


def open_index(folder: Path) -> "Files":
    """Nothing to open."""
    return Files(folder)


class Files:
    """A folder of text files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def search(self, request: Request) -> Found:
        """Which files have the words, one right after the other in a line."""
        command = ["rg", "-l", "-i", "-w", "-F", "--no-ignore", "-e", " ".join(request.words), str(self._folder)]
        listed = subprocess.run(command, stdout=subprocess.PIPE, text=True).stdout.splitlines()
        return Found(tuple(int(Path(line).stem) for line in listed[:TOP]), len(listed))
