"""Names without what stands around them, on one line, and only what has a name's shape."""

from collections.abc import Iterator
from dataclasses import replace

from index.people import vocabulary
from index.people.capitals import names_in_capitals
from index.people.document import Candidate, Drafts, Label
from index.people.edges import Edges, ends_like_organisation, lines, trim_name, trim_person
from index.people.names import tokens
from index.people.steps.settling import without_overlaps
from index.people.titles import has_title
from index.people.wider import wider_name


def trim(drafts: Drafts) -> Drafts:
    """Cut every vote to its name, at line ends too, and drop what is none."""
    return tuple(
        replace(draft, ballots=tuple(_trimmed(draft.text, each) for each in draft.ballots)) for draft in drafts
    )


def _trimmed(text: str, ballot: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    stretches = ((edges, vote.label) for vote in ballot for edges in lines(text, vote.start, vote.end))
    names = (name for edges, label in stretches for name in _names(text, edges, label))
    return without_overlaps(sorted(names))


def _names(text: str, edges: Edges, label: Label) -> Iterator[Candidate]:
    start, end = trim_name(text, *edges)
    if not tokens(text[start:end]) or text[start:end].islower():
        return
    if label is not Label.PERSON:
        yield Candidate(start, end, label)
    elif ends_like_organisation(text[start:end]):
        yield Candidate(start, end, Label.OTHER)
    else:
        persons = (trim_person(text, *run) for run in names_in_capitals(text, start, end))
        yield from (Candidate(*person, _label(text, person)) for person in persons if person)


def _label(text: str, person: Edges) -> Label:
    """A person, unless the name is a people's or a product's, or part of the name of something else."""
    name = " ".join(tokens(text[slice(*person)]))
    if name in vocabulary.peoples() and not has_title(text, person[0]):
        return Label.PEOPLE
    if name in vocabulary.brands() and not has_title(text, person[0]):
        return Label.OTHER
    return wider_name(text, *person) or Label.PERSON
