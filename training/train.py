"""Train the second recogniser of names: `python -m training.train DATA_FOLDER OUT_FOLDER`."""

import hashlib
import shutil
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import click
import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config

from training.corpus import make_example, read_division
from training.data import Piece

CONFIG_FILE = Path(__file__).with_name("config.cfg")
PLACES_FILE = Path(__file__).with_name("places.txt")
WEIGHTS = ("tok2vec/model", "ner/model")

META = {
    "name": "namedrop_names",
    "version": "0.1.0",
    "description": "Names of persons, organisations and places in English news.",
    "license": "CC BY-SA 4.0",
    "spacy_version": ">=3.8.0,<3.9.0",
}
"""What the model says of itself; MODEL_CARD.md says more."""


@dataclass(frozen=True, slots=True)
class Score:
    """F1 of the persons named in the texts kept out of training, exact spans, from 0 to 1."""

    gold: float
    """In what people annotated; the best model is chosen by it."""
    silver: float
    """In what models annotated: news, but a single text with one wrong name throughout can sway it."""


@click.command(help=__doc__)
@click.argument("data", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("out", type=click.Path(file_okay=False, path_type=Path))
@click.option("--seeds", default=3, show_default=True, help="How many models to choose from.")
def main(data: Path, out: Path, seeds: int) -> None:
    """Train a model from every seed and keep the best in OUT/model."""
    held_out = read_division(data).development
    best = -1.0
    for seed in range(seeds):
        nlp = train_model(data, out / f"seed-{seed}", seed)
        score = score_persons(nlp, held_out)
        click.echo(f"seed {seed}: {score}")
        if score.gold > best:
            best = score.gold
            save(nlp, score, out / "model")
    for name in WEIGHTS:
        click.echo(f"{digest(out / 'model' / name)}  {name}")


def train_model(data: Path, out: Path, seed: int) -> Language:
    """A model trained from one seed; its state on the way is left in `out`."""
    overrides = {
        "paths.data": str(data),
        "paths.places": str(PLACES_FILE),
        "system.seed": seed,
    }
    nlp = init_nlp(load_config(CONFIG_FILE, overrides, interpolate=False))
    out.mkdir(parents=True, exist_ok=True)
    train(nlp, out, stdout=sys.stderr)
    return spacy.load(out / "model-last")


def score_persons(nlp: Language, pieces: Iterable[Piece]) -> Score:
    """The model's score on development texts."""
    gold: list[Example] = []
    silver: list[Example] = []
    for piece in pieces:
        (silver if piece.silver else gold).append(make_example(nlp, piece))
    return Score(_f1_of_persons(nlp, gold), _f1_of_persons(nlp, silver))


def save(nlp: Language, score: Score, folder: Path) -> None:
    """Write the model without what only its training needed, and without the machine's paths.

    Its strings stay behind: the features are hashes, and the labels are kept with the recogniser.
    """
    nlp.meta.update(META, performance=asdict(score))
    config = nlp.config.copy()
    config["paths"] = dict.fromkeys(config["paths"])
    config["corpora"] = {}
    nlp.config = config
    shutil.rmtree(folder, ignore_errors=True)
    nlp.to_disk(folder, exclude=["vocab"])


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _f1_of_persons(nlp: Language, examples: list[Example]) -> float:
    by_label = nlp.evaluate(examples)["ents_per_type"]
    return float(by_label["PERSON"]["f"]) if "PERSON" in by_label else 0.0


if __name__ == "__main__":
    main()
