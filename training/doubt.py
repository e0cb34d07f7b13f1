"""Annotations that had better not be learnt: what is no name, and what only models took for a person."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from training.data import Entity, Piece
from training.vocabulary import VOCABULARY

ARTICLE = "the "

OUTVOTED = 2
"""A lone name is in doubt as a person if this many times as many readings call it something else."""


def mask_doubtful(texts: Sequence[Piece]) -> list[Piece]:
    """The texts, without the label of any doubtful entity, so that it is masked in training.

    Sources differ in whether "the" belongs to a name; here it never does.
    """
    texts = [_without_articles(text) for text in texts]
    usage = _Usage.of(texts)
    return [_masked(text, usage) for text in texts]


def is_name(text: str) -> bool:
    """Whether a span is written like a name: no pronoun, small letters in particles only."""
    acronym = len(text) > 1 and text.isupper()
    return (
        (acronym or text.lower() not in VOCABULARY.pronouns)
        and any(letter.isupper() for letter in text)
        and all(not word.islower() or word in VOCABULARY.particles for word in text.split())
    )


def has_title(name: str) -> bool:
    """Whether a title stands before the name of a person: "Mr. Putin", "U.S. Secretary of State Kerry"."""
    words = name.lower().replace(".", "").split()
    return words[0] in VOCABULARY.titles or "of" in words


@dataclass(frozen=True, slots=True)
class _Usage:
    """How names are used in all the texts."""

    labels: Mapping[str, Counter[str]]
    """How often each name has which label."""
    parts: frozenset[str]
    """First and last words of the full names of persons."""

    @classmethod
    def of(cls, texts: Iterable[Piece]) -> "_Usage":
        labels: dict[str, Counter[str]] = defaultdict(Counter)
        for text in texts:
            for entity in text.entities:
                if entity.label is not None:
                    labels[text.name(entity)][entity.label] += 1
        full_names = (name.split() for name, votes in labels.items() if votes["PERSON"] and " " in name)
        return cls(labels, frozenset(part for words in full_names for part in (words[0], words[-1])))

    def vouches_for(self, name: str) -> bool:
        """Whether a lone name is part of a full name somewhere, and mostly a person."""
        votes = self.labels[name]
        return name in self.parts and votes["PERSON"] * OUTVOTED > votes["ORG"] + votes["LOC"]


def _without_articles(text: Piece) -> Piece:
    return replace(
        text,
        entities=tuple(
            replace(e, start=e.start + len(ARTICLE)) if text.name(e).startswith(ARTICLE) else e for e in text.entities
        ),
    )


def _masked(text: Piece, usage: _Usage) -> Piece:
    return replace(
        text,
        entities=tuple(replace(e, label=None) if _is_doubtful(text, e, usage) else e for e in text.entities),
    )


def _is_doubtful(text: Piece, entity: Entity, usage: _Usage) -> bool:
    name = text.name(entity)
    if not is_name(name):
        return True
    if entity.label != "PERSON":
        return False
    lone_and_silver = text.silver and " " not in name
    return has_title(name) or (lone_and_silver and not usage.vouches_for(name))
