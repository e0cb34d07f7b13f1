"""What the engines are asked: queries of many classes, in no engine's language."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

SLOP = 5
"""How many other words may stand among those that are to be near each other."""


class Kind(StrEnum):
    """A class of queries, as tables call it."""

    RARE = "rare term"
    COMMON = "common term"
    AND_2 = "two terms, AND"
    AND_3 = "three terms, AND"
    OR_2 = "two terms, OR"
    OR_3 = "three terms, OR"
    PHRASE = "phrase"
    COMMON_PHRASE = "phrase of common words"
    NEAR = "near"
    PREFIX_1 = "prefix of 1"
    PREFIX_2 = "prefix of 2"
    PREFIX_3 = "prefix of 3"
    PREFIX_4 = "prefix of 4"
    WILDCARD = "wildcard"
    FUZZY = "fuzzy"
    PERSON = "person"
    FILTERED = "filter + term"
    BY_DATE = "sorted by date"
    FACETS = "facets over all hits"

    @property
    def is_prefix(self) -> bool:
        """Whether it is a beginning of a word."""
        return self.name.startswith("PREFIX")

    @property
    def is_phrase(self) -> bool:
        """Whether its words stand one right after the other."""
        return self in (Kind.PHRASE, Kind.COMMON_PHRASE)


@dataclass(frozen=True, slots=True)
class Request:
    """One query, in no engine's language."""

    kind: Kind
    words: tuple[str, ...]
    """In lower case and not stemmed; of a wildcard its pattern, of a fuzzy word its wrong spelling, of a person his
    name."""
    year: int = 0
    """Of a filter."""

    @property
    def first_day(self) -> int:
        """Of the year, as `date.toordinal` counts."""
        return date(self.year, 1, 1).toordinal()

    @property
    def last_day(self) -> int:
        """Of the year."""
        return date(self.year, 12, 31).toordinal()
