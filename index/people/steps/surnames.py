"""The surname of somebody whom a document names in full is that person wherever it stands."""

from collections.abc import Iterator, Set

from index.people import vocabulary
from index.people.census import Votes, full_names, votes
from index.people.context import is_introduced, is_where, is_within_sentence
from index.people.document import Candidate, Draft, Drafts, Label
from index.people.edges import Edges
from index.people.names import parse
from index.people.placing import insert_persons, is_no_person_there
from index.people.words import Word, adjoin, words

QUORUM = 2
"""From how many mentions of a surname in the collection on it is looked for in documents without the full name."""


def repeat_surnames(drafts: Drafts) -> Drafts:
    """Find the surnames of the persons of a document, and those that are persons all over the collection."""
    everywhere = votes(drafts)
    bearers = [_surnames(draft) for draft in drafts]
    famous = {name for name in frozenset().union(*bearers) if _is_person(name, everywhere)}
    return tuple(_repeated(draft, surnames | famous) for draft, surnames in zip(drafts, bearers, strict=True))


def _surnames(draft: Draft) -> frozenset[str]:
    return frozenset(parse(" ".join(name)).surname_key for name in full_names(draft))


def _is_person(name: str, everywhere: Votes) -> bool:
    counted = everywhere.get(name)
    return counted is not None and counted[Label.PERSON] >= QUORUM and 2 * counted[Label.PERSON] > counted.total()


def _repeated(draft: Draft, surnames: Set[str]) -> Draft:
    def gives_way(candidate: Candidate, edges: Edges) -> bool:
        if candidate.label is Label.DATE:
            return is_introduced(draft.text, *edges)
        if candidate.label is Label.PLACE and is_where(draft.text, *edges):
            return False
        return is_no_person_there(candidate, edges)

    return insert_persons(draft, _standing(draft.text, surnames), gives_way)


def _standing(text: str, surnames: Set[str]) -> Iterator[Edges]:
    row = words(text)
    lower = {word.folded for word in row if not word.is_capitalised}
    for at, word in enumerate(row):
        if word.folded in surnames and word.is_capitalised and _is_name(text, word, lower):
            yield _with_particles(text, row, at), word.end


def _is_name(text: str, word: Word, lower: Set[str]) -> bool:
    """Whether a word that is a surname is one here, and not a word of the language."""
    if word.folded not in lower | vocabulary.common_words() | vocabulary.function_words():
        return True
    if is_introduced(text, word.start, word.end):
        return True
    return word.folded not in vocabulary.function_words() and is_within_sentence(text, word.start)


def _with_particles(text: str, row: list[Word], at: int) -> int:
    """Where the surname begins: before its particles."""
    start = at
    while start and row[start - 1].folded in vocabulary.particles() and adjoin(text, row[start - 1], row[start]):
        start -= 1
    return row[start].start
