"""The models' votes in one: on which stretches a name may stand, and what it is taken for first."""

from collections import Counter

from index.people.document import Candidate, Draft, Drafts, Label


def pool(drafts: Drafts) -> Drafts:
    """Make candidates of the votes: of those that overlap, what most models mark, then the longest, then a person.

    A stretch that models mark alike but call different things is a person first if one of them says so, else what the
    first of them says.
    """
    return tuple(draft.holding(_pooled(draft)) for draft in drafts)


def _pooled(draft: Draft) -> list[Candidate]:
    votes = [vote for ballot in draft.ballots for vote in ballot]
    backing = Counter((vote.start, vote.end) for vote in votes)

    def worth(vote: Candidate) -> tuple[int, int, bool]:
        return backing[vote.start, vote.end], vote.end - vote.start, vote.label is Label.PERSON

    kept: list[Candidate] = []
    for vote in sorted(votes, key=worth, reverse=True):
        if not any(vote.overlaps(other.start, other.end) for other in kept):
            kept.append(vote)
    return kept
