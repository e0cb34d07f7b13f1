"""Texts to measure with: a folder's articles, or a sample of a load of them; both read as the library reads them."""

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index import sources
from index.model import SourceText, Span
from index.sources import text as plain

SEED = 1
"""The same sample in every run."""


@dataclass(frozen=True, slots=True)
class Text:
    """An article to be read."""

    name: str
    """Its file's name, or its id in a load."""
    text: str
    furniture: tuple[Span, ...] = ()


def words(texts: Sequence[Text]) -> int:
    """How many words texts have, parted by white space."""
    return sum(len(text.text.split()) for text in texts)


def read_folder(folder: Path) -> tuple[Text, ...]:
    """The articles in a folder and in those within it, by path.

    Raises:
        SourceError: A file cannot be read.
    """
    paths = sorted(path for path in folder.rglob("*") if sources.reads(path.name))
    found = ((path.name, source) for path in paths for source in sources.read(path))
    return tuple(_text(name, source) for name, source in found if isinstance(source, SourceText))


def read_load(path: Path, articles: int) -> tuple[Text, ...]:
    """A sample of a gzipped file that has an article a line, a JSON object with `id`, `title` and `body`.

    Raises:
        OSError: The file cannot be read.
    """
    with gzip.open(path, "rt", encoding="utf-8") as file:
        lines = list(file)
    chosen = random.Random(SEED).sample(lines, min(articles, len(lines)))
    return tuple(text for line in chosen for text in _of_line(line))


def _of_line(line: str) -> Iterator[Text]:
    record = json.loads(line)
    content = f"{record['title']}\n\n{record['body']}".encode()
    return (_text(record["id"], source) for source in plain.read(Path(f"{record['id']}.txt"), content))


def _text(name: str, source: SourceText) -> Text:
    return Text(name, source.text, source.furniture)
