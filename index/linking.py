"""Mentions and entities from what was recognised and what the reader decided, into the catalog."""

from typing import TYPE_CHECKING

from index import indexing_lock
from index.catalog import Catalog
from index.decision import Decided, Decision
from index.decisions import Decisions
from index.location import Location

if TYPE_CHECKING:
    from index.people.deciding import Linked


def link(catalog: Catalog, decisions: Decisions) -> None:
    """Link the whole collection, and apply what was decided. Only under the indexing lock."""
    from index.people import Document, resolve
    from index.people.deciding import LinkedInMemory, key

    # The stamp comes first: what is decided meanwhile leaves it behind, and is applied by whoever looks next.
    stamp = decisions.stamp()
    documents = [Document(text.id, text.text, text.furniture, text.spans) for text in catalog.recognised_texts()]
    linked = resolve(documents)
    decided = _decide(LinkedInMemory(linked), catalog, decisions)
    catalog.links.store(linked, decided, stamp)
    catalog.linked.index_names(key)


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
        False where another process is. None is missed: that one calls this too, after it has let go of the lock.
    """
    while not are_applied(catalog, decisions):
        with indexing_lock.opened(location.lock_file) as lock:
            if not indexing_lock.take(lock):
                return False
            apply(catalog, decisions)
    return True


def preview(catalog: Catalog, decisions: Decisions, decision: Decision) -> str | None:
    """Why a decision would not be applied after those that hold, as a sentence; None where it would. Writes nothing."""
    from index.people.deciding import decide

    conflicts = decide(catalog.linked, [*decisions.active(), decision], catalog.places).conflicts
    refused = [conflict.sentence for conflict in conflicts if conflict.decision is decision]
    return refused[0] if refused else None


def _decide(linked: "Linked", catalog: Catalog, decisions: Decisions) -> Decided:
    from index.people.deciding import decide

    return decide(linked, decisions.active(), catalog.places)
