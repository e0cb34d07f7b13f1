"""What recognition knows of a collection: its documents, and what each is taken to name so far."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from index.model import ArticleId, LabelledSpan, Span


@dataclass(frozen=True, slots=True)
class Document:
    """An article with what a recogniser found in it."""

    article_id: ArticleId
    text: str
    furniture: tuple[Span, ...] = ()
    """Lines that are no article text, in order, not overlapping."""
    spans: tuple[LabelledSpan, ...] = ()
    """What the recogniser took for names, in any order."""


class Label(StrEnum):
    """What a name is taken for."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    PEOPLE = "people"
    """Nations, religions, parties: "Russian". Never a mention; it says that a name is no person."""
    OTHER = "other"
    """Works, products, events, laws. Never a mention either."""
    DATE = "date"
    """Never a mention either; it keeps a surname off a month."""


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """A stretch of a text that may become a mention."""

    start: int
    end: int
    label: Label

    def overlaps(self, start: int, end: int) -> bool:
        """Whether it has a character in common with a stretch."""
        return self.start < end and start < self.end

    def within(self, start: int, end: int) -> bool:
        """Whether it lies wholly in a stretch."""
        return start <= self.start and self.end <= end


@dataclass(frozen=True, slots=True)
class Draft:
    """A document with the candidates that the steps so far have left."""

    document: Document
    candidates: tuple[Candidate, ...]

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def name(self, candidate: Candidate) -> str:
        """The characters that a candidate covers."""
        return self.document.text[candidate.start : candidate.end]

    def holding(self, candidates: Iterable[Candidate]) -> "Draft":
        """The same document with other candidates."""
        return replace(self, candidates=tuple(sorted(candidates)))

    def persons(self) -> list[Candidate]:
        """The candidates taken for persons."""
        return [found for found in self.candidates if found.label is Label.PERSON]

    def in_furniture(self, start: int) -> bool:
        """Whether an offset lies in a line that is no article text."""
        furniture = self.document.furniture
        if not furniture:
            return False
        before = bisect_right(furniture, start, key=lambda span: span.start)
        return before > 0 and start < furniture[before - 1].end


Drafts = tuple[Draft, ...]
"""A collection on its way from what was recognised to what is named."""

_LABELS = {
    "PERSON": Label.PERSON,
    "ORG": Label.ORGANISATION,
    "GPE": Label.PLACE,
    "LOC": Label.PLACE,
    "FAC": Label.PLACE,
    "NORP": Label.PEOPLE,
    "WORK_OF_ART": Label.OTHER,
    "PRODUCT": Label.OTHER,
    "EVENT": Label.OTHER,
    "LAW": Label.OTHER,
    "LANGUAGE": Label.OTHER,
    "DATE": Label.DATE,
}
"""The recogniser's labels (OntoNotes 5); its quantities name nothing."""


def draft(document: Document) -> Draft:
    """The recogniser's spans as first candidates, those outside the text left out."""
    size = len(document.text)
    candidates = [
        Candidate(span.start, span.end, _LABELS[span.label])
        for span in document.spans
        if span.label in _LABELS and 0 <= span.start < span.end <= size
    ]
    return Draft(document, tuple(sorted(candidates)))
