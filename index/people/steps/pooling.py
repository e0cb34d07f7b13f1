"""The models' votes in one: on which stretches a name may stand, and what it is taken for first."""

from bisect import insort
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from index.people import vocabulary
from index.people.document import Candidate, Draft, Drafts, Label, touched
from index.people.lexicon import is_other_word, reads_like_person
from index.people.names import parse
from index.people.words import Word, is_capitalised, stands_in_lower_case, words


def pool(drafts: Drafts) -> Drafts:
    """Make candidates of the votes: of those that overlap, what most models mark, then the longest, then a person.

    A vote that covers a person's name with words beside it that belong to none does not count.
    """
    return tuple(draft.holding(_pooled(draft)) for draft in drafts)


def _pooled(draft: Draft) -> list[Candidate]:
    votes = [vote for ballot in draft.ballots for vote in ballot]
    backing = Counter((vote.start, vote.end) for vote in votes)

    def worth(vote: Candidate) -> tuple[int, int, bool]:
        return backing[vote.start, vote.end], vote.end - vote.start, vote.label is Label.PERSON

    kept: list[Candidate] = []
    for vote in sorted(votes, key=worth, reverse=True):
        is_free = not kept[touched(kept, vote.start, vote.end)]
        if is_free and not any(_is_better(draft, other, vote) for other in _rivals(draft, vote)):
            insort(kept, vote)
    return kept


def _rivals(draft: Draft, vote: Candidate) -> Iterator[Candidate]:
    """The votes that overlap one, itself among them."""
    return chain.from_iterable(ballot[touched(ballot, vote.start, vote.end)] for ballot in draft.ballots)


def _is_better(draft: Draft, one: Candidate, other: Candidate) -> bool:
    """Whether one vote marks the person that another marks with words beside it that belong to no name."""
    if (
        one.label is not Label.PERSON
        or not one.within(other.start, other.end)
        or one.end - one.start == other.end - other.start
    ):
        return False
    before, after = list(words(draft.text, other.start, one.start)), list(words(draft.text, one.end, other.end))
    if other.label is not Label.PERSON:
        return reads_like_person(draft.name(one)) and not (after and is_capitalised(after[0]))
    if (after and not is_capitalised(after[0])) or not (parse(draft.name(one)).is_full or draft.name(other).isupper()):
        # "Isabella of France"; and a word of the language after a given name may be a surname.
        after = []
    return any(_is_no_name(draft.text, word) for word in before + after if is_capitalised(word))


def _is_no_name(text: str, word: Word) -> bool:
    return is_other_word(word.folded) or stands_in_lower_case(word.text, text) or _is_unlisted_capitals(word)


def _is_unlisted_capitals(word: Word) -> bool:
    """Whether a word in capitals, as in headlines, is no name of the lists."""
    return (
        word.text.isupper()
        and len(word.text) > 1
        and word.folded not in vocabulary.suffixes()
        and not vocabulary.is_listed(word.folded)
    )
