"""What may be done to the index: documents in, documents out, segments merged."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from threading import RLock

import numpy as np

from index.fulltext.arrays import SegmentArrays
from index.fulltext.damage import damage_reported
from index.fulltext.document import Document
from index.fulltext.inverting import invert
from index.fulltext.merge_policy import size_of, worth_merging
from index.fulltext.merging import CancelledError, merged
from index.fulltext.reading import Snapshot, live_mask
from index.fulltext.segment_files import check_segment
from index.fulltext.transaction import Transaction, sweep, transaction
from index.model import ArticleId

_BATCH = 16_000_000
"""So many characters, about 3 million words, become a segment at a time, which needs about 300 MB of memory."""

_MANY_SEGMENTS = 20
"""Where there are more, an update merges some that are small, or about as large as what it writes."""
_SMALL_TOKENS = 100_000
_LARGER = 4


def write(
    folder: Path,
    documents: Iterable[Document],
    removed: Iterable[ArticleId] = (),
    segments: Iterable[SegmentArrays] = (),
    known: Snapshot | None = None,
) -> None:
    """Put documents in, take documents out, and commit once.

    Args:
        folder: Where the index is.
        documents: What comes in, in place of those of the same ids.
        removed: What goes out.
        segments: More that comes in, inverted already.
        known: A snapshot that is open already.

    Raises:
        LibraryError: Another process is writing, or the index cannot be written.
        ValueError: Two documents have one id.
    """
    with transaction(folder, known) as change:
        written = set[ArticleId]()
        for segment in _segments(documents, segments):
            ids = segment.ids.tolist()
            _check_different(ids, written)
            written.update(ids)
            change.add(segment)
        change.remove(np.array([*removed, *written], np.int64))
        with damage_reported(folder):
            _merge_small(change)
        change.commit()


def _segments(documents: Iterable[Document], segments: Iterable[SegmentArrays]) -> Iterator[SegmentArrays]:
    batch, size = list[Document](), 0
    for document in documents:
        batch.append(document)
        size += len(document.title) + len(document.body)
        if size > _BATCH:
            yield invert(batch)
            batch, size = [], 0
    if batch:
        yield invert(batch)
    yield from segments


def _check_different(ids: list[ArticleId], written: set[ArticleId]) -> None:
    seen = set(written)
    for article_id in ids:
        if article_id in seen:
            raise ValueError(f"two documents have the id {article_id}")
        seen.add(article_id)


def _merge_small(change: Transaction) -> None:
    parts = [*change.old, *change.added]
    if len(parts) <= _MANY_SEGMENTS:
        return
    most = max(_SMALL_TOKENS, _LARGER * sum(size_of(part.segment).tokens for part in change.added))
    chosen = [parts[number] for number in worth_merging([size_of(part.segment) for part in parts], most)]
    if len(chosen) > 1:
        change.drop({part.name for part in chosen})
        change.add(merged([part.segment for part in chosen]))


def merge(folder: Path, snapshot: Snapshot, cancelled: Callable[[], bool], writing: RLock) -> bool:
    """Merge once what is worth it; where nothing is, delete files that were left behind.

    Nobody is kept from writing meanwhile: the lock is taken only for putting the result in the place of what
    it was made of. Documents that were deleted meanwhile are deleted in it too.

    Args:
        folder: Where the index is.
        snapshot: What was committed last.
        cancelled: Asked now and then whether to give up.
        writing: Held while others in this process may not write.

    Returns:
        Whether anything was merged: there may be more to do. False where it was cancelled, too.

    Raises:
        LibraryError: The index is damaged or cannot be written, or another process is writing.
    """
    chosen = worth_merging([size_of(segment) for segment in snapshot.segments])
    names = [snapshot.table.entries[number].name for number in chosen]
    sources = [snapshot.segments[number] for number in chosen]
    if not chosen:
        with writing:
            sweep(folder, snapshot)
        return False
    if not _are_sound(folder, names):
        return False
    with damage_reported(folder):
        try:
            result = merged(sources, cancelled)
        except CancelledError:
            return False
    with writing, transaction(folder, snapshot) as change:
        return _replace(change, dict(zip(names, sources, strict=True)), result)


def _are_sound(folder: Path, names: Iterable[str]) -> bool:
    """Whether all these segments are still there, and as they were written: what is damaged must not spread."""
    with damage_reported(folder):
        try:
            for name in names:
                check_segment(folder / name)
        except FileNotFoundError:
            return False
    return True


def _replace(change: Transaction, sources: Mapping[str, SegmentArrays], result: SegmentArrays) -> bool:
    """Put the result of a merge in the place of its sources, if these are all still there."""
    now = {part.name: part.segment for part in change.old}
    if not sources.keys() <= now.keys():
        return False
    deleted = [segment.ids[live_mask(segment) & ~live_mask(now[name])] for name, segment in sources.items()]
    change.drop(sources.keys())
    change.add(replace(result, alive=~np.isin(result.ids, np.concatenate(deleted))))
    change.commit()
    return True
