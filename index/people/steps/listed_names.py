"""A given name of the lists with a surname after it is a person, whatever the recogniser makes of it."""

from collections.abc import Iterator
from itertools import pairwise, takewhile

from index.people import vocabulary
from index.people.bylines import lower_case_names
from index.people.census import key, votes
from index.people.collection import Collection, Lookup, Topic, join
from index.people.context import speaks
from index.people.document import Candidate, Draft, Drafts, Label
from index.people.edges import Edges, head, without_participle
from index.people.folding import fold
from index.people.names import parse
from index.people.placing import insert_persons
from index.people.steps.weighing import is_wording
from index.people.words import Word, adjoin, capitalised_words, stands_in_lower_case

MOST_WORDS = 3
"""Of how many words a name is at most that is found by lists alone."""

_DOUBTFUL = (Label.ORGANISATION, Label.PLACE, Label.OTHER)
"""What the recogniser takes persons for."""


def find_listed_names(drafts: Drafts, collection: Collection | None = None) -> Drafts:
    """Find the full names that begin with a given name of the lists and were missed, or taken for something else."""
    everywhere = join(collection, Topic.LISTED, votes(drafts))
    return tuple(_found(draft, everywhere) for draft in drafts)


def _found(draft: Draft, everywhere: Lookup) -> Draft:
    def gives_way(candidate: Candidate, edges: Edges) -> bool:
        if (candidate.start, candidate.end) == edges:
            return _is_doubtful(draft.name(candidate), candidate.label, everywhere)
        if candidate.label is Label.PEOPLE or _is_cut_out(draft.text, candidate):
            return False
        if candidate.label is Label.PERSON and not candidate.within(*edges) and not is_wording(draft, candidate):
            return False
        return candidate.within(*edges) or candidate.end == edges[1]

    return insert_persons(draft, sorted([*_full_names(draft.text), *lower_case_names(draft.text)]), gives_way)


def _is_doubtful(name: str, label: Label, everywhere: Lookup) -> bool:
    """Whether a full name was taken for no person once only, or its surname alone mostly for a person."""
    if label not in _DOUBTFUL:
        return False
    surname = everywhere.get(parse(name).surname_key)
    is_persons = surname is not None and 2 * surname[Label.PERSON] > surname.total()
    return is_persons or everywhere[key(name)].total() == 1


def _is_cut_out(text: str, candidate: Candidate) -> bool:
    """Whether a candidate ends within a word that names ran together with."""
    return text[candidate.end : candidate.end + 1].isalpha()


def _full_names(text: str) -> Iterator[Edges]:
    row = capitalised_words(text)
    reached = 0
    for at, word in enumerate(row):
        if word.start >= reached and _is_given(word):
            length = _length(text, row[at : at + MOST_WORDS + 1])
            end = without_participle(text, word.start, row[at + length - 1].end)
            if length and (speaks(text, word.start, end) or not _is_inside(text, row, at)):
                reached = end
                yield word.start, reached


def _length(text: str, row: list[Word]) -> int:
    """How many words a full name has that begins a row: given name, perhaps a middle one, surname; 0 for none."""
    length = 1 + sum(1 for _ in takewhile(lambda pair: adjoin(text, *pair), pairwise(row)))
    if not 2 <= length <= MOST_WORDS or not _is_surname(text, row[length - 1]):
        return 0
    return length if all(_is_middle(word) for word in row[1 : length - 1]) else 0


def _is_given(word: Word) -> bool:
    return (
        word.folded in vocabulary.given_names()
        and len(word.text) > 2
        and not word.text.isupper()
        and word.folded not in vocabulary.no_names()
        and word.folded not in vocabulary.places()
    )


def _is_middle(word: Word) -> bool:
    return len(word.text) == 1 or vocabulary.is_listed(word.folded)


def _is_surname(text: str, word: Word) -> bool:
    if len(word.text) < 2 or word.text.isupper() or stands_in_lower_case(word.text, text):
        return False
    if fold(head(word.text)) in vocabulary.organisation_words():
        return False
    if word.folded in vocabulary.surnames() or word.folded in vocabulary.family_first():
        return True
    return word.folded not in vocabulary.no_names() and word.folded not in vocabulary.places()


def _is_inside(text: str, row: list[Word], at: int) -> bool:
    """Whether a name follows on a capitalised word that may belong to it or make something else of it."""
    if at == 0 or not adjoin(text, row[at - 1], row[at]):
        return False
    before = row[at - 1]
    return not (
        before.folded in vocabulary.titles()
        or before.folded in vocabulary.function_words()
        or stands_in_lower_case(before.text, text)
    )
