"""What linking a collection afresh costs, and what adding articles to it costs, as the collection grows.

    python -m benchmarks.linking NEWS.jsonl.gz [--sizes 1000 5000 20000] [--sample 1000]

NEWS has a JSON object a line with "title" and "body". A sample is recognised once; more articles than that are the
sampled ones with every given name and surname of the lists put in another's place, so that new people come with them
as they do in news. Times are of the processor, of this process alone.
"""

import argparse
import gzip
import json
import random
import re
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import mean

from index.catalog import Catalog, FileContent
from index.decisions import Decisions, open_decided
from index.linking import link_added, link_afresh
from index.location import FileState
from index.model import LabelledSpan, SourceText
from index.people import Recogniser, vocabulary
from index.people.folding import fold

SEED = 2026
BATCH = 1000
TIMES = 40
"""How often one article is added, of which the mean is taken: they are short and long."""
RENAMED = 0.3
"""Of how many of a sample's names a further copy of it names somebody else."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Recognised:
    """A text with what the models found in it."""

    text: str
    spans: tuple[LabelledSpan, ...]


def main() -> None:
    """Read the arguments, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("news", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 5000, 20000])
    parser.add_argument("--sample", type=int, default=1000)
    arguments = parser.parse_args()
    sample = recognised(arguments.news, arguments.sample)
    print("| articles | afresh, s | afresh, ms an article | 1 added, ms | 20 added, ms | catalog, MB |")
    print("|---|---|---|---|---|---|")
    for size in arguments.sizes:
        print(measure(sample, size), flush=True)


def recognised(news: Path, size: int) -> list[Recognised]:
    """A sample spread over the whole file, recognised."""
    with gzip.open(news, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    chosen = rows[:: max(1, len(rows) // size)][:size]
    texts = [f"{row['title']}\n\n{row['body']}" for row in chosen]
    return [Recognised(text, spans) for text, spans in zip(texts, Recogniser().recognise(texts), strict=True)]


def articles(sample: list[Recognised]) -> Iterator[Recognised]:
    """The sample, then copies of it without end that name others."""
    yield from sample
    chance = random.Random(SEED)
    given, surnames = sorted(vocabulary.given_names()), sorted(vocabulary.surnames())
    while True:
        for each in sample:
            yield renamed(each, chance, given, surnames)


def renamed(article: Recognised, chance: random.Random, given: list[str], surnames: list[str]) -> Recognised:
    """An article with others' names for some of its listed ones; each name is replaced everywhere or nowhere."""
    new: dict[str, str] = {}

    def other(word: re.Match[str]) -> str:
        folded = fold(word[0])
        if not word[0].istitle() or not vocabulary.is_listed(folded) or folded in vocabulary.no_names():
            return word[0]
        if word[0] not in new:
            pool = given if folded in vocabulary.given_names() else surnames
            new[word[0]] = chance.choice(pool).title() if chance.random() < RENAMED else word[0]
        return new[word[0]]

    parts, spans, length, at = [], [], 0, 0
    for start, end, group in stretches(article):
        parts += [article.text[at:start], _WORD.sub(other, article.text[start:end])]
        begun = length + start - at
        length = begun + len(parts[-1])
        spans += [LabelledSpan(begun, length, span.label, span.voter) for span in group]
        at = end
    return Recognised("".join([*parts, article.text[at:]]), tuple(spans))


def stretches(article: Recognised) -> Iterator[tuple[int, int, list[LabelledSpan]]]:
    """The marked stretches from left to right, those that overlap as one, with the votes on them."""
    group: list[LabelledSpan] = []
    for span in sorted(article.spans):
        if group and span.start >= max(each.end for each in group):
            yield group[0].start, max(each.end for each in group), group
            group = []
        group.append(span)
    if group:
        yield group[0].start, max(each.end for each in group), group


def measure(sample: list[Recognised], size: int) -> str:
    """A row of the table."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "catalog.sqlite")
        with closing(Catalog(file)) as catalog, closing(open_decided(Path(folder, "decided.sqlite"))) as decided:
            decisions = Decisions(decided)
            rest = articles(sample)
            put(catalog, islice(rest, size))
            afresh = seconds(lambda: link_afresh(catalog, decisions))

            def add(count: int) -> float:
                put(catalog, islice(rest, count))
                return seconds(lambda: link_added(catalog, decisions))

            one, twenty = mean(add(1) for _ in range(TIMES)), mean(add(20) for _ in range(3))
            row = (size, f"{afresh:.1f}", f"{1000 * afresh / size:.1f}", f"{1000 * one:.0f}", f"{1000 * twenty:.0f}")
            return "| " + " | ".join(map(str, (*row, file.stat().st_size >> 20))) + " |"


def put(catalog: Catalog, added: Iterable[Recognised]) -> None:
    """Store articles as recognition leaves them."""
    rest = iter(added)
    while batch := list(islice(rest, BATCH)):
        first = len(catalog.files())
        catalog.store_files(
            FileContent(FileState(f"{first + number:07}.txt", 1, 1), (SourceText(each.text, "Title"),), None)
            for number, each in enumerate(batch)
        )
        catalog.store_recognised(zip(sorted(catalog.unrecognised()), (each.spans for each in batch), strict=True))


def seconds(task: Callable[[], None]) -> float:
    """How long a task keeps the processor."""
    start = time.process_time()
    task()
    return time.process_time() - start


if __name__ == "__main__":
    main()
