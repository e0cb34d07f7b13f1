"""The tree of a query -> the documents of a segment that match, with their scores."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from index.fulltext.clauses import Clauses
from index.fulltext.expansion import FieldTerms
from index.fulltext.filters import passing
from index.fulltext.phrases import close_together, having_all, in_a_row
from index.fulltext.postings import NOTHING, Among, Found, having_any, postings, summed
from index.fulltext.query import (
    AllOf,
    AnyOf,
    Dated,
    Filter,
    Fuzzy,
    IsRead,
    Named,
    Naming,
    Near,
    Node,
    Phrase,
    Prefix,
    Scope,
    Together,
    Wildcard,
    Without,
    Word,
)
from index.fulltext.searcher import SearchedSegment, fields_of
from index.fulltext.sorted_sets import as_mask, as_numbers, places


class SegmentEvaluation:
    """A query put to one segment.

    Scores are those of Whoosh's queries: those of the parts of an AND or OR are added up, those of a phrase
    are its words' in the fields that have the phrase, and what is a filter or under a NOT counts nothing.
    """

    def __init__(self, clauses: Clauses, segment: SearchedSegment, at: int) -> None:
        """Prepare it for a segment.

        Args:
            clauses: What the clauses of the query stand for.
            segment: Where to look.
            at: Its number among those that the clauses are looked up in.
        """
        self._clauses = clauses
        self._segment = segment
        self._at = at

    def find(self, node: Node, among: Among = None) -> Found:
        """The documents that match, deleted ones too.

        Raises:
            Cancelled: Nobody waits for them.
        """
        self._clauses.go_on()
        match node:
            case AllOf(parts):
                return self._all(parts, among)
            case AnyOf(parts):
                return self._any(parts, among)
            case Without():
                return self._all([node], among)
            case Word() | Prefix() | Wildcard() | Fuzzy():
                return having_any(self._segment, self._clauses.terms(node)[self._at], among)
            case Phrase() | Near():
                return self._placed(node, among)
            case Named() | Together():
                return self._named(node, among)
            case Dated() | IsRead():
                return self._filtered(node, among)

    def _all(self, parts: Sequence[Node], among: Among) -> Found:
        """The rarest part first, since the others are then looked for among few."""
        count = len(self._segment)
        scores: NDArray[np.float64] | None = None
        for part in sorted((part for part in parts if not isinstance(part, Without)), key=self._effort):
            found = self.find(part, among)
            if among is None or scores is None:
                scores = found.scores
            else:
                scores = scores[places(found.documents, among, count)] + found.scores
            among = found.documents
            if not len(among):
                return NOTHING
        documents = np.arange(count, dtype=np.uint32) if among is None else among
        scores = np.zeros(len(documents)) if scores is None else scores
        for unwanted in (part.part for part in parts if isinstance(part, Without)):
            is_wanted = ~as_mask(self.find(unwanted, documents).documents, count)[documents]
            documents, scores = documents[is_wanted], scores[is_wanted]
        return Found(documents, scores)

    def _any(self, parts: Sequence[Node], among: Among) -> Found:
        found = list[Found]()
        for part in parts:
            if isinstance(part, Word | Prefix | Wildcard | Fuzzy):
                self._clauses.go_on()
                found += postings(self._segment, self._clauses.terms(part)[self._at], among)
            else:
                found.append(self.find(part, among))
        return summed(found, len(self._segment))

    def _placed(self, leaf: Phrase | Near, among: Among) -> Found:
        found = [self._placed_in(field, leaf, among) for field in fields_of(leaf.scope)]
        return summed(found, len(self._segment))

    def _placed_in(self, field: str, leaf: Phrase | Near, among: Among) -> Found:
        arrays = self._segment.field(field)
        words = [self._term(field, term, leaf.scope) for term in leaf.terms]
        if not all(len(word.numbers) for word in words):
            return NOTHING
        terms = [int(word.numbers[0]) for word in words]
        documents = having_all(arrays, terms, among)
        if isinstance(leaf, Near):
            documents = self._joined(close_together(arrays, terms, leaf.slop, documents))
        else:
            documents = self._joined(in_a_row(arrays, terms, documents))
        totals = np.zeros(len(documents))
        for word in words if len(documents) else ():
            totals += having_any(self._segment, [word], documents).scores
        return Found(documents, totals)

    def _joined(self, parts: Iterable[NDArray[np.uint32]]) -> NDArray[np.uint32]:
        """All parts of what takes a while, unless nobody waits for them any longer."""
        found = [NOTHING.documents]
        for part in parts:
            self._clauses.go_on()
            found.append(part)
        return np.concatenate(found)

    def _term(self, field: str, term: str, scope: Scope) -> FieldTerms:
        """A word of a phrase in one of the fields in which the phrase is looked for."""
        return next(each for each in self._clauses.terms(Word(term, scope))[self._at] if each.field == field)

    def _named(self, clause: Naming, among: Among) -> Found:
        counted, scores = self._clauses.counted(clause)
        documents, which = self._segment.numbers.of(counted.ids)
        if among is None:
            return Found(documents, scores[which])
        kept = places(among, documents, len(self._segment))
        return Found(documents[kept], scores[which[kept]])

    def _filtered(self, clause: Filter, among: Among) -> Found:
        read = self._clauses.read() if isinstance(clause, IsRead) else np.empty(0, np.int64)
        mask = passing(self._segment, clause, read)
        documents = as_numbers(mask) if among is None else among[mask[among]]
        return Found(documents, np.zeros(len(documents)))

    def _effort(self, node: Node) -> tuple[bool, int]:
        """By what the parts of an AND are put in order: positions last, before them what finds less."""
        match node:
            case Word() | Prefix() | Wildcard() | Fuzzy():
                return False, sum(self._postings(node))
            case Phrase(terms, scope) | Near(terms, _, scope):
                return True, min(sum(self._postings(Word(term, scope))) for term in terms)
            case AllOf(parts):
                efforts = [self._effort(part) for part in parts if not isinstance(part, Without)]
                return min(efforts, default=(False, len(self._segment)))
            case AnyOf(parts):
                efforts = [self._effort(part) for part in parts]
                return any(placed for placed, _ in efforts), sum(size for _, size in efforts)
            case Named() | Together():
                return False, len(self._clauses.counted(node)[0].ids)
            case Dated() | IsRead():
                return False, len(self._filtered(node, None).documents)
            case Without():
                return False, len(self._segment)

    def _postings(self, leaf: Word | Prefix | Wildcard | Fuzzy) -> list[int]:
        """How many postings the terms of a clause have, field by field."""
        starts = [
            (self._segment.field(each.field).starts, each.numbers) for each in self._clauses.terms(leaf)[self._at]
        ]
        return [int((at[numbers + 1] - at[numbers]).sum()) for at, numbers in starts]
