"""Files -> sources -> catalog -> full text -> people: brings a library's stores up to date with its files.

Each step commits before the next and takes up what is still to do from the catalog, so it can be stopped at any
instruction and goes on from there. A run over unchanged files reads nothing but their sizes and times.
"""

import shutil
from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING

from index import indexing_lock, sources
from index.catalog import Catalog, FileContent, StoredText
from index.decided_copies import keep_copy
from index.decisions import Decisions, open_decided
from index.errors import LibraryError, SourceError
from index.linking import apply, apply_in_turn, are_applied, link
from index.location import FileState, Location, make_private, scan
from index.model import Problem, Progress, SourceText, Stage
from index.moved import remember

if TYPE_CHECKING:
    from index.fulltext import FullTextIndex

READ_BATCH = 200
"""Files between two commits of the full-text index: about a second's work."""
RECOGNISE_BATCH = 16
"""Articles between two commits of recognition; larger batches are no faster and show names later."""


def ingest(location: Location, is_afresh: bool = False) -> Iterator[Progress]:
    """Bring a library up to date, reporting after every commit; waits its turn if another process is at it.

    Args:
        location: The library.
        is_afresh: Whether to link the whole collection again, even if nothing has changed.

    Raises:
        LibraryError: A store cannot be written.
        ModelError: Names cannot be recognised; the articles can be read and searched all the same.
    """
    make_private(location.cache)
    make_private(location.data)
    keep_copy(location.decisions_file)
    with closing(open_decided(location.decisions_file)) as decided:
        yield from _ingest(location, Decisions(decided), is_afresh)


def _ingest(location: Location, decisions: Decisions, is_afresh: bool) -> Iterator[Progress]:
    with indexing_lock.opened(location.lock_file) as lock:
        if waited := not indexing_lock.take(lock):
            yield Progress(Stage.WAITING, 0, 0)
            indexing_lock.wait_for(lock)
        catalog = Catalog(location.catalog_file)
        try:
            yield from _read_files(location, catalog)
            yield from _recognise(catalog, decisions, is_afresh)
            indexing_lock.let_go(lock)
            decided = not are_applied(catalog, decisions) and apply_in_turn(location, catalog, decisions)
            yield Progress(Stage.DONE, 0, 0, articles_changed=waited, mentions_changed=waited or decided)
        finally:
            catalog.close()


def _read_files(location: Location, catalog: Catalog) -> Iterator[Progress]:
    """Store every file that is there for the first time, has changed or has gone, and index its text."""
    yield Progress(Stage.SCANNING, 0, 0)
    known = catalog.files()
    found = {state.path: state for state in scan(location, sources.reads)}
    remember(location, found.values())
    gone = known.keys() - found.keys()
    if gone:
        catalog.forget_files(gone)
    changed = [state for state in found.values() if known.get(state.path) != state]
    for start in range(0, len(changed), READ_BATCH):
        batch = changed[start : start + READ_BATCH]
        catalog.store_files(_read(location, state) for state in batch)
        yield Progress(Stage.READING, start, len(changed), articles_changed=True)
        _index_texts(location, catalog)
    _index_texts(location, catalog)
    yield Progress(Stage.READING, len(changed), len(changed), articles_changed=bool(changed or gone))


def _read(location: Location, state: FileState) -> FileContent:
    """What a file holds, and what is to be said of it."""
    try:
        found = sources.read(location.base / state.path)
        texts = tuple(text for text in found if isinstance(text, SourceText))
    except SourceError as error:
        return FileContent(state, (), Problem(state.path, error.title, error.advice, left_out=True))
    notice = next((text.notice for text in texts if text.notice), None)
    advice = "Its offsets and names are right for the text as it is shown."
    return FileContent(state, texts, Problem(state.path, notice, advice, left_out=False) if notice else None)


def _index_texts(location: Location, catalog: Catalog) -> None:
    """Let the full-text index catch up with the catalog."""
    from index.fulltext import FullTextIndex

    try:
        _catch_up(FullTextIndex.open(location.fulltext_folder), catalog)
    except LibraryError:
        # It holds nothing that the catalog does not: a damaged one is made again.
        shutil.rmtree(location.fulltext_folder)
        _catch_up(FullTextIndex.open(location.fulltext_folder), catalog)


def _catch_up(index: "FullTextIndex", catalog: Catalog) -> None:
    from index.fulltext import Document

    if index.document_count() < catalog.indexed_count():
        catalog.distrust_index()
    ids, removed = catalog.unindexed(), catalog.removed()
    if ids or removed:
        documents = (Document(text.id, text.title, indexable(text)) for text in catalog.texts(ids))
        index.update(documents, removed)
        catalog.confirm_indexed(ids, removed)


def indexable(text: StoredText) -> str:
    """The text of an article less its headline, which is indexed as the title, and less its furniture."""
    aside = sorted([*text.furniture, *([text.headline] if text.headline else [])])
    parts, at = [], 0
    for span in aside:
        parts.append(text.text[at : span.start])
        at = span.end
    return "\n".join([*parts, text.text[at:]])


def _recognise(catalog: Catalog, decisions: Decisions, is_afresh: bool) -> Iterator[Progress]:
    """Look for names where nobody has looked yet, and link them.

    The first linking of a collection looks at all of it, so it is done when what is recognised has doubled, and at the
    end: names appear early, and all linking together costs no more than twice the last.
    """
    todo = catalog.unrecognised()
    if todo:
        yield Progress(Stage.RECOGNISING, 0, len(todo))
        from index.people import Recogniser

        recogniser = Recogniser()
        linked, done = 0, 0
        while done < len(todo):
            batch = list(catalog.texts(todo[done : done + min(RECOGNISE_BATCH, max(1, done))]))
            found = recogniser.recognise(text.text for text in batch)
            catalog.store_recognised(zip((text.id for text in batch), found, strict=True))
            done += len(batch)
            if is_time := done >= 2 * linked:
                link(catalog, decisions)
                linked = done
            yield Progress(Stage.RECOGNISING, done, len(todo), mentions_changed=is_time)
    stale = catalog.links.are_stale()
    if stale or is_afresh:
        link(catalog, decisions, is_afresh)
    elif not are_applied(catalog, decisions):
        apply(catalog, decisions)
    else:
        return
    yield Progress(Stage.RECOGNISING, len(todo), len(todo), mentions_changed=True)
