"""Names without what stands around them, on one line, and only what has a name's shape."""

from collections.abc import Iterator
from dataclasses import replace

from index.people.document import Candidate, Draft, Drafts, Label
from index.people.edges import lines, trim_name, trim_person


def trim(drafts: Drafts) -> Drafts:
    """Cut every candidate to its name, at line ends too, and drop what is none."""
    return tuple(draft.holding(list(_trimmed(draft))) for draft in drafts)


def _trimmed(draft: Draft) -> Iterator[Candidate]:
    trimmer = {Label.PERSON: trim_person}
    for found in draft.candidates:
        for start, end in lines(draft.text, found.start, found.end):
            edges = trimmer.get(found.label, trim_name)(draft.text, start, end)
            if edges and edges[0] < edges[1]:
                yield replace(found, start=edges[0], end=edges[1])
