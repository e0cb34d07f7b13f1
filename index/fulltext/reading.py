"""What was committed last, as one search sees it, whatever is committed meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass

from whoosh.columns import ColumnReader
from whoosh.index import FileIndex
from whoosh.reading import IndexReader
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from index.fulltext.schema import BODY, ID, TITLE


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The index as it was at one moment. Every file is open, since the next commit may delete any of them."""

    searcher: Searcher
    segments: Sequence[tuple[Searcher, ColumnReader]]
    """The parts of it that hold documents, each with the ids of its documents."""

    def close(self) -> None:
        """Close the files."""
        self.searcher.close()


def open_snapshot(index: FileIndex) -> Snapshot:
    """The index as it is now.

    Raises:
        FileNotFoundError: A file is missing, and not because of a commit.
    """
    while True:
        generation = index.latest_generation()
        try:
            searcher = index.searcher(weighting=BM25F())
            parts = [part for part, _ in searcher.leaf_searchers() if part.doc_count_all()]
            return Snapshot(searcher, [(part, _open_columns(part.reader())) for part in parts])
        except FileNotFoundError:
            if index.latest_generation() == generation:
                raise


def _open_columns(segment: IndexReader) -> ColumnReader:
    """Open the files that Whoosh opens only when they are asked for, and takes for empty if they are gone.

    Returns:
        The ids of the documents in a segment. Whoosh would look for their file again if asked again.
    """
    ids = segment.column_reader(ID)
    fields = [field for field in (TITLE, BODY) if segment.field_length(field)]
    lengths = [segment.doc_field_length(0, field, default=-1) for field in fields]
    # What is there now was there when it was opened.
    if -1 in lengths or not segment.has_column(ID):
        raise FileNotFoundError(f"the columns of {segment}")
    return ids
