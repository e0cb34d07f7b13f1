"""What follows "Mr." is a person's name."""

from collections.abc import Iterator
from itertools import pairwise, takewhile

from index.people import vocabulary
from index.people.document import Candidate, Draft, Drafts, Label
from index.people.edges import Edges, trim_person
from index.people.placing import insert_persons
from index.people.titles import skip_titles
from index.people.words import Word, adjoin, capitalised_words

MOST_WORDS = 4
"""Of how many words a name is at most that nothing but a title makes one."""


def find_titled(drafts: Drafts) -> Drafts:
    """Find the names after titles that were missed."""
    return tuple(_found(draft) for draft in drafts)


def _found(draft: Draft) -> Draft:
    def gives_way(candidate: Candidate, edges: Edges) -> bool:
        name_start = skip_titles(draft.text, candidate.start, candidate.end)
        return candidate.label is not Label.PERSON and edges[0] <= name_start and candidate.end <= edges[1]

    return insert_persons(draft, _titled(draft.text), gives_way)


def _titled(text: str) -> Iterator[Edges]:
    row = capitalised_words(text)
    for at, word in enumerate(row):
        if word.folded in vocabulary.courtesy_titles():
            name = _name_after(text, row[at : at + MOST_WORDS + 1])
            edges = trim_person(text, name[0].start, name[-1].end) if name else None
            if edges:
                yield edges


def _name_after(text: str, row: list[Word]) -> list[Word]:
    """The words of a name that follow a title, which is the first of the row."""
    joined = takewhile(lambda pair: adjoin(text, *pair) and _is_part(pair[1]), pairwise(row))
    return [word for _, word in joined]


def _is_part(word: Word) -> bool:
    return word.folded not in vocabulary.no_names() or word.folded in vocabulary.common_words()
