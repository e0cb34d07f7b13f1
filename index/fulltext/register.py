"""What a search asks of those who know who is named where and what is read: the catalog stands behind it."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.fulltext.query import Named, Together


@dataclass(frozen=True, slots=True)
class Counted:
    """Articles, and how often each has what was asked for."""

    ids: NDArray[np.int64]
    """Ascending, different. Shape: (articles,)."""
    times: NDArray[np.int64]
    """At least 1. Shape: (articles,)."""


class Register(Protocol):
    """Who is named where, and what is read."""

    def naming(self, clause: Named) -> Counted:
        """The articles that name an entity called so, with its mentions, descriptions included, furniture left out.

        Where several are called so, those of any of them.
        """

    def together(self, clause: Together) -> Counted:
        """The articles with paragraphs that name all of them, with the number of these paragraphs."""

    def read(self) -> NDArray[np.int64]:
        """The articles that the reader has read, ascending. Shape: (articles,)."""
