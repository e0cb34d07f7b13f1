"""What to call an entity: its name, its aliases, its id."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, count

from index.model import Alias, ArticleId, Entity, EntityId, EntityType, Mention, MentionKind
from index.people.linking.groups import Found
from index.people.names import parse, tokens

_SPACES = re.compile(r"\s+")
_NO_LETTERS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Group:
    """The mentions of one entity in the order of articles and texts."""

    type: EntityType
    found: tuple[Found, ...]
    name: str

    @property
    def rank(self) -> tuple[int, str, ArticleId, int]:
        """Its place among entities: those with more mentions first, whatever the order of documents."""
        draft, first = self.found[0]
        return -len(self.found), self.name, draft.document.article_id, first.start


def group(entity_type: EntityType, found: Iterable[Found]) -> Group:
    """The mentions of one entity with the name to call it by."""
    ordered = sorted(found, key=lambda pair: (pair[0].document.article_id, pair[1].start))
    return Group(entity_type, tuple(ordered), _canonical(entity_type, ordered))


def _canonical(entity_type: EntityType, found: list[Found]) -> str:
    """The fullest kind of form there is, and of those the one that most articles use."""
    articles: dict[str, set[ArticleId]] = defaultdict(set)
    mentions: Counter[str] = Counter()
    for draft, candidate in _outside_furniture(found):
        form = _form(draft.name(candidate))
        articles[form].add(draft.document.article_id)
        mentions[form] += 1

    def worth(form: str) -> tuple[bool, bool, int, int, int, str]:
        is_full = entity_type is EntityType.PERSON and parse(form).is_full
        return is_full, not form.isupper(), len(articles[form]), mentions[form], len(form), form

    return max(mentions, key=worth)


def _outside_furniture(found: Iterable[Found]) -> list[Found]:
    """The mentions in the articles' own text, or all where there are none."""
    ordered = list(found)
    own = [pair for pair in ordered if not pair[0].in_furniture(pair[1].start)]
    return own or ordered


def _form(name: str) -> str:
    return _SPACES.sub(" ", name)


def entity_ids(groups: Iterable[Group]) -> Iterator[EntityId]:
    """The ids of entities in their order; what would be an id twice gets a number, from 2 on."""
    taken: set[EntityId] = set()
    for each in groups:
        plain = plain_id(each.type, each.name)
        numbered = (f"{plain}-{number}" for number in count(2))
        entity_id = next(candidate for candidate in chain((plain,), numbered) if candidate not in taken)
        taken.add(entity_id)
        yield entity_id


def plain_id(entity_type: EntityType, name: str) -> EntityId:
    """The id of an entity of this name, as long as no other has it: "person/yuri-ushakov"."""
    return f"{entity_type}/{_slug(name)}"


def _slug(name: str) -> str:
    """A name for a URL: its folded words, letters that are not Latin by their numbers."""
    words = ("".join(sign if sign.isascii() else f"u{ord(sign):x}" for sign in word) for word in tokens(name))
    return _NO_LETTERS.sub("-", "-".join(words)).strip("-")


def entity(entity_id: EntityId, each: Group) -> Entity:
    """An entity as the rest of the library knows it, mentions in furniture not counted."""
    own = [pair for pair in each.found if not pair[0].in_furniture(pair[1].start)]
    forms = Counter(_form(draft.name(found)) for draft, found in _outside_furniture(each.found))
    ranked = sorted(forms.items(), key=lambda item: (-item[1], item[0]))
    return Entity(
        id=entity_id,
        type=each.type,
        name=each.name,
        aliases=tuple(Alias(form, count) for form, count in ranked),
        mentions=len(own),
        articles=len({draft.document.article_id for draft, _ in own}),
    )


def mentions(entity_id: EntityId, each: Group) -> Iterator[Mention]:
    """The mentions of an entity."""
    for draft, found in each.found:
        yield Mention(
            article_id=draft.document.article_id,
            start=found.start,
            end=found.end,
            text=draft.name(found),
            type=each.type,
            kind=MentionKind.NAME,
            entity_id=entity_id,
            in_furniture=draft.in_furniture(found.start),
        )
