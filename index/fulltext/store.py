"""The full-text index on disk: opened, updated, merged, read."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

from index.fulltext.arrays import SegmentArrays
from index.fulltext.damage import damage_reported
from index.fulltext.document import Document
from index.fulltext.folder import prepare_folder
from index.fulltext.reading import Snapshot, live_mask, open_snapshot
from index.fulltext.writing import merge, write
from index.model import ArticleId


def _never() -> bool:
    return False


class FullTextIndex:
    """The words of a library's articles. Every method may be called from any thread.

    Several processes may have it open: what one commits, the next search of another one finds. Made by
    `FullTextIndex.open`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._latest: Snapshot | None = None
        self._writing = RLock()

    @classmethod
    def open(cls, folder: Path) -> "FullTextIndex":
        """Open the index in this folder, or make an empty one.

        Raises:
            LibraryError: The folder holds something else, is damaged, or others can write to it.
        """
        prepare_folder(folder)
        index = cls(folder)
        with index.snapshot():
            return index

    def document_count(self) -> int:
        """How many documents it holds.

        Raises:
            LibraryError: The index is damaged.
        """
        with self.snapshot() as snapshot:
            return snapshot.document_count

    def ids(self) -> frozenset[ArticleId]:
        """The ids of all documents that it holds.

        Raises:
            LibraryError: The index is damaged.
        """
        with self.snapshot() as snapshot:
            segments = snapshot.segments
            return frozenset(number for each in segments for number in each.ids[live_mask(each)].tolist())

    def update(
        self,
        documents: Iterable[Document] = (),
        removed: Iterable[ArticleId] = (),
        segments: Iterable[SegmentArrays] = (),
    ) -> None:
        """Put documents in, in place of those of the same ids, and take documents out; then all is on disk.

        Where anything goes wrong, nothing has changed. Doing it twice does no more than doing it once. Memory stays
        bounded, however many documents there are, if those who give them do not keep them.

        Args:
            documents: What comes in.
            removed: What goes out.
            segments: More that comes in, inverted by `invert` already, perhaps in another process.

        Raises:
            LibraryError: Another process is writing, the index is damaged, or it cannot be written.
            ValueError: Two documents have one id.
        """
        with self._writing:
            write(self._folder, documents, removed, segments, self._latest)

    def merge(self, cancelled: Callable[[], bool] = _never) -> bool:
        """Make fewer segments of many, once; for times when nobody wants anything else.

        Updates may go on meanwhile, in this process and in others.

        Args:
            cancelled: Asked now and then whether to give up: with 100,000 articles every few tenths of a second.

        Returns:
            Whether anything was merged, so that it may be worth calling again. False where it was cancelled.

        Raises:
            LibraryError: The index is damaged or cannot be written, or another process is writing just then.
        """
        with self.snapshot() as snapshot:
            pass
        return merge(self._folder, snapshot, cancelled, self._writing)

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """What was committed last, for the modules of this package; the same object until there is another commit.

        Raises:
            LibraryError: The index is damaged.
        """
        with damage_reported(self._folder):
            # Two threads may open the same one at once, which costs little; none waits for another.
            self._latest = latest = open_snapshot(self._folder, self._latest)
            yield latest
