"""A given name of the lists with a surname after it is a person, whatever the recogniser makes of it."""

from collections.abc import Iterator, Set

from index.people import vocabulary
from index.people.document import Candidate, Draft, Drafts, Label
from index.people.edges import Edges
from index.people.placing import insert_persons
from index.people.words import Word, adjoin, words


def find_listed_names(drafts: Drafts) -> Drafts:
    """Find the full names that begin with a given name of the lists and were missed, or taken for something else."""
    return tuple(insert_persons(draft, _full_names(draft.text), _gives_way) for draft in drafts)


def _gives_way(candidate: Candidate, edges: Edges) -> bool:
    if candidate.label is Label.PERSON:
        return candidate.within(*edges) and (candidate.start, candidate.end) != edges
    return candidate.end == edges[1] or candidate.within(*edges)


def _full_names(text: str) -> Iterator[Edges]:
    row = words(text)
    lower = {word.folded for word in row if not word.is_capitalised}
    at = 0
    while at < len(row):
        length = _name_length(text, row[at : at + 4], lower)
        if length and not _is_inside(text, row, at, lower):
            yield row[at].start, row[at + length - 1].end
        at += length or 1


def _name_length(text: str, row: list[Word], lower: Set[str]) -> int:
    """How many words of a row are a full name: a given name, an initial or another given name, a surname; 0 for none."""
    if not _is_given(row[0]):
        return 0
    joined = [row[0]]
    for word in row[1:]:
        if not (word.is_capitalised and adjoin(text, joined[-1], word)):
            break
        joined.append(word)
    if len(joined) == 4:
        return 0
    surname = joined[-1]
    between = joined[1:-1]
    if len(joined) > 1 and _is_surname(surname, lower) and all(_is_middle(word) for word in between):
        return len(joined)
    return 0


def _is_given(word: Word) -> bool:
    return (
        word.is_capitalised
        and len(word.text) > 2
        and not word.text.isupper()
        and word.folded in vocabulary.given_names()
        and word.folded not in vocabulary.common_words()
        and word.folded not in vocabulary.function_words()
        and word.folded not in vocabulary.places()
    )


def _is_middle(word: Word) -> bool:
    return len(word.text) == 1 or word.folded in vocabulary.given_names() | vocabulary.surnames()


def _is_surname(word: Word, lower: Set[str]) -> bool:
    if len(word.text) < 2 or word.text.isupper() or word.folded in lower:
        return False
    if word.folded in vocabulary.surnames() | vocabulary.family_first():
        return True
    return word.folded not in (
        vocabulary.function_words()
        | vocabulary.heading_words()
        | vocabulary.common_words()
        | vocabulary.organisation_words()
        | vocabulary.places()
        | vocabulary.titles()
    )


def _is_inside(text: str, row: list[Word], at: int, lower: Set[str]) -> bool:
    """Whether a name follows on a capitalised word that may belong to it or make something else of it."""
    if at == 0 or not row[at - 1].is_capitalised or not adjoin(text, row[at - 1], row[at]):
        return False
    before = row[at - 1].folded
    return before not in lower | vocabulary.titles()
