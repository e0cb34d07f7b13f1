"""Lines that are no article text name only whom the articles name."""

from collections.abc import Set

from index.people.census import key, learnable
from index.people.document import Candidate, Draft, Drafts, Label


def drop_names_of_furniture(drafts: Drafts) -> Drafts:
    """Drop the candidates in furniture whose names stand in no article of the collection."""
    known = {(found.label, key(name)) for draft in drafts for found, name in learnable(draft)}
    return tuple(_known(draft, known) for draft in drafts)


def _known(draft: Draft, known: Set[tuple[Label, str]]) -> Draft:
    def stays(found: Candidate) -> bool:
        in_article = not draft.in_furniture(found.start)
        return in_article or (found.label, key(draft.name(found))) in known

    return draft.holding(filter(stays, draft.candidates))
