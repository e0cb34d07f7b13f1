"""Marking what may be names in texts: every model is asked about every text, and each of its spans is one vote."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from index.model import LabelledSpan
from index.people.models import MODELS, Model, load
from index.people.pieces import pieces

if TYPE_CHECKING:
    from spacy.language import Language

BATCH = 16
"""How many pieces a model gets at once; more are no faster."""
BATCH_LENGTH = 40_000
"""How many characters it gets at once, which bounds its memory."""


class _Piece(NamedTuple):
    """A stretch of one of the texts."""

    text_number: int
    start: int
    text: str


class _Voter(NamedTuple):
    """A model at work."""

    name: str
    pipeline: "Language"

    def spans(self, batch: list[_Piece]) -> list[list[LabelledSpan]]:
        """What it takes for names in each of the pieces."""
        # Without a memory zone the vocabulary would keep every word it ever met.
        with self.pipeline.memory_zone():
            marked = self.pipeline.pipe([piece.text for piece in batch], batch_size=BATCH)
            return [
                [
                    LabelledSpan(piece.start + name.start_char, piece.start + name.end_char, name.label_, self.name)
                    for name in document.ents
                ]
                for piece, document in zip(batch, marked, strict=True)
            ]


class Recogniser:
    """Marks what may be names, each span with the label and the name of the model that gave it.

    Args:
        models: Whom to ask, in this order.

    Raises:
        ModelError: A model is not there, or is not the one it should be.
    """

    def __init__(self, models: Sequence[Model] = MODELS) -> None:
        self._voters = [_Voter(model.name, load(model)) for model in models]

    def recognise(self, texts: Iterable[str]) -> Iterator[tuple[LabelledSpan, ...]]:
        """The spans in each of the texts, in order, as offsets of code points; takes the texts as it goes."""
        found = ((piece.text_number, spans) for batch in _batches(texts) for piece, spans in self._spans(batch))
        for _, parts in groupby(found, key=lambda part: part[0]):
            yield tuple(span for _, spans in parts for span in spans)

    def _spans(self, batch: list[_Piece]) -> Iterator[tuple[_Piece, list[LabelledSpan]]]:
        votes = [voter.spans(batch) for voter in self._voters]
        for piece, *lists in zip(batch, *votes, strict=True):
            yield piece, [span for spans in lists for span in spans]


def _batches(texts: Iterable[str]) -> Iterator[list[_Piece]]:
    """The pieces of the texts in runs that are neither too many nor too long."""
    batch: list[_Piece] = []
    length = 0
    for number, text in enumerate(texts):
        for start, piece in pieces(text):
            if batch and (len(batch) == BATCH or length + len(piece) > BATCH_LENGTH):
                yield batch
                batch, length = [], 0
            batch.append(_Piece(number, start, piece))
            length += len(piece)
    if batch:
        yield batch
