"""What a collection says of its names: as what each is taken how often, and who is named in full."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from index.people.document import Candidate, Draft, Label
from index.people.names import parse, tokens

Votes = Mapping[str, Counter[str]]
"""For a name's words, how often it is taken for what label."""

Words = tuple[str, ...]
"""The folded words of a name."""


def key(name: str) -> str:
    """What two forms of a name have in common that differ in case, accents, stops or a possessive."""
    return " ".join(tokens(name))


def learnable(draft: Draft) -> Iterator[tuple[Candidate, str]]:
    """The candidates that names may be learnt from, which those in furniture are not, and their names."""
    for found in draft.candidates:
        if not draft.in_furniture(found.start):
            yield found, draft.name(found)


def votes(drafts: Iterable[Draft]) -> Votes:
    """How often each name is taken for what."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for draft in drafts:
        for found, name in learnable(draft):
            counted[key(name)][found.label] += 1
    return counted


def full_names(draft: Draft) -> Counter[Words]:
    """The words of every full name of a person in a document, and how often it stands there."""
    return Counter(
        tokens(name) for found, name in learnable(draft) if found.label is Label.PERSON and parse(name).is_full
    )
