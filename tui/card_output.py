"""What `namedrop card` prints."""

from collections.abc import Mapping
from dataclasses import dataclass

from index.card import Appearance, Card, form_note, office_name
from tui.output import EntityRecord, emit


@dataclass(frozen=True, slots=True)
class FormRecord:
    """A form of the name as it is exported."""

    name: str
    mentions: int
    unsure: int
    reason: str


@dataclass(frozen=True, slots=True)
class AppearanceRecord:
    """An article that names the entity, as it is exported."""

    article: str
    title: str
    date: str | None
    mentions: int


@dataclass(frozen=True, slots=True)
class CardRecord(EntityRecord):
    """A card as it is exported."""

    forms: tuple[FormRecord, ...]
    """The names with why they are theirs."""
    roles: Mapping[str, str]
    """The sentence that each role is known from."""
    first: AppearanceRecord | None
    last: AppearanceRecord | None
    per_article: Mapping[str, int]
    """Mentions by the article's path, in reading order."""
    over_time: tuple[AppearanceRecord, ...]
    """The same with titles and dates."""
    beside: Mapping[str, int]
    """Paragraphs shared with each person."""


@dataclass(frozen=True, slots=True)
class CardLine:
    """A card's line in a table."""

    part: str
    text: str
    count: str
    why: str = ""


def emit_card(card: Card, form: str | None) -> None:
    """Print a card."""
    if form is not None:
        emit([_record(card)], form, (), lambda _: ())
        return
    entity = card.entity
    emit(_lines(card), None, (entity.id, entity.name, "times", "why"), _row)


def _row(line: CardLine) -> tuple[str, ...]:
    return line.part, line.text, line.count, line.why


def _lines(card: Card) -> list[CardLine]:
    ends = [(name, one) for name, one in (("first", card.first), ("last", card.last)) if one]
    return [
        *(CardLine("name", form.name, str(form.mentions), form_note(form)) for form in card.forms),
        *(CardLine("role", f"{office_name(office)}: “{office.sentence}”", "") for office in card.offices),
        *(CardLine(name, _about(one), str(one.mentions)) for name, one in ends),
        *(CardLine("article", _about(one), str(one.mentions)) for one in card.appearances),
        *(CardLine("beside", one.entity.name, str(one.paragraphs)) for one in card.companions),
    ]


def _record(card: Card) -> CardRecord:
    entity, over_time = card.entity, tuple(map(_appearance, card.appearances))
    return CardRecord(
        entity.name,
        entity.id,
        str(entity.type),
        entity.mentions,
        entity.articles,
        {alias.name: alias.count for alias in entity.aliases},
        tuple(FormRecord(form.name, form.mentions, form.unsure, form.reason) for form in card.forms),
        {office_name(office): office.sentence for office in card.offices},
        _appearance(card.first) if card.first else None,
        _appearance(card.last) if card.last else None,
        {one.article: one.mentions for one in over_time},
        over_time,
        {one.entity.name: one.paragraphs for one in card.companions},
    )


def _appearance(one: Appearance) -> AppearanceRecord:
    return AppearanceRecord(one.article.path, one.article.title, one.article.day, one.mentions)


def _about(one: Appearance) -> str:
    return " · ".join(filter(None, [one.article.day, one.article.title, one.article.path]))
