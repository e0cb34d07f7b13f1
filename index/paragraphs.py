"""Who is named together: the mentions of a text by its paragraphs, which are its lines."""

from collections.abc import Callable, Iterable, Iterator

from index.model import EntityId, Mention


def paragraphs(text: str, mentions: Iterable[Mention]) -> Iterator[tuple[Mention, ...]]:
    """The mentions in each paragraph that has any; what is no article text is left out.

    Args:
        text: The text of an article.
        mentions: Its mentions, in order.
    """
    end, named = -1, list[Mention]()
    for mention in mentions:
        if mention.in_furniture:
            continue
        if mention.start > end:
            if named:
                yield tuple(named)
            found = text.find("\n", mention.end)
            end, named = len(text) if found < 0 else found, []
        named.append(mention)
    if named:
        yield tuple(named)


def together(
    text: str, mentions: Iterable[Mention], both: tuple[EntityId, EntityId], counts: Callable[[Mention], bool]
) -> Iterator[Mention]:
    """The mentions of either of two entities in the paragraphs that name both.

    Args:
        text: The text of an article.
        mentions: Its mentions, in order.
        both: The two.
        counts: Whether a mention is to be looked at.
    """
    for paragraph in paragraphs(text, filter(counts, mentions)):
        if {mention.entity_id for mention in paragraph}.issuperset(both):
            yield from (mention for mention in paragraph if mention.entity_id in both)
