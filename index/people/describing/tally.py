"""How often entities are mentioned, counted again."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from index.model import Alias, Entity, EntityId, Mention, MentionKind


def tally(entities: Iterable[Entity], mentions: Iterable[Mention]) -> tuple[Entity, ...]:
    """The entities that still have mentions, those with most of them first; descriptions are no aliases.

    Args:
        entities: Those with most names first.
        mentions: All there are. Those in furniture do not count.
    """
    by_entity: dict[EntityId, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_entity[mention.entity_id].append(mention)
    counted = [_counted(entity, by_entity[entity.id]) for entity in entities if entity.id in by_entity]
    return tuple(sorted(counted, key=lambda entity: -entity.mentions))


def _counted(entity: Entity, mentions: list[Mention]) -> Entity:
    own = [mention for mention in mentions if not mention.in_furniture]
    names = [mention for mention in own or mentions if mention.kind is MentionKind.NAME]
    forms = Counter(" ".join(mention.text.split()) for mention in names)
    ranked = sorted(forms.items(), key=lambda item: (-item[1], item[0]))
    return replace(
        entity,
        aliases=tuple(Alias(form, count) for form, count in ranked),
        mentions=len(own),
        articles=len({mention.article_id for mention in own}),
    )
