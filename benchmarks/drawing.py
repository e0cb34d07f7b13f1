"""Queries drawn from the texts that are searched, by how many of them have their words."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from random import Random

from benchmarks.records import Record
from benchmarks.search_queries import SLOP, Kind, Request
from index.fulltext.analysis import stem

SAMPLE = 20_000
"""Of how many articles at the most words are counted."""
FEW = 4
"""A word of fewer articles of a sample is rare, however small that is."""
TRIES = 1000
"""How often a draw is repeated until it gives another query than before."""
RARE, MIDDLING, COMMON = (0.0, 0.001), (0.002, 0.05), (0.05, 1.0)
"""In which part of the articles words of each kind are."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
_WORD = re.compile(r"[a-z]{3,}")
_PAIR = re.compile(r"(?=\b([A-Za-z]{2,}) ([A-Za-z]{2,})\b)")


class Drawing:
    """Draws queries from texts, the same from the same ones.

    Args:
        records: The articles, or a sample of them, spread over the whole.
        people: The names that stand for recognised people.
        seed: Another one draws others.
    """

    def __init__(self, records: Sequence[Record], people: Sequence[str], seed: int) -> None:
        self._chance = Random(seed)
        self._texts = [f"{record.title} {record.body}".lower() for record in records]
        self._frequency = Counter(word for text in self._texts for word in set(_WORD.findall(text)))
        self._people = people
        self._years = sorted({record.date[:4] for record in records})
        self._ways: dict[Kind, Callable[[str], tuple[str, ...] | None]] = {
            Kind.RARE: lambda text: self._words(text, (RARE,)),
            Kind.COMMON: lambda text: self._words(text, (COMMON,)),
            Kind.AND_2: lambda text: self._words(text, (COMMON, MIDDLING)),
            Kind.AND_3: lambda text: self._words(text, (COMMON, COMMON, MIDDLING)),
            Kind.OR_2: lambda text: self._words(text, (COMMON, MIDDLING)),
            Kind.OR_3: lambda text: self._words(text, (COMMON, COMMON, MIDDLING)),
            Kind.PHRASE: lambda text: self._pair(text, MIDDLING),
            Kind.COMMON_PHRASE: lambda text: self._pair(text, COMMON),
            Kind.NEAR: self._near,
            Kind.WILDCARD: self._wildcard,
            Kind.FUZZY: self._misspelt,
            Kind.PERSON: lambda _text: (self._chance.choice(self._people),) if self._people else None,
            Kind.FILTERED: lambda text: self._words(text, (COMMON,)),
            Kind.BY_DATE: lambda text: self._words(text, (COMMON,)),
            Kind.FACETS: lambda text: self._words(text, (COMMON,)),
        } | {kind: self._beginning_of(int(kind.value[-1])) for kind in Kind if kind.is_prefix}

    def draw(self, kind: Kind, count: int) -> tuple[Request, ...]:
        """So many different queries of a class, fewer where the texts have no more."""
        return tuple(dict.fromkeys(self._drawn(kind, count)))[:count]

    def _drawn(self, kind: Kind, count: int) -> Iterator[Request]:
        seen = set[tuple[str, ...]]()
        for _ in range(TRIES):
            if len(seen) == count:
                return
            words = self._ways[kind](self._chance.choice(self._texts))
            if words is not None and words not in seen:
                seen.add(words)
                year = int(self._chance.choice(self._years)) if kind is Kind.FILTERED else 0
                yield Request(kind, words, year)

    def _is_in(self, word: str, band: tuple[float, float]) -> bool:
        least, most = (part * len(self._texts) for part in band)
        # A word of one article of a sample may be a slip of the pen that is in no other.
        return self._frequency[word] > 1 and least <= self._frequency[word] < max(most, FEW)

    def _words(self, text: str, bands: Sequence[tuple[float, float]]) -> tuple[str, ...] | None:
        """Different words of one text, each of the frequency asked for."""
        words = list(dict.fromkeys(_WORD.findall(text)))
        self._chance.shuffle(words)
        chosen: list[str] = []
        for band in bands:
            word = next((word for word in words if word not in chosen and self._is_in(word, band)), None)
            if word is None:
                return None
            chosen.append(word)
        return tuple(chosen)

    def _pair(self, text: str, band: tuple[float, float]) -> tuple[str, ...] | None:
        pairs = [pair for pair in _PAIR.findall(text) if all(self._is_in(word, band) for word in pair)]
        return self._chance.choice(pairs) if pairs else None

    def _near(self, text: str) -> tuple[str, ...] | None:
        words = _WORD.findall(text)
        if len(words) < SLOP:
            return None
        at = self._chance.randrange(len(words) - SLOP + 1)
        first, second = words[at], words[at + self._chance.randrange(1, SLOP)]
        fits = first != second and self._is_in(first, (MIDDLING[0], 1)) and self._is_in(second, (MIDDLING[0], 1))
        return (first, second) if fits else None

    def _beginning_of(self, length: int) -> Callable[[str], tuple[str, ...] | None]:
        def beginning(text: str) -> tuple[str, ...] | None:
            words = [word for word in _WORD.findall(text) if len(word) > length]
            return (self._chance.choice(words)[:length],) if words else None

        return beginning

    def _wildcard(self, text: str) -> tuple[str, ...] | None:
        words = [word for word in _WORD.findall(text) if len(word) >= 7]
        if not words:
            return None
        word = self._chance.choice(words)
        at = self._chance.randrange(2, 4)
        return (f"{word[:at]}?{word[at + 1 : -2]}*",)

    def _misspelt(self, text: str) -> tuple[str, ...] | None:
        # Others compare it with stems: of words that are their own stems they find what ours finds.
        words = [word for word in _WORD.findall(text) if len(word) >= 6 and stem(word) == word]
        words = [word for word in words if self._is_in(word, (MIDDLING[0], 1))]
        if not words:
            return None
        word = self._chance.choice(words)
        at = self._chance.randrange(2, len(word) - 1)
        other = self._chance.choice(LETTERS.replace(word[at], ""))
        return (self._chance.choice((word[:at] + word[at + 1 :], word[:at] + other + word[at + 1 :])),)
