"""Names that ran together with another word: "Lee and" as "Leeand", "More news" and "Lee" as "More newsLee"."""

import re

from index.people import vocabulary
from index.people.census import learnable
from index.people.collection import Collection, Lookup, Topic, join, presence, times
from index.people.document import Candidate, Draft, Drafts, Label, touched
from index.people.edges import Edges
from index.people.folding import fold
from index.people.names import tokens
from index.people.words import Word, capitalised_words

SHORTEST = 4
"""Of how many letters a name must be to be looked for in a longer word."""

_SECOND_CAPITAL = re.compile(rf"(?<=[^\W\d_A-Z]{{3}})[A-Z][^\W\d_]{{{SHORTEST - 1},}}(?!\w)")


def cut_run_together(drafts: Drafts, collection: Collection | None = None) -> Drafts:
    """Cut words in two where one part is a person's name elsewhere in the collection and the whole is no name."""
    parts = (
        word
        for draft in drafts
        for found, name in learnable(draft)
        if found.label is Label.PERSON
        for word in tokens(name)
    )
    known = join(collection, Topic.PART, presence(parts))
    return tuple(_cut(draft, known) for draft in drafts)


def _cut(draft: Draft, known: Lookup) -> Draft:
    candidates = list(draft.candidates)
    for word in capitalised_words(draft.text):
        length = _length_of_name(word, known)
        if length:
            _cut_end(candidates, word, word.start + length)
    for match in _SECOND_CAPITAL.finditer(draft.text):
        if fold(match[0]) in known:
            _replace(candidates, match.span(), match.span())
    return draft.holding(candidates)


def _length_of_name(word: Word, known: Lookup) -> int:
    """How long the known name is that a word begins with before another word; 0 if it is no such word."""
    for length in range(SHORTEST, len(word.text) - 1):
        if word.text[length:] in vocabulary.words_after_names() and times(known, fold(word.text[:length])) > times(
            known, word.folded
        ):
            return 0 if _is_name_itself(word.folded) else length
    return 0


def _is_name_itself(word: str) -> bool:
    return vocabulary.is_listed(word) or word in vocabulary.places()


def _cut_end(candidates: list[Candidate], word: Word, end: int) -> None:
    """Let what covers a word end at the name in it: a full name keeps its given names."""
    covering = candidates[touched(candidates, word.start, word.end)]
    starts = [found.start for found in covering if found.label is Label.PERSON]
    _replace(candidates, (word.start, word.end), (min([*starts, word.start]), end))


def _replace(candidates: list[Candidate], word: Edges, name: Edges) -> None:
    """Put a person in place of what overlaps a word."""
    candidates[touched(candidates, *word)] = [Candidate(*name, Label.PERSON)]
