"""What is read from files, on its way into the catalog."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass

from index.location import FileState
from index.model import Problem, SourceText

MANY_PROBLEMS = 100
"""How many problems of one file are kept one by one."""


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article as it was read."""

    file: str
    """The path of its file."""
    part: str
    """What tells it from the others of the file; no two have the same."""
    number: int
    """How many come before it in the file."""
    digest: bytes
    """Of all that is stored of it: as long as it stays, nothing is to be done again."""
    text: SourceText


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read to its end, after all of its articles."""

    state: FileState
    """As it was before it was read: if it changes later, it is read again."""
    digest: bytes
    """Of its content."""
    parts: tuple[str, ...]
    """Of all its articles."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class SameFile:
    """A file whose size or time has changed and whose content has not."""

    state: FileState


@dataclass(frozen=True, slots=True)
class UnreadFile:
    """A file that the disk or its permissions kept from being read: it is tried again, and its articles stay."""

    path: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class FileContent:
    """A whole file at once."""

    state: FileState
    texts: Sequence[SourceText]
    problem: Problem | None
    """Why it was left out, or what was lost in reading it."""


Content = ReadArticle | ReadFile | SameFile | UnreadFile


def contents(file: FileContent) -> Iterator[Content]:
    """The same, piece by piece."""
    parts = Parts()
    for text in file.texts:
        yield parts.article(file.state.path, text)
    yield ReadFile(file.state, b"", parts.all(), (file.problem,) if file.problem else ())


class Parts:
    """The parts of a file, no two with the same name."""

    def __init__(self) -> None:
        self._seen = dict[str, int]()

    def article(self, file: str, text: SourceText) -> ReadArticle:
        """The next article of the file."""
        part, times = text.part, 1
        while part in self._seen:
            times += 1
            part = f"{text.part}~{times}"
        number = self._seen[part] = len(self._seen)
        return ReadArticle(file, part, number, digest(text), text)

    def all(self) -> tuple[str, ...]:
        """What the articles so far are called."""
        return tuple(self._seen)


def digest(text: SourceText) -> bytes:
    """What stays the same as long as all that is known of an article does."""
    return hashlib.blake2b(repr(astuple(text)).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def article_path(file: str, part: str) -> str:
    """What an article is called: its file, and its part of it where the file has several."""
    return f"{file}#{part}" if part else file


class Problems:
    """What is wrong with one file: the first of it in full, and how much more there is.

    Args:
        path: Of the file.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._kept = list[Problem]()
        self._more = 0

    def add(self, problem: Problem) -> None:
        """One more."""
        if len(self._kept) < MANY_PROBLEMS:
            self._kept.append(problem)
        else:
            self._more += 1

    def all(self) -> tuple[Problem, ...]:
        """What there is to say."""
        if not self._more:
            return tuple(self._kept)
        title = f"{self._path}: {self._more:,} more like these"
        more = Problem(self._path, title, "Mend those that are named first.", self._kept[-1].left_out)
        return (*self._kept, more)
