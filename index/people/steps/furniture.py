"""Lines that are no article text name only whom the articles name."""

from index.people.census import key, votes
from index.people.collection import Collection, Lookup, Topic, join
from index.people.document import Candidate, Draft, Drafts


def drop_names_of_furniture(drafts: Drafts, collection: Collection | None = None) -> Drafts:
    """Drop the candidates in furniture whose names stand in no article of the collection."""
    known = join(collection, Topic.NAMED, votes(drafts))
    return tuple(_known(draft, known) for draft in drafts)


def _known(draft: Draft, known: Lookup) -> Draft:
    def stays(found: Candidate) -> bool:
        in_article = not draft.in_furniture(found.start)
        return in_article or found.label in (known.get(key(draft.name(found))) or ())

    return draft.holding(filter(stays, draft.candidates))
