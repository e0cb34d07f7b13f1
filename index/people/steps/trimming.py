"""Names without what stands around them, on one line, and only what has a name's shape."""

from dataclasses import replace

from index.people.document import Candidate, Drafts, Label
from index.people.edges import Edges, ends_like_organisation, lines, trim_name, trim_person
from index.people.names import tokens
from index.people.steps.settling import without_overlaps


def trim(drafts: Drafts) -> Drafts:
    """Cut every vote to its name, at line ends too, and drop what is none."""
    return tuple(
        replace(draft, ballots=tuple(_trimmed(draft.text, each) for each in draft.ballots)) for draft in drafts
    )


def _trimmed(text: str, ballot: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    stretches = ((edges, vote.label) for vote in ballot for edges in lines(text, vote.start, vote.end))
    names = (_name(text, edges, label) for edges, label in stretches)
    return without_overlaps(sorted(name for name in names if name))


def _name(text: str, edges: Edges, label: Label) -> Candidate | None:
    start, end = trim_name(text, *edges)
    if not tokens(text[start:end]) or text[start:end].islower():
        return None
    if label is not Label.PERSON:
        return Candidate(start, end, label)
    if ends_like_organisation(text[start:end]):
        return Candidate(start, end, Label.OTHER)
    person = trim_person(text, *edges)
    return Candidate(*person, label) if person else None
