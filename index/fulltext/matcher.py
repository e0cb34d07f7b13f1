"""The postings of one word, as Whoosh walks through them."""

import numpy as np
from numpy.typing import NDArray
from whoosh.formats import Format
from whoosh.matching import LeafMatcher, ReadTooFar
from whoosh.scoring import BaseScorer

from index.fulltext.arrays import FieldArrays

_BLOCK = 128
"""So many postings are made Python numbers at once, and skipped together where none of them can be good enough."""


class ArrayMatcher(LeafMatcher):  # type: ignore[misc]
    """Walks through the postings of a term, block by block. Reads positions only where it is asked for them."""

    def __init__(
        self,
        field: FieldArrays,
        number: int,
        format_: Format,
        term: tuple[str, bytes],
        weight: float,
        scorer: BaseScorer | None,
    ) -> None:
        postings = field.postings(number)
        self.format, self.scorer, self._term = format_, scorer, term
        self._field, self._number, self._unit = field, number, weight
        self._first = self._at = 0
        self._ids = list[int]()
        self._docs, self._frequencies = field.docs[postings], field.frequencies[postings]
        self._position_starts: NDArray[np.int64] | None = None
        self.reset()

    def reset(self) -> None:
        """Go back to the first posting."""
        self._go_to_block(0)

    def copy(self) -> "ArrayMatcher":
        """Another one at the same place."""
        other = ArrayMatcher(self._field, self._number, self.format, self._term, self._unit, self.scorer)
        other._go_to_block(self._first)
        other._at = self._at
        return other

    def is_active(self) -> bool:
        """Whether it stands at a posting."""
        return self._at < len(self._ids)

    def id(self) -> int:
        """The document here."""
        return self._ids[self._at]

    def weight(self) -> float:
        """What the term counts in the document here: its frequency times what a word counts in the field."""
        return self._unit * int(self._frequencies[self._first + self._at])

    def value_as(self, astype: str) -> object:
        """Frequency, weight or positions of the term in the document here."""
        match astype:
            case "weight":
                return self.weight()
            case "frequency":
                return int(self._frequencies[self._first + self._at])
            case "positions":
                return self._positions()
            case "position_boosts":
                return [(position, 1) for position in self._positions()]
        raise ValueError(f"{astype} is not in the index")

    def value(self) -> bytes:
        """Nothing: Whoosh's encoded values are pickles, which this index does without. See `value_as`."""
        return b""

    def next(self) -> bool:
        """Go to the next posting.

        Returns:
            Whether it is the first of another block.
        """
        if not self.is_active():
            raise ReadTooFar
        self._at += 1
        if self._at < len(self._ids):
            return False
        self._go_to_block(self._first + _BLOCK)
        return True

    def skip_to(self, id: int) -> None:
        """Go to the first posting from here on whose document is this one or a later one."""
        if not self.is_active():
            raise ReadTooFar
        if id > self.id():
            here = self._first + self._at
            found = here + int(np.searchsorted(self._docs[here:], id))
            first = found - found % _BLOCK
            if first != self._first:
                self._go_to_block(first)
            self._at = found - first

    def skip_to_quality(self, minquality: float) -> int:
        """Go on to a block that may be better than this.

        Returns:
            How many blocks were skipped.
        """
        skipped = 0
        while self.is_active() and self.block_quality() <= minquality:
            self._go_to_block(self._first + _BLOCK)
            skipped += 1
        return skipped

    def block_min_id(self) -> int:
        """The first document of the block."""
        return self._ids[0]

    def block_max_id(self) -> int:
        """The last document of the block."""
        return self._ids[-1]

    def block_max_weight(self) -> float:
        """The greatest weight in the block."""
        return self._unit * int(self._frequencies[self._first : self._first + _BLOCK].max())

    def block_min_length(self) -> int:
        """How long the shortest document of the block is."""
        return int(self._field.lengths[self._ids].min())

    def block_max_length(self) -> int:
        """How long the longest document of the block is."""
        return int(self._field.lengths[self._ids].max())

    def _go_to_block(self, first: int) -> None:
        self._first, self._at = first, 0
        self._ids = self._docs[first : first + _BLOCK].tolist()

    def _positions(self) -> list[int]:
        if self._position_starts is None:
            base = self._field.position_starts[self._number]
            self._position_starts = base + np.cumsum(self._frequencies, dtype=np.int64)
        posting = self._first + self._at
        end = int(self._position_starts[posting])
        positions: list[int] = self._field.positions[end - int(self._frequencies[posting]) : end].tolist()
        return positions
