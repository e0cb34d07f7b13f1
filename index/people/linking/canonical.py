"""What to call an entity: the fullest kind of form there is, and of those the one that most articles use."""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Set

from index.model import ArticleId, EntityType
from index.people import vocabulary
from index.people.linking.persons import Words, parts
from index.people.names import parse, tokens

_SPACES = re.compile(r"\s+")


def form(name: str) -> str:
    """A name on one line."""
    return _SPACES.sub(" ", name) if "\n" in name or "  " in name or "\u00a0" in name or "\t" in name else name


def canonical_name(entity_type: EntityType, forms: Iterable[tuple[str, ArticleId]], shared: Set[str]) -> str:
    """The name to call an entity by.

    Forms that differ in accents, case, hyphens and stops alone stand for their name together, so that a common name
    of many spellings is not beaten by a slip of the pen.

    Args:
        entity_type: What the entity is.
        forms: The form of every mention, and the article it stands in; at least one.
        shared: The forms that others go by as well.
    """
    articles: dict[Hashable, set[ArticleId]] = defaultdict(set)
    mentions: Counter[Hashable] = Counter()
    for each, article_id in forms:
        for counted in (each, _name(entity_type, each)):
            articles[counted].add(article_id)
            mentions[counted] += 1
    names = sorted(each for each in mentions if isinstance(each, str))
    is_person = entity_type is EntityType.PERSON
    words = Counter(word for each in names for word in set(tokens(each)))
    shorter = {part for each in names for part in parts(tokens(each))} if is_person else set[Words]()

    def worth(each: str) -> tuple[int, bool, int, int, bool, int, bool, int, int, int, str]:
        name = _name(entity_type, each)
        return (
            _fullness(each) if is_person else 0,
            each not in shared,
            len(articles[name]),
            mentions[name],
            tokens(each) not in shorter,
            _attested(each, words) if is_person else 0,
            not each.isupper() or not is_person,
            len(articles[each]),
            mentions[each],
            len(each),
            each,
        )

    return max(names, key=worth)


def _name(entity_type: EntityType, each: str) -> Hashable:
    return parse(each) if entity_type is EntityType.PERSON else (each,)


def _fullness(each: str) -> int:
    """2 for a full name, 1 for one with an initial in place of the given name, 0 for a surname alone."""
    name = parse(each)
    return 0 if not name.is_full else 1 + (len(name.given[0]) > 1)


def _attested(each: str, words: Counter[str]) -> int:
    """How often the rarest word of a form stands in other forms of the entity, a listed name once more."""
    return min((words[word] + vocabulary.is_listed(word) for word in tokens(each)), default=0)
