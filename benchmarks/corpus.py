"""A collection of any size: the real articles of a file in their order, then others made of their paragraphs.

    python -m benchmarks.corpus OUT --size N [--seed S] [--from FILE.jsonl.gz] [--as jsonl|txt]

FILE has a JSON object a line with "id", "title", "date", "source" and "body". Without it the five articles in `seeds/`
are the real ones. An article that is made has as many paragraphs as some real one, each from a real article drawn anew,
the title of that of the first, and a day of the twenty years from 2004 on. It depends on its number, the seed and
the real ones alone: a smaller collection is the beginning of a larger one, on every machine. Such a collection repeats
its paragraphs and has no words that the real ones have not: its postings are as long as those of real news, its
lexicon is shorter.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, islice
from pathlib import Path
from random import Random

from benchmarks.records import Record, read_records
from index import sources

SEEDS = Path(__file__).parent.parent / "seeds"
SEED = 1
FIRST_DAY = date(2004, 1, 1)
DAYS = 7305
"""Twenty years."""
PER_FOLDER = 1000
"""Files in one folder; more are slow to list on some systems."""


@dataclass(frozen=True, slots=True)
class Pool:
    """What articles are made of."""

    titles: tuple[str, ...]
    sources: tuple[str, ...]
    paragraphs: tuple[tuple[str, ...], ...]
    """Those of each real article, at least one."""


def collection(real: Iterable[Record], size: int, seed: int = SEED) -> Iterator[Record]:
    """So many articles: the real ones, then made ones.

    Raises:
        ValueError: There is no real one, and some are wanted.
    """
    kept: list[Record] = []
    for record in islice(real, size):
        kept.append(record)
        yield record
    if len(kept) < size:
        pool = _pool(kept)
        yield from (made(pool, number, seed) for number in range(len(kept) + 1, size + 1))


def _pool(real: Sequence[Record]) -> Pool:
    if not real:
        raise ValueError("there are no real articles to begin with")
    paragraphs = (tuple(part for part in record.body.split("\n\n") if part.strip()) for record in real)
    return Pool(
        tuple(record.title for record in real),
        tuple(record.source for record in real),
        tuple(parts or (record.title,) for parts, record in zip(paragraphs, real, strict=True)),
    )


def made(pool: Pool, number: int, seed: int) -> Record:
    """The article of this number, made of others' paragraphs."""
    # Python promises the same `random()` from a seed in every release, but not the same of what is built on it.
    chance = Random(f"{seed}/{number}").random

    def drawn(count: int) -> int:
        return int(chance() * count)

    articles = len(pool.titles)
    parts = [drawn(articles) for _ in pool.paragraphs[drawn(articles)]]
    body = "\n\n".join(pool.paragraphs[part][drawn(len(pool.paragraphs[part]))] for part in parts)
    day = FIRST_DAY + timedelta(days=drawn(DAYS))
    return Record(number, f"made-{number:07}", pool.titles[parts[0]], day.isoformat(), pool.sources[parts[0]], body)


def seed_records() -> Iterator[Record]:
    """The five articles in `seeds/`."""
    for number, path in enumerate(sorted(SEEDS.glob("*.txt")), start=1):
        (text,) = sources.read(path)
        day = text.date or FIRST_DAY
        yield Record(number, path.stem, text.title, day.isoformat(), text.source or "seeds", text.text)


def write_lines(records: Iterable[Record], out: Path) -> None:
    """Write a JSON Lines file."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.open("w", encoding="utf-8") as file:
        file.writelines(f"{record.line()}\n" for record in records)


def write_texts(records: Iterable[Record], out: Path) -> None:
    """Write a folder of text files, a thousand in each folder within it."""
    for record in records:
        folder = out / f"{record.number // PER_FOLDER:04}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{record.number:07}.txt").write_text(as_text(record), "utf-8")


def as_text(record: Record) -> str:
    """An article as a text file has it."""
    return f"{record.title}\n\nPublished: {record.date[:10]}\n\n{record.body}\n"


WRITERS: dict[str, Callable[[Iterable[Record], Path], None]] = {"jsonl": write_lines, "txt": write_texts}


def real_records(file: Path | None) -> Iterator[Record]:
    """Those of a file, or the seeds, with a word of warning to standard error."""
    if file is not None:
        return read_records(file)
    print(
        "Made from five articles: words, their frequencies and the lengths of texts are less natural than those of a "
        "real collection, which --from names.",
        file=sys.stderr,
    )
    return seed_records()


def main() -> None:
    """Write what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path, help="a file for jsonl, a folder for txt")
    parser.add_argument("--size", type=int, required=True, help="how many articles")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--from", dest="file", type=Path, help="real articles, JSON Lines, gzipped or not")
    parser.add_argument("--as", dest="form", choices=sorted(WRITERS), default="jsonl")
    asked = parser.parse_args()
    records = real_records(asked.file)
    first = next(records, None)
    if first is None:
        parser.error(f"there is no article in {asked.file}")
    WRITERS[asked.form](collection(chain([first], records), asked.size, asked.seed), asked.out)


if __name__ == "__main__":
    main()
