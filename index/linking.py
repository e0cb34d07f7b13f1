"""Mentions and entities from what was recognised and what the reader decided, into the catalog."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from index import indexing_lock
from index.catalog import Catalog, StoredText
from index.decisions import Decisions
from index.errors import NotWritableError
from index.location import Location

if TYPE_CHECKING:
    from index.decision import Decided, Decision
    from index.people import Document
    from index.people.deciding import Linked


def link(catalog: Catalog, decisions: Decisions, is_afresh: bool = False) -> None:
    """Link what has come and gone, and apply what was decided. Only under the indexing lock.

    The whole collection is linked where that was wished, where it is small, or where much has changed since it was.
    """
    if is_afresh or catalog.additions.are_too_many():
        link_afresh(catalog, decisions)
    else:
        link_added(catalog, decisions)


def link_added(catalog: Catalog, decisions: Decisions) -> None:
    """Link the articles that have come or changed by what is known of the collection, and take off what has gone."""
    from index.people import Collection, resolve
    from index.people.deciding import key

    collection = Collection(catalog.known)
    linked = resolve(_documents(catalog.texts(catalog.additions.articles())), collection)
    are_decided = not are_applied(catalog, decisions) or bool(decisions.active())
    catalog.additions.store(linked, collection.learnt(), are_decided)
    if are_decided:
        apply(catalog, decisions)
    else:
        catalog.linked.index_names(key)


def link_afresh(catalog: Catalog, decisions: Decisions) -> None:
    """Link the whole collection, and apply what was decided. Only under the indexing lock."""
    from index.additions import note_afresh
    from index.people import Collection, resolve
    from index.people.deciding import LinkedInMemory, key

    # The stamp comes first: what is decided meanwhile leaves it behind, and is applied by whoever looks next.
    stamp = decisions.stamp()
    collection = Collection()
    linked = resolve(_documents(catalog.recognised_texts()), collection)
    decided = _decide(LinkedInMemory(linked), catalog, decisions)
    learnt = collection.learnt()
    catalog.links.store(linked, decided, stamp, lambda connection: note_afresh(connection, linked, learnt))
    catalog.linked.index_names(key)


def _documents(texts: Iterable[StoredText]) -> list["Document"]:
    from index.people import Document

    return [Document(text.id, text.text, text.furniture, text.spans) for text in texts]


def are_applied(catalog: Catalog, decisions: Decisions) -> bool:
    """Whether the catalog shows what is decided now."""
    return catalog.links.applied() == decisions.stamp()


def apply(catalog: Catalog, decisions: Decisions) -> None:
    """Show what is decided now, without linking again. Only under the indexing lock.

    What is decided is applied to what linking found by now, so this is also to be called when linking has added or
    changed mentions. It reads and writes the entities that decisions concern, and no others.
    """
    from index.people.deciding import key

    stamp = decisions.stamp()
    catalog.linked.index_names(key)
    catalog.links.apply(_decide(catalog.linked, catalog, decisions), stamp)


def apply_in_turn(location: Location, catalog: Catalog, decisions: Decisions) -> bool:
    """Show what is decided now, if nobody is indexing.

    Returns:
        False where another process is. None is missed: that one calls this too, after it has let go of the lock. False
        also where the catalog cannot be written: what is decided is on disk, and is shown as soon as it can be.
    """
    try:
        while not are_applied(catalog, decisions):
            with indexing_lock.opened(location.lock_file) as lock:
                if not indexing_lock.take(lock):
                    return False
                apply(catalog, decisions)
    except NotWritableError:
        return False
    return True


def preview(catalog: Catalog, decisions: Decisions, decision: "Decision") -> str | None:
    """Why a decision would not be applied after those that hold, as a sentence; None where it would. Writes nothing."""
    from index.people.deciding import decide

    conflicts = decide(catalog.linked, [*decisions.active(), decision], catalog.places).conflicts
    refused = [conflict.sentence for conflict in conflicts if conflict.decision is decision]
    return refused[0] if refused else None


def _decide(linked: "Linked", catalog: Catalog, decisions: Decisions) -> "Decided":
    from index.people.deciding import decide

    return decide(linked, decisions.active(), catalog.places)
