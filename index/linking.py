"""Mentions and entities from what was recognised and what the reader decided, into the catalog."""

from typing import TYPE_CHECKING

from index import indexing_lock
from index.catalog import Catalog
from index.decisions import Decisions
from index.location import Location
from index.model import Resolution

if TYPE_CHECKING:
    from index.people.deciding import Decided


def link(catalog: Catalog, decisions: Decisions) -> None:
    """Link the whole collection, and apply what was decided. Only under the indexing lock."""
    from index.people import Document, resolve

    # The stamp comes first: what is decided meanwhile leaves it behind, and is applied by whoever looks next.
    stamp = decisions.stamp()
    documents = [Document(text.id, text.text, text.furniture, text.spans) for text in catalog.recognised_texts()]
    linked = resolve(documents)
    decided = _decide(linked, catalog, decisions)
    catalog.links.store(linked, decided.resolution, decided.conflicts, stamp)


def are_applied(catalog: Catalog, decisions: Decisions) -> bool:
    """Whether the catalog shows what is decided now."""
    return catalog.links.applied() == decisions.stamp()


def apply(catalog: Catalog, decisions: Decisions) -> None:
    """Show what is decided now, without linking again. Only under the indexing lock."""
    stamp = decisions.stamp()
    linked = catalog.links.linked()
    decided = _decide(linked, catalog, decisions)
    catalog.links.apply(linked, decided.resolution, decided.conflicts, stamp)


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


def _decide(linked: Resolution, catalog: Catalog, decisions: Decisions) -> "Decided":
    from index.people.deciding import Articles, decide

    articles = Articles(catalog.headings(frozenset()), lambda number: catalog.article(number, frozenset()).text)
    return decide(linked, decisions.active(), articles)
