"""Files -> sources -> catalog -> full text: what has changed can be read and searched."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import islice
from time import monotonic
from typing import TYPE_CHECKING

from index.catalog import Catalog, StoredText
from index.contents import Content, ReadArticle, ReadFile
from index.errors import DamagedError
from index.ingest_changes import Changes
from index.ingest_files import FileToRead, Reader
from index.ingest_workers import Lost, Workers
from index.location import FileState, Location
from index.model import ArticleId, Problem, Progress, Stage
from index.moved_reading import Move, end_moves, mend_moves, move_reading

if TYPE_CHECKING:
    from index.database import Database
    from index.fulltext import Document, FullTextIndex

FIRST_BATCH = 20
"""Articles before the first commit of the full-text index; each commit has twice as many, so that the first are soon
there and the last are cheap."""
LARGEST_BATCH = 5000
LARGEST_LENGTH = 8_000_000
"""Characters between two commits at the most, about: they are kept in memory."""
LONGEST_WAIT = 5.0
"""Seconds between two commits, about, where reading is slow."""
FILES_A_JOB = 32
FEW = 64
LITTLE = 1_000_000
"""So few files, of so few bytes, are read sooner than processes have started."""


class Texts:
    """Brings catalog and full-text index up to date with the files.

    Args:
        location: The library.
        catalog: Its catalog.
        decided: Its decisions, which know articles by their paths.
        workers: How many processes read; none: this one does.
    """

    def __init__(self, location: Location, catalog: Catalog, decided: "Database", workers: int) -> None:
        self._location = location
        self._catalog = catalog
        self._decided = decided
        self._workers = workers
        self._is_compared = False

    def take_in(self, changes: Changes) -> Iterator[Progress]:
        """Store every file that is there for the first time, has changed, moved or gone, and index its text."""
        mend_moves(self._decided, lambda path: self._catalog.file(path) is not None)
        self._move(changes.moved)
        if changes.gone:
            self._catalog.forget_files(changes.gone)
        pace = _Extent(changes.changed)
        for batch in _batches(self._contents(changes.changed)):
            self._catalog.store(batch)
            self.catch_up()
            pace.note(batch)
            yield pace.progress()
        self.catch_up()
        yield pace.at_end(is_other=bool(changes.gone or changes.moved))

    def _move(self, moved: tuple[tuple[str, FileState], ...]) -> None:
        if moved:
            parts = self._catalog.parts
            move_reading(self._decided, [Move(before, state.path, parts(before)) for before, state in moved])
            self._catalog.move_files(moved)
            end_moves(self._decided)

    def _contents(self, changed: tuple[FileState, ...]) -> Iterator[Content | None]:
        """What the files hold, as it is read; None now and then."""
        known = self._catalog.digests(state.path for state in changed)
        files = [FileToRead(state, known.get(state.path, b"")) for state in changed]
        is_little = len(files) < FEW and sum(state.size for state in changed) < LITTLE
        if self._workers < 2 or is_little:
            reader = Reader(self._location.base)
            return (content for portion in reader(files) for content in portion)
        return self._read_by_workers(files)

    def _read_by_workers(self, files: Iterable[FileToRead]) -> Iterator[Content | None]:
        left = iter(files)
        workers = Workers[FileToRead, list[Content]](
            "index.ingest_files", str(self._location.base), self._workers, self._location.cache / "workers.log"
        )
        with closing(_Stopping(workers)):
            for result in workers.run(lambda: tuple(islice(left, FILES_A_JOB))):
                match result:
                    case Lost(file):
                        yield _lost(file)
                    case None:
                        yield None
                    case portion:
                        yield from portion

    def catch_up(self) -> None:
        """Let the full-text index catch up with the catalog.

        Raises:
            LibraryError: It cannot be written.
        """
        from index.fulltext import FullTextIndex, remove_damaged

        try:
            self._catch_up(FullTextIndex.open(self._location.fulltext_folder))
        except DamagedError:
            # It holds nothing that the catalog does not: a damaged one is made again.
            remove_damaged(self._location.fulltext_folder)
            self._catch_up(FullTextIndex.open(self._location.fulltext_folder))

    def merge(self, cancelled: Callable[[], bool]) -> None:
        """Merge the full-text index as long as that is worth it and nothing else is to be done.

        Raises:
            LibraryError: It cannot be written.
        """
        from index.fulltext import FullTextIndex

        index = FullTextIndex.open(self._location.fulltext_folder)
        while not cancelled() and index.merge(cancelled):
            continue

    def _catch_up(self, index: "FullTextIndex") -> None:
        strays = self._compare(index)
        ids, removed = iter(self._catalog.unindexed()), (*self._catalog.removed(), *strays)
        while (some := tuple(islice(ids, LARGEST_BATCH))) or removed:
            index.update(map(document, self._catalog.texts(some)), removed)
            self._catalog.confirm_indexed(some, removed)
            removed = ()

    def _compare(self, index: "FullTextIndex") -> tuple[ArticleId, ...]:
        """What the full-text index has that is no article: one of the two may have been made again, the other not."""
        if self._is_compared and index.document_count() >= self._catalog.indexed_count():
            return ()
        self._is_compared = True
        return self._catalog.compare_index(index.ids())


def document(text: StoredText) -> "Document":
    """An article as it is searched."""
    from index.fulltext import Document

    day = text.date.toordinal() if text.date else None
    return Document(text.id, text.title, indexable(text), text.source or "", text.author or "", text.path, day)


def indexable(text: StoredText) -> str:
    """The text of an article less its headline, which is indexed as the title, and less its furniture."""
    aside = sorted([*text.furniture, *([text.headline] if text.headline else [])])
    parts, at = [], 0
    for span in aside:
        parts.append(text.text[at : span.start])
        at = span.end
    return "\n".join([*parts, text.text[at:]])


class _Stopping:
    """Stops workers when it is closed."""

    def __init__(self, workers: Workers[FileToRead, list[Content]]) -> None:
        self.close = workers.stop


def _lost(file: FileToRead) -> ReadFile:
    problem = Problem(
        file.state.path,
        f"{file.state.path} cannot be read: the process that tried died of it, twice",
        "Leave it out, or save its text in another format.",
        left_out=True,
    )
    return ReadFile(file.state, b"", (), (problem,))


def _batches(contents: Iterable[Content | None]) -> Iterator[list[Content]]:
    """What is committed at once: few at first, then twice as many each time."""
    batch, most, length, began = list[Content](), FIRST_BATCH, 0, monotonic()
    for content in contents:
        if content is not None:
            batch.append(content)
            length += len(content.text.text) if isinstance(content, ReadArticle) else 0
        is_long = monotonic() - began > LONGEST_WAIT
        if batch and (len(batch) >= 2 * most or length >= LARGEST_LENGTH or is_long):
            yield batch
            batch, most, length, began = [], min(2 * most, LARGEST_BATCH), 0, monotonic()
    if batch:
        yield batch


class _Extent:
    """How much of the files has been read, and how much there may be.

    In articles. How many there are is known only at the end; before that, a file counts as one, or as many as the
    ones before it had on average for their size.
    """

    def __init__(self, files: tuple[FileState, ...]) -> None:
        self._files = len(files)
        self._size = sum(state.size for state in files)
        self._files_done = self._articles = self._length = 0

    def note(self, batch: Iterable[Content]) -> None:
        """So much has been stored."""
        for content in batch:
            if isinstance(content, ReadArticle):
                self._articles += 1
                self._length += len(content.text.text)
            else:
                self._files_done += 1
                self._articles += not (isinstance(content, ReadFile) and content.parts)

    def progress(self) -> Progress:
        """How far it has come."""
        rest = self._files - self._files_done
        if rest and self._articles > self._files_done + 1 and self._length:
            rest = max(rest, round(self._articles * (self._size / self._length - 1)))
        return Progress(Stage.READING, self._articles, self._articles + rest, articles_changed=True)

    def at_end(self, is_other: bool) -> Progress:
        """That all is read."""
        return Progress(Stage.READING, self._articles, self._articles, articles_changed=bool(self._files) or is_other)
