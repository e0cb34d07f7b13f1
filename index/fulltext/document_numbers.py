"""Ids of articles -> the numbers of their documents in a segment."""

import numpy as np
from numpy.typing import NDArray


class DocumentNumbers:
    """Where articles stand in a segment."""

    def __init__(self, ids: NDArray[np.int64]) -> None:
        is_sorted = bool((ids[1:] >= ids[:-1]).all())
        self._order = None if is_sorted else np.argsort(ids, kind="stable")
        self._ids = ids if self._order is None else ids[self._order]

    def of(self, ids: NDArray[np.int64]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
        """The documents that these articles are in the segment.

        Args:
            ids: Ascending, different.

        Returns:
            The numbers of the documents, ascending, and for each which of `ids` it is.
        """
        if not len(ids):
            return np.empty(0, np.uint32), np.empty(0, np.int64)
        at = np.minimum(np.searchsorted(ids, self._ids), len(ids) - 1)
        found = np.flatnonzero(ids[at] == self._ids)
        which = at[found]
        if self._order is None:
            return found.astype(np.uint32), which
        documents = self._order[found]
        ascending = np.argsort(documents)
        return documents[ascending].astype(np.uint32), which[ascending]
