"""All of it, as the program asks it: query, ranking, facets from the catalog, and the results of the first screenful
with their hits and snippets."""

import os
from collections.abc import Iterable
from pathlib import Path

from benchmarks import news_library
from benchmarks.engines import Found
from benchmarks.engines.ours import typed
from benchmarks.people_in import read_people
from benchmarks.records import Record
from benchmarks.search_queries import Kind, Request
from index.library import Library, open_library
from index.model import SearchOrder

SUPPORTED = frozenset(Kind)
SCREENFUL = 12
"""Results whose hits and snippets are looked for."""
FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")


def build(records: Iterable[Record], folder: Path) -> None:
    """Files, catalog, full text, and names by their capitals. Its size and time are of all these."""
    _keep_stores_in(folder)
    people = read_people(folder.parent / "people.json")
    news_library.make(folder / "articles", records, people).close()


def open_index(folder: Path) -> "WholeLibrary":
    """Open what was built."""
    return WholeLibrary(open_whole(folder))


def open_whole(folder: Path) -> Library:
    """Open the library itself."""
    _keep_stores_in(folder)
    return open_library([folder / "articles"])


def _keep_stores_in(folder: Path) -> None:
    os.environ.update({name: str(folder / name) for name in FOLDERS})


class WholeLibrary:
    """A library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def search(self, request: Request) -> Found:
        """Look at the first results as the screen does. Facets are counted apart from them, as there."""
        text = typed(request)
        if request.kind is Kind.FACETS:
            facets = self._library.facets(text)
            return Found((), 0 if facets is None else facets.total)
        order = SearchOrder.LATEST if request.kind is Kind.BY_DATE else SearchOrder.BEST
        page = self._library.search(text, typing=request.kind.is_prefix, order=order)
        if page is None:
            raise RuntimeError("a search that nobody cancels has a page")
        shown = [page.results[row] for row in range(min(SCREENFUL, len(page.results)))]
        for result in shown:
            _ = result.hits, result.snippet
        return Found(tuple(result.article.id for result in shown), page.total)
