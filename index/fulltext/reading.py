"""What was committed last, as one search sees it, whatever is committed meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from whoosh.columns import ColumnReader
from whoosh.index import FileIndex
from whoosh.reading import IndexReader
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from index.fulltext.files import Files, tables_of_contents
from index.fulltext.schema import BODY, ID, INDEX_NAME, TITLE, make_schema


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The index as it was at one moment. Every file is open, since the next commit may delete any of them."""

    files: Files
    searcher: Searcher
    segments: Sequence[tuple[Searcher, ColumnReader]]
    """The parts of it that hold documents, each with the ids of its documents."""

    def close(self) -> None:
        """Close the files."""
        self.files.close_opened()


def open_snapshot(folder: Path) -> Snapshot:
    """The index in this folder as it is now.

    Raises:
        Exception: Whatever Whoosh raises where it is damaged.
    """
    while True:
        tables = tables_of_contents(folder)
        files = Files(folder)
        try:
            return _snapshot(files)
        except BaseException as error:
            files.close_opened()
            committed = tables_of_contents(folder) != tables
            if not (committed and isinstance(error, FileNotFoundError)):
                raise


def _snapshot(files: Files) -> Snapshot:
    searcher = FileIndex(files, make_schema(), INDEX_NAME).searcher(weighting=BM25F())
    parts = [part for part, _ in searcher.leaf_searchers() if part.doc_count_all()]
    return Snapshot(files, searcher, [(part, _open_columns(part.reader())) for part in parts])


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
