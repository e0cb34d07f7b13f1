"""Descriptions follow the names that they are understood from.

"The mayor" is taken for somebody because the same article names him. So where all names of a person leave an article
for somebody else, be it by a decision about the names alone, the descriptions there go along.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping

from index.model import ArticleId, Mention, MentionKind
from index.people.deciding.bearer import Bearer, Place


def names_among(mentions: Mapping[Place, Mention]) -> Mapping[Place, Mention]:
    """The names, or all where there are none."""
    names = {place: mention for place, mention in mentions.items() if mention.kind is MentionKind.NAME}
    return names or mentions


def followed(bearer: Bearer, leaving: Collection[Place]) -> dict[Place, Place]:
    """The descriptions that go along with names, each with the one it follows: the last before it, else the first.

    Args:
        bearer: Whose names and descriptions they are.
        leaving: The mentions that are to be somebody else's. Descriptions among them follow nothing.
    """
    going = frozenset(leaving)
    names: dict[ArticleId, list[Place]] = defaultdict(list)
    for place in sorted(going):
        if bearer.mentions[place].kind is MentionKind.NAME:
            names[place[0]].append(place)
    staying = {
        place[0]
        for place, mention in bearer.mentions.items()
        if place[0] in names and place not in going and mention.kind is MentionKind.NAME and not mention.in_furniture
    }
    left = names.keys() - staying
    return {
        place: max((name for name in names[place[0]] if name < place), default=names[place[0]][0])
        for place, mention in bearer.mentions.items()
        if place[0] in left and place not in going and mention.kind is MentionKind.DESCRIPTION
    }
