"""The full-text index on disk: opened, updated, read."""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from index.fulltext.damage import damage_reported
from index.fulltext.document import Document
from index.fulltext.folder import prepare_folder
from index.fulltext.reading import Snapshot, open_snapshot
from index.fulltext.writing import write
from index.model import ArticleId


class FullTextIndex:
    """The words of a library's articles. Every method may be called from any thread.

    Several processes may have it open: what one commits, the next search of another one finds. Made by
    `FullTextIndex.open`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

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
            return int(snapshot.searcher.doc_count())

    def update(self, documents: Iterable[Document], removed: Iterable[ArticleId] = ()) -> None:
        """Put documents in, in place of those of the same ids, and take documents out; then all is on disk.

        Where anything goes wrong, nothing has changed. Doing it twice does no more than doing it once.

        Raises:
            LibraryError: Another process is writing, the index is damaged, or it cannot be written.
            ValueError: Two documents have one id.
        """
        write(self._folder, documents, removed)

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """What was committed last, for the modules of this package.

        Raises:
            LibraryError: The index is damaged.
        """
        with damage_reported(self._folder), closing(open_snapshot(self._folder)) as snapshot:
            yield snapshot
