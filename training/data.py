"""Reading the annotated texts, and what of them is for training and what for choosing among models."""

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

GOLD_FILE = "gold.jsonl.gz"
SILVER_FILE = "silver.jsonl.gz"

DEVELOPMENT_SHARE = 0.1
"""How much of every source is kept out of training."""

PIECE_WORDS = 110
"""From this length on, a text is cut at the next line end."""

MINIMUM_WORDS = 6
"""Shorter pieces have no context to learn from."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A span that is an entity, or may be one."""

    start: int
    end: int
    label: str | None
    """PERSON, ORG or LOC; None where it is not known which, or whether it is one at all."""

    def moved(self, by: int) -> "Entity":
        """The entity so many characters further on."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an annotated text."""

    source: str
    text: str
    entities: tuple[Entity, ...]
    """In order, not overlapping."""
    silver: bool
    """Whether models annotated it, not people."""

    def words(self) -> int:
        """How many words it has, counted by white space."""
        return len(self.text.split())

    def name(self, entity: Entity) -> str:
        """The text of an entity."""
        return self.text[entity.start : entity.end]

    def persons(self) -> list[Entity]:
        """The entities that are persons."""
        return [entity for entity in self.entities if entity.label == "PERSON"]

    def with_insertion(self, offset: int, text: str) -> "Piece":
        """The piece with a text put in at an offset that cuts no entity."""
        whole = self.text[:offset] + text + self.text[offset:]
        moved = (e.moved(len(text)) if e.start >= offset else e for e in self.entities)
        return replace(self, text=whole, entities=tuple(moved))

    def cuts_entity(self, offset: int) -> bool:
        """Whether an entity lies on both sides of an offset."""
        return any(e.start < offset < e.end for e in self.entities)

    def cut(self, start: int, end: int) -> "Piece":
        """The stretch from `start` to `end`, with the entities that lie in it."""
        inside = (e for e in self.entities if start <= e.start and e.end <= end)
        return replace(self, text=self.text[start:end], entities=tuple(e.moved(-start) for e in inside))


@dataclass(frozen=True, slots=True)
class Division:
    """The texts, divided."""

    training: tuple[Piece, ...]
    development: tuple[Piece, ...]


def read_texts(folder: Path) -> list[Piece]:
    """Every text of the folder's gold and silver file, whole and in order.

    Raises:
        OSError: One of the files is missing or cannot be read.
    """
    gold = _read_file(folder / GOLD_FILE, silver=False)
    silver = _read_file(folder / SILVER_FILE, silver=True)
    return [*gold, *silver]


def divide(texts: Iterable[Piece]) -> Division:
    """Cut the texts into pieces, keeping the last tenth of every source for development.

    Neighbours in a source come from one document, so that a tenth in one stretch keeps a document,
    and the people in it, on one side of the cut.
    """
    by_source: dict[str, list[Piece]] = defaultdict(list)
    for text in texts:
        by_source[text.source].append(text)
    training: list[Piece] = []
    development: list[Piece] = []
    for source in by_source.values():
        first_held_out = round(len(source) * (1 - DEVELOPMENT_SHARE))
        training += source[:first_held_out]
        development += source[first_held_out:]
    return Division(tuple(_pieces(training)), tuple(_pieces(development)))


def _read_file(path: Path, *, silver: bool) -> Iterator[Piece]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            entities = (Entity(e["start"], e["end"], e["label"]) for e in row["entities"])
            yield Piece(row["source"], row["text"], _in_order(entities), silver)


def _in_order(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """The entities in order; of two that overlap, the one that starts first, or else the longer one."""
    kept: list[Entity] = []
    for entity in sorted(entities, key=lambda e: (e.start, -e.end)):
        if not kept or kept[-1].end <= entity.start:
            kept.append(entity)
    return tuple(kept)


def _pieces(texts: Iterable[Piece]) -> Iterator[Piece]:
    return (piece for text in texts for piece in _cut(text) if piece.words() >= MINIMUM_WORDS)


def _cut(text: Piece) -> Iterator[Piece]:
    start = 0
    for line_end in re.finditer(r"\n", text.text):
        if len(text.text[start : line_end.start()].split()) >= PIECE_WORDS:
            yield text.cut(start, line_end.start())
            start = line_end.end()
    yield text.cut(start, len(text.text))
