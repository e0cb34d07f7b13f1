"""What recognition knows of a collection: its documents, and what each is taken to name so far."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from operator import attrgetter

from index.model import ArticleId, LabelledSpan, Span


@dataclass(frozen=True, slots=True)
class Document:
    """An article with what the models found in it."""

    article_id: ArticleId
    text: str
    furniture: tuple[Span, ...] = ()
    """Lines that are no article text, in order, not overlapping."""
    spans: tuple[LabelledSpan, ...] = ()
    """What the models took for names, in any order."""


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
    unsure: bool = False
    """Whether models, lists and context leave open what it is."""

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
    ballots: tuple[tuple[Candidate, ...], ...] = ()
    """What each model takes for names, in order, a model's own not overlapping; no step but the first changes it."""

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

    def votes(self, start: int, end: int) -> list[Label | None]:
        """What each model takes a stretch for: the label of most of it, None where it names nothing there."""
        return [_label(ballot, start, end) for ballot in self.ballots]

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
"""The models' labels (OntoNotes 5, and plain ORG and LOC); quantities name nothing."""


def draft(document: Document) -> Draft:
    """The models' spans as their ballots, those outside the text left out; nobody is a candidate yet."""
    size = len(document.text)
    ballots: dict[str, list[Candidate]] = {}
    for span in sorted(document.spans):
        ballot = ballots.setdefault(span.voter, [])
        if span.label in _LABELS and 0 <= span.start < span.end <= size:
            ballot.append(Candidate(span.start, span.end, _LABELS[span.label]))
    return Draft(document, (), tuple(tuple(ballots[voter]) for voter in sorted(ballots)))


def touched(row: Sequence[Candidate], start: int, end: int) -> slice:
    """Where in a row, in order and without overlaps, those lie that have a character in common with a stretch."""
    return slice(bisect_right(row, start, key=attrgetter("end")), bisect_left(row, end, key=attrgetter("start")))


def _label(ballot: tuple[Candidate, ...], start: int, end: int) -> Label | None:
    most = max(
        ballot[touched(ballot, start, end)], key=lambda vote: min(vote.end, end) - max(vote.start, start), default=None
    )
    return most.label if most else None
