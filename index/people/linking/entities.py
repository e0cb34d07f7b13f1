"""What to call an entity: its name, its aliases, its id."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, count
from typing import NamedTuple

from index.model import Alias, ArticleId, Entity, EntityId, EntityType, Mention, MentionKind
from index.people.document import Candidate, Draft
from index.people.linking.canonical import canonical_name, form
from index.people.linking.reasons import Reason, clause
from index.people.names import tokens

_NO_LETTERS = re.compile(r"[^a-z0-9]+")


class Found(NamedTuple):
    """A mention, and why it is taken for its entity. There are millions: a tuple is made in a third of the time."""

    article_id: ArticleId
    start: int
    end: int
    text: str
    form: str
    """The text on one line."""
    in_furniture: bool
    """Whether it stands in a line that is no article text."""
    unsure: bool
    reason: Reason


def find(draft: Draft, candidate: Candidate, reason: Reason) -> Found:
    """A candidate of a document as a mention."""
    document, start, end = draft.document, candidate.start, candidate.end
    text = document.text[start:end]
    unsure = candidate.unsure or reason.unsure
    return Found(document.article_id, start, end, text, form(text), draft.in_furniture(start), unsure, reason)


@dataclass(frozen=True, slots=True)
class Group:
    """The mentions of one entity in the order of articles and texts."""

    type: EntityType
    key: str
    """What tells its mentions from those of other entities of its type."""
    found: tuple[Found, ...]
    name: str
    known_id: EntityId | None = None
    """Its id, if it was known before these mentions."""

    @property
    def rank(self) -> tuple[int, str, ArticleId, int]:
        """Its place among entities: those with more mentions first, whatever the order of documents."""
        first = self.found[0]
        return -len(self.found), self.name, first.article_id, first.start


def known_group(entity_type: EntityType, key: str, found: Iterable[Found], entity_id: EntityId, name: str) -> Group:
    """Further mentions of an entity that is known by an id and a name."""
    return Group(entity_type, key, _ordered(found), name, entity_id)


def group(entity_type: EntityType, key: str, found: Iterable[Found]) -> Group:
    """The mentions of one entity with the name to call it by."""
    ordered = _ordered(found)
    own = _outside_furniture(ordered)
    forms = [(each.form, each.article_id) for each in own]
    shared = {each.form for each in own if each.reason.is_shared}
    return Group(entity_type, key, ordered, canonical_name(entity_type, forms, shared))


def _ordered(found: Iterable[Found]) -> tuple[Found, ...]:
    return tuple(sorted(found))


def _outside_furniture(found: Iterable[Found]) -> list[Found]:
    """The mentions in the articles' own text, or all where there are none."""
    ordered = list(found)
    return [each for each in ordered if not each.in_furniture] or ordered


def entity_ids(groups: Iterable[Group], is_known: Callable[[EntityId], bool]) -> Iterator[EntityId]:
    """The ids of entities in their order; what would be an id twice gets a number, from 2 on.

    Args:
        groups: The entities.
        is_known: Whether an id is that of an entity which was known before.
    """
    taken: set[EntityId] = set()
    for each in groups:
        if each.known_id is not None:
            yield each.known_id
            continue
        plain = plain_id(each.type, each.name)
        numbered = (f"{plain}-{number}" for number in count(2))
        candidates = (candidate for candidate in chain((plain,), numbered) if candidate not in taken)
        entity_id = next(candidate for candidate in candidates if not is_known(candidate))
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
    own = [found for found in each.found if not found.in_furniture]
    forms = Counter(found.form for found in own or each.found)
    ranked = sorted(forms.items(), key=lambda item: (-item[1], item[0]))
    return Entity(
        id=entity_id,
        type=each.type,
        name=each.name,
        aliases=tuple(Alias(name, count) for name, count in ranked),
        mentions=len(own),
        articles=len({found.article_id for found in own}),
    )


def mentions(entity_id: EntityId, each: Group) -> Iterator[Mention]:
    """The mentions of an entity."""
    for article_id, start, end, text, one_line, in_furniture, unsure, reason in each.found:
        why = clause(reason, one_line, each.name)
        yield Mention(article_id, start, end, text, each.type, MentionKind.NAME, entity_id, in_furniture, unsure, why)
