"""Scores by the rules of `score.py`, with every name that was missed, invented or taken for somebody else.

Spans must be exact after the scorer has trimmed titles and possessives from both sides; links are scored by B-cubed
over the whole collection (Stoyanov et al., ACL 2009).
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.score import b_cubed, f1, gold_mentions, trim

LAYERS = {"persons": "name", "descriptions": "description"}
"""The layers of a gold file, and the kind of mention that each is scored with."""

Place = tuple[str, int, int]
"""An article's name, and where in it a trimmed mention begins and ends."""


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of a person, by a system or by a gold file."""

    article: str
    start: int
    end: int
    text: str
    entity: str
    kind: str = "name"

    @property
    def place(self) -> Place:
        """Where it is, trimmed."""
        return (self.article, *trim(self.start, self.end, self.text))


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision and recall."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return float(f1(self.precision, self.recall))


@dataclass(frozen=True, slots=True)
class Confusion:
    """An entity of one side that is several on the other."""

    entity: str
    others: tuple[tuple[str, int], ...]
    """Each with the number of mentions, the commonest first."""


@dataclass(frozen=True, slots=True)
class Score:
    """How a system did on one layer of a gold file."""

    gold: int
    """How many mentions there are to be found."""
    spans: Rates
    links: Rates
    missed: tuple[Place, ...]
    invented: tuple[Place, ...]
    merged: tuple[Confusion, ...]
    """Entities of the system that are several persons."""
    split: tuple[Confusion, ...]
    """Persons that are several entities of the system."""


@dataclass(frozen=True, slots=True)
class Gold:
    """Who is named, by one layer of a gold file."""

    required: Mapping[Place, str]
    """The person of each mention."""
    optional: frozenset[Place]
    """What counts neither way."""
    articles: frozenset[str]
    partial: frozenset[str]
    """Articles of which only some persons are listed: what else is found there does not count."""

    def counts(self, place: Place) -> bool:
        """Whether a mention that a system found counts, for it or against it."""
        article = place[0]
        is_listed = article in self.articles and place not in self.optional
        return is_listed and (place in self.required or article not in self.partial)


def read_gold(path: Path, layer: str) -> Gold:
    """A layer of a gold file, "persons" or "descriptions".

    Raises:
        OSError: The file cannot be read.
    """
    articles = json.loads(path.read_text("utf-8"))
    required, optional = gold_mentions(articles, layer)
    return Gold(
        required={place: entity for place, (entity, _) in required.items()},
        optional=frozenset(optional),
        articles=frozenset(article["article"] for article in articles),
        partial=frozenset(article["article"] for article in articles if article.get("partial")),
    )


def score(gold: Gold, found: Iterable[Named], kind: str) -> Score:
    """How a system's mentions of one kind compare with a gold file's."""
    entities = {named.place: named.entity for named in found if named.kind == kind and gold.counts(named.place)}
    required = gold.required
    both = required.keys() & entities.keys()
    return Score(
        gold=len(required),
        spans=Rates(_share(len(both), len(entities)), _share(len(both), len(required))),
        links=Rates(*b_cubed(required, entities)),
        missed=tuple(sorted(required.keys() - both)),
        invented=tuple(sorted(entities.keys() - both)),
        merged=_confusions(entities, required),
        split=_confusions(required, entities),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _confusions(of: Mapping[Place, str], by: Mapping[Place, str]) -> tuple[Confusion, ...]:
    """The entities of one side whose mentions the other side gives to several."""
    others: dict[str, Counter[str]] = defaultdict(Counter)
    for place in sorted(of.keys() & by.keys()):
        others[of[place]][by[place]] += 1
    return tuple(Confusion(entity, tuple(each.most_common())) for entity, each in others.items() if len(each) > 1)
