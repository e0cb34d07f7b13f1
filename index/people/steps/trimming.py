"""Names without what stands around them, on one line, and only what has a name's shape."""

from collections.abc import Iterator

from index.people.document import Candidate, Draft, Drafts, Label
from index.people.edges import Edges, ends_like_organisation, lines, trim_name, trim_person
from index.people.names import tokens


def trim(drafts: Drafts) -> Drafts:
    """Cut every candidate to its name, at line ends too, and drop what is none."""
    return tuple(draft.holding(_trimmed(draft)) for draft in drafts)


def _trimmed(draft: Draft) -> Iterator[Candidate]:
    for found in draft.candidates:
        for edges in lines(draft.text, found.start, found.end):
            name = _name(draft.text, edges, found.label)
            if name:
                yield name


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
