"""Descriptions of persons, "the Russian president", as mentions; and the roles that they are understood from."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from index.model import ArticleId, Mention, Resolution
from index.people.collection import Collection
from index.people.describing.holders import Offices
from index.people.describing.mentions import insert
from index.people.describing.resolving import resolve
from index.people.describing.roles import introductions, roles
from index.people.describing.tally import tally
from index.people.document import Draft


def describe(drafts: Sequence[Draft], named: Resolution, collection: Collection | None = None) -> Resolution:
    """Add who holds which office, and every description of which it is known whom it stands for.

    Args:
        drafts: The documents, with article ids that are all different.
        named: Who is named in them.
        collection: What is known of the others, and takes up who holds what; None where there are none.
    """
    by_article = _by_article(named.mentions)
    mentions_of = [by_article.get(draft.document.article_id, ()) for draft in drafts]
    documents = [introductions(draft, names) for draft, names in zip(drafts, mentions_of, strict=True)]
    everywhere = Offices(documents, collection.known if collection else None)
    if collection:
        collection.holders.extend(everywhere.own())
    mentions = [
        mention
        for document, names in zip(documents, mentions_of, strict=True)
        for mention in insert(document, names, resolve(document, everywhere))
    ]
    mentions.sort(key=lambda mention: (mention.article_id, mention.start))
    return replace(named, entities=tally(named.entities, mentions), mentions=tuple(mentions), roles=roles(documents))


def _by_article(mentions: Sequence[Mention]) -> dict[ArticleId, tuple[Mention, ...]]:
    return {article: tuple(group) for article, group in groupby(mentions, key=lambda mention: mention.article_id)}
