"""What tests of growing libraries have in common: what a search finds, and waiting until something is so."""

import time
from collections.abc import Callable

from index import Library

DEADLINE = 60.0
"""Seconds after which what has not come about never will."""


def found(library: Library, query: str) -> list[str]:
    """The paths of the articles that a search finds."""
    page = library.search(query)
    assert page is not None
    return sorted(result.article.path for result in page.results)


def until(what: Callable[[], bool], seconds: float = DEADLINE) -> float:
    """Wait until something is so. Returns how many seconds that took."""
    began = time.monotonic()
    while not what():
        assert time.monotonic() - began < seconds, "it has not come about"
        time.sleep(0.01)
    return time.monotonic() - began
