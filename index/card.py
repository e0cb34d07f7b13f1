"""What is known of an entity, on one card."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from index.model import Article, ArticleHeading, ArticleId, Entity, EntityId, EntityType, Mention, MentionKind, Role
from index.paragraphs import paragraphs

COMPANIONS = 12
"""How many of the people named beside an entity a card has."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form of the name, and why it is taken for the entity's."""

    name: str
    mentions: int
    reason: str
    """Why most of them are taken for the entity's, of the sure ones where there are any."""
    unsure: int
    """How many of them may as well be somebody else's."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """An article that names the entity."""

    article: ArticleHeading
    mentions: int
    first: Mention


@dataclass(frozen=True, slots=True)
class Companion:
    """A person who is named in the same paragraphs."""

    entity: Entity
    paragraphs: int


@dataclass(frozen=True, slots=True)
class Office:
    """A role with the sentence that it is known from."""

    role: Role
    sentence: str


@dataclass(frozen=True, slots=True)
class Card:
    """An entity with its names and roles, the articles that name it, and the people named beside it."""

    entity: Entity
    forms: tuple[Form, ...]
    """Every form of its name in the articles' own text, the commonest first."""
    offices: tuple[Office, ...]
    """Each office once, with the first sentence that says so."""
    appearances: tuple[Appearance, ...]
    """In reading order: by date, those without one last."""
    companions: tuple[Companion, ...]
    """Those named beside it most often first."""

    @property
    def first(self) -> Appearance | None:
        """The earliest article that names it; without any date the first to read."""
        return next(iter(self.appearances), None)

    @property
    def last(self) -> Appearance | None:
        """The latest article that names it; without any date the last to read."""
        dated = [one for one in self.appearances if one.article.date] or self.appearances
        return dated[-1] if dated else None


def forms(mentions: Iterable[Mention]) -> tuple[Form, ...]:
    """The forms of an entity's name.

    Args:
        mentions: Its mentions, in any order.
    """
    by_form: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.kind is MentionKind.NAME:
            by_form.setdefault(" ".join(mention.text.split()), []).append(mention)
    found = (_form(name, named) for name, named in by_form.items())
    return tuple(sorted(found, key=lambda form: (-form.mentions, form.name)))


def _form(name: str, mentions: Sequence[Mention]) -> Form:
    sure = [mention for mention in mentions if not mention.unsure]
    reasons = Counter(mention.reason for mention in sure or mentions)
    most = min(reasons, key=lambda reason: (-reasons[reason], reason))
    return Form(name, len(mentions), most, len(mentions) - len(sure))


def form_note(form: Form) -> str:
    """Why a form is taken for theirs, behind how many of its mentions are unsure."""
    if not form.unsure:
        return form.reason
    how_many = "unsure" if form.unsure == form.mentions else f"{form.unsure} of {form.mentions} unsure"
    return f"? {how_many}: {form.reason}"


def appearances(mentions: Iterable[Mention], headings: Mapping[ArticleId, ArticleHeading]) -> tuple[Appearance, ...]:
    """The articles that name an entity.

    Args:
        mentions: Its mentions, in reading order.
        headings: Every article by its number.
    """
    by_article: dict[ArticleId, list[Mention]] = {}
    for mention in mentions:
        by_article.setdefault(mention.article_id, []).append(mention)
    return tuple(Appearance(headings[number], len(found), found[0]) for number, found in by_article.items())


def offices(roles: Iterable[Role], text_of: Callable[[ArticleId], str]) -> tuple[Office, ...]:
    """Each office of a person once.

    Args:
        roles: What is known of the person's roles, in any order.
        text_of: Gives the text of an article.
    """
    first: dict[tuple[str, str, bool], Role] = {}
    for role in sorted(roles, key=lambda role: (role.article_id, role.apposition)):
        first.setdefault((role.office, role.of, role.is_past), role)
    return tuple(
        Office(role, " ".join(text_of(role.article_id)[role.sentence.start : role.sentence.end].split()))
        for role in first.values()
    )


def office_name(office: Office) -> str:
    """An office as a reader says it: "former president of Russia"."""
    role = office.role
    return f"{'former ' if role.is_past else ''}{role.office}{f' of {role.of}' if role.of else ''}"


def companions(
    entity_id: EntityId, articles: Iterable[tuple[Article, Sequence[Mention]]], entities: Mapping[EntityId, Entity]
) -> tuple[Companion, ...]:
    """The people who are named in the same paragraphs as an entity.

    Args:
        entity_id: The entity.
        articles: The articles that name it, each with all of its mentions in order.
        entities: Every entity by its id.
    """
    beside = Counter(
        named
        for article, mentions in articles
        for paragraph in paragraphs(article.text, mentions)
        if entity_id in (here := {mention.entity_id for mention in paragraph})
        for named in here
    )
    del beside[entity_id]
    people = ((entities[named], count) for named, count in beside.items() if named in entities)
    ranked = sorted(
        (Companion(entity, count) for entity, count in people if entity.type is EntityType.PERSON),
        key=lambda companion: (-companion.paragraphs, companion.entity.name),
    )
    return tuple(ranked[:COMPANIONS])
