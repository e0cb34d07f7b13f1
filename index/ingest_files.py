"""Reading files, here or in a process that does nothing else."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from index import sources
from index.contents import Content, Parts, Problems, ReadFile, SameFile, UnreadFile
from index.errors import SourceError
from index.ingest_changes import digest_of
from index.location import FileState
from index.model import BadRecord, Problem

CHUNK = 100
"""Articles and files that are handed on at once."""
CHUNK_LENGTH = 400_000
"""Characters that are handed on at once, about."""
NOTICE_ADVICE = "Its offsets and names are right for the text as it is shown."


@dataclass(frozen=True, slots=True)
class FileToRead:
    """A file, and what is known of it."""

    state: FileState
    digest: bytes
    """Of its content when it was read before; empty where it was not."""


def start(base: str) -> "Reader":
    """What a process that reads the files of a library does."""
    return Reader(Path(base))


class Reader:
    """Reads files of a library.

    Args:
        base: The folder that their paths are relative to.
    """

    def __init__(self, base: Path) -> None:
        self._base = base

    def __call__(self, files: Iterable[FileToRead]) -> Iterator[list[Content]]:
        """What the files hold, in portions."""
        portion, length = list[Content](), 0
        for content in (content for file in files for content in self.read(file)):
            portion.append(content)
            length += 0 if isinstance(content, ReadFile | SameFile | UnreadFile) else len(content.text.text)
            if len(portion) >= CHUNK or length >= CHUNK_LENGTH:
                yield portion
                portion, length = [], 0
        if portion:
            yield portion

    def read(self, file: FileToRead) -> Iterator[Content]:
        """What a file holds, and what is to be said of it."""
        name = file.state.path
        parts, problems = Parts(), Problems(name)
        if "\\x" in name and not (self._base / name).exists():
            problems.add(Problem(name, f"The name of {name} is not text in UTF-8", "Rename it.", left_out=True))
            yield ReadFile(file.state, b"", (), problems.all())
            return
        digest = digest_of(self._base / name)
        if digest and digest == file.digest:
            yield SameFile(file.state)
            return
        try:
            for record in sources.read(self._base / name):
                if isinstance(record, BadRecord):
                    problems.add(_left_out(name, record))
                    continue
                read = parts.article(name, record)
                if record.notice:
                    problems.add(Problem(name, record.notice, NOTICE_ADVICE, left_out=False, where=read.part))
                yield read
        except SourceError as error:
            problems.add(Problem(name, error.title, error.advice, left_out=True))
            if digest is None:
                yield UnreadFile(name, problems.all())
                return
        yield ReadFile(file.state, digest or b"", parts.all(), problems.all())


def _left_out(path: str, record: BadRecord) -> Problem:
    return Problem(path, f"{path}, {record.where}: {record.title}", record.advice, left_out=True, where=record.where)
