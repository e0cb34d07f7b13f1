"""The words and moulds of `vocabulary.toml`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the file holds; it says what each is for."""

    particles: frozenset[str]
    pronouns: frozenset[str]
    titles: frozenset[str]
    headline_small_words: frozenset[str]
    organisations: tuple[str, ...]
    places: tuple[str, ...]
    bylines: tuple[str, ...]
    forms_of_address: tuple[str, ...]


def _load() -> Vocabulary:
    table = tomllib.loads(Path(__file__).with_name("vocabulary.toml").read_text("utf-8"))
    return Vocabulary(
        particles=frozenset(table["particles"].split()),
        pronouns=frozenset(table["pronouns"].split()),
        titles=frozenset(table["titles"].split()),
        headline_small_words=frozenset(table["headline_small_words"].split()),
        organisations=tuple(table["organisations"]),
        places=tuple(table["places"]),
        bylines=tuple(table["bylines"]),
        forms_of_address=tuple(table["forms_of_address"]),
    )


VOCABULARY = _load()
