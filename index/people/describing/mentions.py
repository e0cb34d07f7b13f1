"""Descriptions as mentions among those that are there."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from index.model import EntityType, Mention, MentionKind
from index.people.describing.resolving import Described
from index.people.describing.roles import Introductions

_APPOSITION = re.compile(r",?[ \u00a0](?:[A-Z]\w*\.?[ \u00a0])*")
_BESIDE = 16
"""How far a name may be from its apposition, titles between them counted."""


def insert(document: Introductions, mentions: Sequence[Mention], described: Iterable[Described]) -> list[Mention]:
    """A document's mentions with its descriptions among them, in order, none overlapping another.

    A description takes the place of the country or the organisation in it: "the US president". One that overlaps
    anything else is left out, and so is one right beside the name that it stands for.
    """
    ends = [mention.end for mention in mentions]
    removed: set[Mention] = set()
    added: list[Mention] = []
    for each in described:
        start, end = each.phrase.start, each.phrase.end
        at = bisect_left(ends, start + 1)
        inside = [mention for mention in mentions[at : at + end - start] if mention.start < end]
        is_apposition = any(
            mention.entity_id == each.entity_id and _is_beside(document.draft.text, mention, start, end)
            for mention in mentions[max(0, at - 1) : at + len(inside) + 1]
        )
        if not is_apposition and all(_gives_way(mention, start, end) for mention in inside):
            removed.update(inside)
            added.append(_mention(document, each))
    kept = [mention for mention in mentions if mention not in removed]
    return sorted([*kept, *added], key=lambda mention: mention.start)


def _gives_way(mention: Mention, start: int, end: int) -> bool:
    return mention.type is not EntityType.PERSON and start <= mention.start and mention.end <= end


def _is_beside(text: str, name: Mention, start: int, end: int) -> bool:
    between = text[end : name.start] if name.start >= end else text[name.end : start]
    return len(between) <= _BESIDE and _APPOSITION.fullmatch(between) is not None


def _mention(document: Introductions, described: Described) -> Mention:
    phrase, text = described.phrase, document.draft.text
    return Mention(
        article_id=document.draft.document.article_id,
        start=phrase.start,
        end=phrase.end,
        text=text[phrase.start : phrase.end],
        type=EntityType.PERSON,
        kind=MentionKind.DESCRIPTION,
        entity_id=described.entity_id,
        unsure=described.is_unsure,
        reason=_reason(text[phrase.start : phrase.end], described, document),
    )


def _reason(words: str, described: Described, document: Introductions) -> str:
    what = words[0].lower() + " ".join(words.split())[1:]
    is_here = described.evidence.article_id == document.draft.document.article_id
    return f"described as {what}: ‘{described.evidence.words}’ in {'this' if is_here else 'another'} article"
