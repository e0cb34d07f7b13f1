"""The lines of a card. Plain Python."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.card import Card, form_note, office_name
from index.model import ArticleHeading, EntityId, Mention


@dataclass(frozen=True, slots=True)
class CardRow:
    """A line of a card."""

    label: str
    text: str
    count: int | None
    first: Mention | None = None
    """The first mention in the article of this line, to go to."""
    companion: EntityId | None = None
    """The person of this line, whose card is to be shown."""
    note: str = ""
    """What is to be said of it, less loudly."""


def card_rows(card: Card) -> tuple[CardRow, ...]:
    """The lines of a card, each part with its name on its first line."""
    names = [CardRow("", form.name, form.mentions, note=form_note(form)) for form in card.forms]
    articles = [CardRow("", _title(one.article), one.mentions, one.first) for one in card.appearances]
    people = [CardRow("", one.entity.name, one.paragraphs, companion=one.entity.id) for one in card.companions]
    roles = [CardRow("", f"{office_name(office)}: “{office.sentence}”", None) for office in card.offices]
    parts = {"names": names, "roles": roles, "articles": articles, "beside": people}
    return tuple(row for label, rows in parts.items() for row in _labelled(label, rows))


def _labelled(label: str, rows: list[CardRow]) -> Iterator[CardRow]:
    for number, row in enumerate(rows):
        yield replace(row, label="" if number else label)


def _title(heading: ArticleHeading) -> str:
    return " ".join(filter(None, [heading.day, heading.title]))
