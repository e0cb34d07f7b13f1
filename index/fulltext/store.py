"""The full-text index on disk: opened, updated, read."""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from whoosh.index import FileIndex
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from index.fulltext.damage import damage_reported
from index.fulltext.folder import open_folder
from index.fulltext.schema import BODY, ID, TITLE
from index.fulltext.writing import Document, write
from index.model import ArticleId


class FullTextIndex:
    """The words of a library's articles. Every method may be called from any thread.

    Several processes may have it open: what one commits, the next search of another one finds. Made by
    `FullTextIndex.open`.
    """

    def __init__(self, folder: Path, index: FileIndex) -> None:
        self._folder = folder
        self._index = index

    @classmethod
    def open(cls, folder: Path) -> "FullTextIndex":
        """Open the index in this folder, or make an empty one.

        Raises:
            LibraryError: The folder holds something else, is damaged, or others can write to it.
        """
        opened = cls(folder, open_folder(folder))
        with opened.searcher():
            return opened

    def document_count(self) -> int:
        """How many documents it holds.

        Raises:
            LibraryError: The index is damaged.
        """
        with self.searcher() as searcher:
            return int(searcher.doc_count())

    def update(self, documents: Iterable[Document], removed: Iterable[ArticleId] = ()) -> None:
        """Put documents in, in place of those of the same ids, and take documents out; then all is on disk.

        Where anything goes wrong, nothing has changed. Doing it twice does no more than doing it once.

        Raises:
            LibraryError: Another process is writing, the index is damaged, or it cannot be written.
            ValueError: Two documents have one id.
        """
        write(self._folder, self._index, documents, removed)

    @contextmanager
    def searcher(self) -> Iterator[Searcher]:
        """Whoosh's searcher of what was committed last, for the modules of this package.

        Raises:
            LibraryError: The index is damaged.
        """
        with damage_reported(self._folder), closing(self._open_searcher()) as searcher:
            yield searcher

    def _open_searcher(self) -> Searcher:
        """A searcher that has every file open, since the next commit may delete any of them."""
        while True:
            generation = self._index.latest_generation()
            try:
                searcher = self._index.searcher(weighting=BM25F())
                _open_columns(searcher)
            except FileNotFoundError:
                if self._index.latest_generation() == generation:
                    raise
                continue
            if self._index.latest_generation() == generation:
                return searcher
            searcher.close()


def _open_columns(searcher: Searcher) -> None:
    """Open the files that Whoosh would open only when they are asked for."""
    for segment, _ in searcher.reader().leaf_readers():
        if segment.doc_count_all():
            segment.column_reader(ID)
            segment.doc_field_length(0, TITLE)
            segment.doc_field_length(0, BODY)
