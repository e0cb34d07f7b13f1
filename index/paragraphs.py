"""Who is named together: the mentions of a text by its paragraphs, which are its lines."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from index.model import EntityId, Mention


def paragraph_numbers(text: str, places: Iterable[tuple[int, int]]) -> Iterator[int]:
    """In which of the paragraphs that name anybody each mention stands, counted from 0.

    Args:
        text: The text of an article.
        places: Start and end of its mentions, in order.
    """
    end, number = -1, -1
    for start, stop in places:
        if start > end:
            found = text.find("\n", stop)
            end, number = len(text) if found < 0 else found, number + 1
        yield number


def paragraphs(text: str, mentions: Iterable[Mention]) -> Iterator[tuple[Mention, ...]]:
    """The mentions in each paragraph that has any; what is no article text is left out.

    Args:
        text: The text of an article.
        mentions: Its mentions, in order.
    """
    own = [mention for mention in mentions if not mention.in_furniture]
    numbers = paragraph_numbers(text, ((mention.start, mention.end) for mention in own))
    for _, group in groupby(zip(numbers, own, strict=True), key=itemgetter(0)):
        yield tuple(mention for _, mention in group)


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
