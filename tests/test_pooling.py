"""Pooling is fast, and gives what its definition gives."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from index.model import LabelledSpan
from index.people import Document
from index.people.document import Candidate, Draft, Label, draft
from index.people.steps.pooling import _is_better, pool
from index.people.steps.trimming import trim

WORDS = ("Ann", "Lee", "Xi", "Jinping", "Paris", "Mr.", "the", "NATO", "left", "LEE", "Title", "title", "of", "J.")


def plainly_pooled(draft: Draft) -> list[Candidate]:
    """The definition: of the votes that overlap the best stays, if no other marks the same person more exactly."""
    votes = [vote for ballot in draft.ballots for vote in ballot]
    backing = Counter((vote.start, vote.end) for vote in votes)

    def worth(vote: Candidate) -> tuple[int, int, bool]:
        return backing[vote.start, vote.end], vote.end - vote.start, vote.label is Label.PERSON

    kept: list[Candidate] = []
    for vote in sorted(votes, key=worth, reverse=True):
        rivals = [other for other in votes if other.overlaps(vote.start, vote.end)]
        is_free = not any(vote.overlaps(other.start, other.end) for other in kept)
        if is_free and not any(_is_better(draft, other, vote) for other in rivals):
            kept.append(vote)
    return sorted(kept)


@st.composite
def voted(draw: st.DrawFn) -> Document:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=14))
    starts = [sum(len(word) + 1 for word in words[:at]) for at in range(len(words))]
    at = st.integers(0, len(words) - 1)
    vote = st.tuples(at, at, st.sampled_from(["PERSON", "ORG", "GPE"]), st.sampled_from(["one", "two", "three"]))
    spans = (
        LabelledSpan(starts[min(i, j)], starts[max(i, j)] + len(words[max(i, j)]), label, voter)
        for i, j, label, voter in draw(st.lists(vote, max_size=12))
    )
    return Document(0, " ".join(words), (), tuple(spans))


@given(voted())
def test_pooling_keeps_what_its_definition_keeps(document: Document) -> None:
    (trimmed,) = trim((draft(document),))
    (pooled,) = pool((trimmed,))
    assert list(pooled.candidates) == plainly_pooled(trimmed)
