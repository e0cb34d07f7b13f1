"""One transaction on the index: documents in, documents out, merged now and then, on disk."""

import os
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path

from whoosh.codec.whoosh3 import W3Segment
from whoosh.index import FileIndex, LockError
from whoosh.reading import IndexReader
from whoosh.writing import MERGE_SMALL, NO_MERGE, SegmentWriter

from index.errors import LibraryError
from index.fulltext.damage import damage_reported
from index.fulltext.document import Document
from index.fulltext.files import Files
from index.fulltext.schema import BODY, ID, INDEX_NAME, TITLE, make_schema
from index.model import ArticleId

_BUFFER_MB = 256
"""What may be kept in memory before it is sorted and written."""

_FEW_DOCUMENTS = 50
_MANY_SEGMENTS = 20
"""So few documents are committed without merging, unless there are so many segments."""


def write(folder: Path, documents: Iterable[Document], removed: Iterable[ArticleId]) -> None:
    """Put documents in, take documents out, and commit once.

    Raises:
        LibraryError: Another process is writing, or the index cannot be written.
        ValueError: Two documents have one id.
    """
    files = Files(folder)
    try:
        with damage_reported(folder):
            writer = _writer(folder, files)
        _transact(folder, writer, documents, removed)
    finally:
        files.close_opened()


def _writer(folder: Path, files: Files) -> SegmentWriter:
    index = FileIndex(files, make_schema(), INDEX_NAME)
    try:
        return index.writer(compound=False, limitmb=_BUFFER_MB)
    except LockError as error:
        raise LibraryError(
            f"Another process is writing to the full-text index in {folder}",
            "Wait until it has finished, then try again.",
        ) from error


def _transact(folder: Path, writer: SegmentWriter, documents: Iterable[Document], removed: Iterable[ArticleId]) -> None:
    """Do all of it or, where anything goes wrong, nothing."""
    try:
        old = set(folder.iterdir())
        _fill(folder, writer, documents, removed)
        with damage_reported(folder):
            writer.commit(mergetype=_merge)
            _flush([*set(folder.iterdir()) - old, folder])
    except BaseException:
        _abandon(writer)
        raise


def _fill(
    folder: Path,
    writer: SegmentWriter,
    documents: Iterable[Document],
    removed: Iterable[ArticleId],
) -> None:
    added: set[ArticleId] = set()
    with closing(writer.reader()) as reader:
        for article_id in removed:
            with damage_reported(folder):
                _delete(writer, reader, article_id)
        for document in documents:
            if document.id in added:
                raise ValueError(f"two documents have the id {document.id}")
            added.add(document.id)
            with damage_reported(folder):
                _delete(writer, reader, document.id)
                _add(writer, document)


def _add(writer: SegmentWriter, document: Document) -> None:
    writer.add_document(**{ID: document.id, TITLE: document.title, BODY: document.body})


def _delete(writer: SegmentWriter, reader: IndexReader, article_id: ArticleId) -> None:
    """Mark a document as deleted in every segment; none has an id twice, so its first posting is all.

    Whoosh's own update_document does as much, but opens a searcher for every document.
    """
    for segment, offset in reader.leaf_readers():
        if (ID, article_id) in segment:
            writer.delete_document(offset + segment.term_info(ID, article_id).min_id())


def _merge(writer: SegmentWriter, segments: list[W3Segment]) -> list[W3Segment]:
    """A merge policy for Whoosh: which segments stay as they are, the others having gone into the writer."""
    alive = [segment for segment in segments if segment.doc_count()]
    many = writer.doc_count() > _FEW_DOCUMENTS or len(alive) > _MANY_SEGMENTS
    kept: list[W3Segment] = (MERGE_SMALL if many else NO_MERGE)(writer, alive)
    return kept


def _flush(paths: Iterable[Path]) -> None:
    """Wait until files are on disk, which Whoosh does not; the next writer may have merged one already."""
    for path in paths:
        with suppress(FileNotFoundError):
            descriptor = os.open(path, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def _abandon(writer: SegmentWriter) -> None:
    """Undo what was not committed, and let go of the lock even where that fails."""
    try:
        if not writer.is_closed:
            writer.cancel()
    finally:
        if writer.writelock.fd is not None:
            writer.writelock.release()
