"""Names that ran together with the next word or the last: "Lee and" as "Leeand", "More newsLee"."""

import re
from collections import Counter
from collections.abc import Iterator

from index.people import vocabulary
from index.people.census import learnable
from index.people.document import Candidate, Draft, Drafts, Label
from index.people.edges import Edges
from index.people.folding import fold
from index.people.names import tokens
from index.people.words import Word, capitalised_words

AFTER = frozenset(
    ["and", "as", "at", "but", "by", "for", "from", "had", "has", "have", "in", "is", "its", "of", "on", "or", "said", "says", "that", "the", "to", "was", "were", "which", "who", "will", "with", "would"]
)
"""The words that names run together with most, because they follow names most."""

SHORTEST = 4
"""Of how many letters a name must be to be looked for in a longer word."""

_SECOND_CAPITAL = re.compile(rf"(?<=[^\W\d_A-Z]{{3}})[A-Z][^\W\d_]{{{SHORTEST - 1},}}(?!\w)")


def cut_run_together(drafts: Drafts) -> Drafts:
    """Cut words in two where one part is a person's name elsewhere in the collection and the whole is no name."""
    known = _known_words(drafts)
    return tuple(_cut(draft, known) for draft in drafts)


def _known_words(drafts: Drafts) -> Counter[str]:
    return Counter(
        word
        for draft in drafts
        for found, name in learnable(draft)
        if found.label is Label.PERSON
        for word in tokens(name)
    )


def _cut(draft: Draft, known: Counter[str]) -> Draft:
    candidates = list(draft.candidates)
    for whole, name in _glued(draft.text, known):
        touching = [found for found in candidates if found.overlaps(*whole)]
        candidates = [found for found in candidates if found not in touching]
        candidates.append(_shortened(touching, name))
    return draft.holding(candidates)


def _shortened(touching: list[Candidate], name: Edges) -> Candidate:
    """The candidate with its glue cut off: a full name keeps its given names."""
    starts = [found.start for found in touching if found.label is Label.PERSON]
    return Candidate(min([*starts, name[0]]), name[1], Label.PERSON)


def _glued(text: str, known: Counter[str]) -> Iterator[tuple[Edges, Edges]]:
    """Every word that holds a known name and more: where the word stands, and where the name in it."""
    for word in capitalised_words(text):
        length = _length_of_name(word, known)
        if length:
            yield (word.start, word.end), (word.start, word.start + length)
    for match in _SECOND_CAPITAL.finditer(text):
        if known[fold(match[0])] > 0:
            yield match.span(), match.span()


def _length_of_name(word: Word, known: Counter[str]) -> int:
    """How long the known name is that a word begins with before its glue; 0 if it is no such word."""
    for length in range(SHORTEST, len(word.text) - 1):
        if word.text[length:] in AFTER and known[fold(word.text[:length])] > known[word.folded]:
            return 0 if _is_word_itself(word.folded) else length
    return 0


def _is_word_itself(word: str) -> bool:
    return word in vocabulary.given_names() or word in vocabulary.surnames() or word in vocabulary.places()
