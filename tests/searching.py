"""Searching for what somebody types, where nobody is named and nothing has been read."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from index.fulltext import FullTextIndex, Matches, parse
from index.fulltext import search as search_for
from index.fulltext.query import Named, Together
from index.fulltext.register import Counted
from index.fulltext.search import never


class Nobody:
    """A register without names, for a reader who has read nothing."""

    def naming(self, clause: Named) -> Counted:
        return Counted(np.empty(0, np.int64), np.empty(0, np.int64))

    def together(self, clause: Together) -> Counted:
        return Counted(np.empty(0, np.int64), np.empty(0, np.int64))

    def read(self) -> NDArray[np.int64]:
        return np.empty(0, np.int64)


def search(
    index: FullTextIndex, text: str, limit: int = 100, typing: bool = False, cancelled: Callable[[], bool] = never
) -> Matches | None:
    return search_for(index, parse(text, typing), Nobody(), limit=limit, cancelled=cancelled)
