"""What follows a title is a person's name."""

from collections.abc import Iterator

from index.people import vocabulary
from index.people.document import Candidate, Drafts, Label
from index.people.edges import Edges, trim_person
from index.people.placing import insert_persons
from index.people.words import Word, adjoin, capitalised_words

MOST_WORDS = 4

_COURTESY = frozenset(
    ["mr", "mrs", "ms", "mx", "dr", "prof", "sir", "dame", "sen", "gov", "rep", "gen", "col", "lt", "capt", "sgt", "rev", "president", "chancellor", "senator", "spokesman", "spokeswoman"]
)


def find_titled(drafts: Drafts) -> Drafts:
    """Find the names after titles that were missed."""
    return tuple(insert_persons(draft, _titled(draft.text), _gives_way) for draft in drafts)


def _gives_way(candidate: Candidate, edges: Edges) -> bool:
    return candidate.label is not Label.PERSON and candidate.within(*edges)


def _titled(text: str) -> Iterator[Edges]:
    row = capitalised_words(text)
    for at, word in enumerate(row[:-1]):
        if word.folded in _COURTESY:
            name = _name_after(text, row, at)
            edges = name and trim_person(text, name[0].start, name[-1].end)
            if edges:
                yield edges


def _name_after(text: str, row: list[Word], at: int) -> list[Word]:
    name: list[Word] = []
    for before, word in zip(row[at : at + MOST_WORDS], row[at + 1 :], strict=False):
        if not adjoin(text, before, word) or not _is_part(word):
            break
        if name and text[before.end] == "." and len(before.text) > 1:
            break
        name.append(word)
    return name


def _is_part(word: Word) -> bool:
    return word.folded not in vocabulary.no_names() or word.folded in vocabulary.common_words()
