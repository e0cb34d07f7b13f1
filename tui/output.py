"""What the commands print: a table for people, the same as JSON for programs."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console
from rich.table import Table
from rich.text import Text

from index import (
    Conflict,
    Decision,
    Entity,
    Library,
    Mention,
)
from index.decision import sentence
from tui.doctor import Finding
from tui.text_visible import visible

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

UNFOLDED = 100_000
"""Columns of a table that is not shown on a terminal."""


@dataclass(frozen=True, slots=True)
class MentionRecord:
    """A mention as it is exported."""

    article: str
    start: int
    end: int
    text: str
    type: str
    kind: str
    entity: str
    entity_id: str


@dataclass(frozen=True, slots=True)
class ReasonRecord(MentionRecord):
    """A mention with why it is taken for its entity."""

    reason: str
    unsure: bool


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """An entity as it is exported."""

    entity: str
    entity_id: str
    type: str
    mentions: int
    articles: int
    names: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class DecisionRecord:
    """A decision as it is listed."""

    number: int
    decision: str
    not_applied: str | None
    """Why it is not applied."""


R = TypeVar("R", bound="DataclassInstance")
"""A record."""


def say(sentence: str) -> None:
    """Tell the user something that is not data."""
    Console(stderr=True, highlight=False).print(Text(visible(sentence)), soft_wrap=True)


def emit_mentions(mentions: Iterable[Mention], library: Library, form: str | None) -> bool:
    """Print mentions of a library. Returns whether there were any."""
    return emit(_mention_records(mentions, library), form, ("article", "place", "mention", "entity"), _mention_row)


def emit_reasons(mentions: Sequence[Mention], library: Library, form: str | None) -> bool:
    """Print mentions of a library, each with why it is taken for its entity. Returns whether there were any."""
    records = (
        ReasonRecord(**asdict(record), reason=mention.reason, unsure=mention.unsure)
        for record, mention in zip(_mention_records(mentions, library), mentions, strict=True)
    )
    return emit(records, form, ("article", "place", "mention", "why"), _reason_row)


def _mention_records(mentions: Iterable[Mention], library: Library) -> Iterator[MentionRecord]:
    paths = {article.id: article.path for article in library.articles()}
    names = library.entity_names()
    for mention in mentions:
        yield MentionRecord(
            paths[mention.article_id],
            mention.start,
            mention.end,
            mention.text,
            str(mention.type),
            str(mention.kind),
            names[mention.entity_id],
            mention.entity_id,
        )


def _mention_row(record: MentionRecord) -> tuple[str, ...]:
    return record.article, f"{record.start}–{record.end}", record.text, record.entity


def _reason_row(record: ReasonRecord) -> tuple[str, ...]:
    return record.article, f"{record.start}–{record.end}", record.text, record.reason


def emit_entities(entities: Iterable[Entity], form: str | None) -> bool:
    """Print entities. Returns whether there were any."""
    records = (
        EntityRecord(
            entity.name,
            entity.id,
            str(entity.type),
            entity.mentions,
            entity.articles,
            {alias.name: alias.count for alias in entity.aliases},
        )
        for entity in entities
    )
    return emit(records, form, ("name", "mentions", "articles", "also as"), _entity_row)


def _entity_row(record: EntityRecord) -> tuple[str, ...]:
    others = ", ".join(name for name in record.names if name != record.entity)
    return record.entity, str(record.mentions), str(record.articles), others


def emit_decisions(decisions: Sequence[Decision], conflicts: Iterable[Conflict], form: str | None) -> bool:
    """Print decisions, and why some are not applied. Returns whether there were any."""
    reasons = {conflict.decision: conflict.sentence for conflict in conflicts}
    records = (
        DecisionRecord(number, sentence(decision), reasons.get(decision))
        for number, decision in enumerate(decisions, 1)
    )
    return emit(records, form, ("number", "decision", "not applied"), _decision_row)


def _decision_row(record: DecisionRecord) -> tuple[str, ...]:
    return str(record.number), record.decision, record.not_applied or ""


def emit_findings(findings: Iterable[Finding], form: str | None) -> bool:
    """Print what `doctor` found. Returns whether all is well."""
    kept = list(findings)
    emit(kept, form, ("what", "is"), lambda finding: (finding.what, finding.value))
    return all(finding.well for finding in kept)


def emit(records: Iterable[R], form: str | None, columns: Sequence[str], row: Callable[[R], tuple[str, ...]]) -> bool:
    """Print records in the form that was asked for. Returns whether there were any."""
    kept = list(records)
    if form == "jsonl":
        for record in kept:
            print(json.dumps(asdict(record)))
    elif form == "json":
        print(json.dumps([asdict(record) for record in kept], indent=1))
    elif kept:
        table = Table(box=None, header_style="bold", pad_edge=False)
        for column in columns:
            table.add_column(Text(visible(column)), overflow="fold")
        for record in kept:
            table.add_row(*(Text(visible(cell)) for cell in row(record)))
        terminal = Console(highlight=False)
        # What is not for a screen is not folded: a program reads it by lines.
        console = terminal if terminal.is_terminal else Console(highlight=False, width=UNFOLDED)
        console.print(table)
    return bool(kept)
