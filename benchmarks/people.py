"""Who is found, who is taken for whom, and how fast: each model alone, and both with the rules, in one run.

    python -m benchmarks.people [GOLD.json FOLDER] [--rounds N] [--load NEWS.jsonl.gz [--articles N]]

Without a gold file and a folder of texts: on the seeds. A model alone is scored with the spans as it marks them, and
with those of the same words as one person; like all others, its spans are trimmed by the scorer. Times are processor
time, the best of several rounds, loading left out; the ratio is that of the rules (agree, link, describe) to the
models. `--load` measures it on a bigger collection as well.
"""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.naming import named_by_model, named_by_program
from benchmarks.scoring import LAYERS, Named, Score, read_gold, score
from benchmarks.tables import SCORE_HEADINGS, TIME_HEADINGS, errors, row, score_row, time_row
from benchmarks.texts import Text, read_folder, read_load, words
from benchmarks.timing import Seconds, measure
from index.people.models import OWN, SMALL_ENGLISH

HERE = Path(__file__).parent


def main(command_line: Sequence[str] | None = None) -> None:
    """Read the arguments, score, time, and print."""
    arguments = _arguments(command_line)
    texts = read_folder(arguments.folder)
    seconds = measure(texts, arguments.rounds)
    found = list(named_by_program(arguments.folder))
    scores = {layer: score(read_gold(arguments.gold, layer), found, kind) for layer, kind in LAYERS.items()}
    _print_scores(arguments.gold, arguments.folder.name, texts, scores, seconds)
    print(f"\n{row('seconds', TIME_HEADINGS)}\n{time_row(arguments.folder.name, seconds)}", flush=True)
    if arguments.load:
        load = read_load(arguments.load, arguments.articles)
        print(time_row(f"{len(load)} articles, {words(load):,} words", measure(load, arguments.rounds)))
    _print_errors(scores, {text.name: text.text for text in texts})


def _arguments(command_line: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", nargs="?", type=Path, default=HERE / "gold" / "seeds.json")
    parser.add_argument("folder", nargs="?", type=Path, default=HERE.parent / "seeds")
    parser.add_argument("--rounds", type=int, default=3, help="how often each part is timed")
    parser.add_argument("--load", type=Path, help="articles to time the rules on as well, one a line")
    parser.add_argument("--articles", type=int, default=500, help="how many of them")
    return parser.parse_args(command_line)


def _print_scores(gold: Path, name: str, texts: Sequence[Text], scores: Mapping[str, Score], seconds: Seconds) -> None:
    size = words(texts)
    persons, descriptions = scores["persons"], scores["descriptions"]
    print(row(f"{name}, {len(texts)} articles, {size:,} words", ()))
    print(row("", SCORE_HEADINGS))
    for label, model, time in (("packaged model", SMALL_ENGLISH, seconds.packaged), ("own model", OWN, seconds.own)):
        print(score_row(label, _score_persons(gold, list(named_by_model(model, texts))), size / time))
    speed = size / (seconds.models + seconds.rules)
    print(score_row(f"both and the rules ({persons.gold})", persons, speed))
    if descriptions.gold:
        print(score_row(f"descriptions ({descriptions.gold})", descriptions, None))


def _score_persons(gold: Path, found: Sequence[Named]) -> Score:
    return score(read_gold(gold, "persons"), found, LAYERS["persons"])


def _print_errors(scores: Mapping[str, Score], texts: Mapping[str, str]) -> None:
    for layer, each in scores.items():
        if each.gold:
            print(f"\n{layer}, errors of both and the rules:")
            print("\n".join(errors(each, texts)) or "none")


if __name__ == "__main__":
    main()
