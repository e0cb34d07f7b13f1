"""The clauses of one search, each looked up once for all segments."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from index.fulltext.expansion import Expandable, FieldTerms, expand
from index.fulltext.query import Named, Naming
from index.fulltext.register import Counted, Register
from index.fulltext.scoring import naming_scores
from index.fulltext.searcher import ArraySearcher


class Cancelled(Exception):  # noqa: N818
    """Nobody waits for the answer any longer."""


class Clauses:
    """What the clauses of a query stand for in a snapshot of the index."""

    def __init__(self, searcher: ArraySearcher, register: Register, cancelled: Callable[[], bool]) -> None:
        self._searcher = searcher
        self._register = register
        self._cancelled = cancelled
        self._terms = dict[Expandable, list[tuple[FieldTerms, ...]]]()
        self._counted = dict[Naming, tuple[Counted, NDArray[np.float64]]]()
        self._read: NDArray[np.int64] | None = None

    def go_on(self) -> None:
        """Stop where the search was cancelled.

        Raises:
            Cancelled: It was.
        """
        if self._cancelled():
            raise Cancelled

    def terms(self, leaf: Expandable) -> list[tuple[FieldTerms, ...]]:
        """The terms that a clause stands for: for each segment those of each field."""
        if leaf not in self._terms:
            self._terms[leaf] = expand(self._searcher, leaf)
        return self._terms[leaf]

    def counted(self, clause: Naming) -> tuple[Counted, NDArray[np.float64]]:
        """The articles that name somebody, with their scores."""
        if clause not in self._counted:
            register = self._register
            counted = register.naming(clause) if isinstance(clause, Named) else register.together(clause)
            self._counted[clause] = counted, naming_scores(counted.times, self._searcher.document_count)
        return self._counted[clause]

    def read(self) -> NDArray[np.int64]:
        """The articles that have been read, ascending."""
        if self._read is None:
            self._read = self._register.read()
        return self._read
