"""Decisions laid over the catalog piece by piece, against all of it decided in memory."""

import random
import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from index import EntityType, Hide, Mention, MentionKind, Merge, NotThis, Reach, Rename, Split, Unhide
from index.catalog import Catalog, FileContent
from index.decision import Decided, Decision
from index.decision_names import Naming
from index.decisions import Decisions, open_decided
from index.link_rows import MENTION, entity_row
from index.link_rows import mention as read_mention
from index.linking import apply
from index.location import FileState
from index.model import Alias, Entity, Resolution, SourceText
from index.people.deciding import LinkedInMemory, decide, key

PERSONS = ("Anna Lindqvist", "Peter Marlowe", "Greta Marlowe", "Ida Marlowe", "Olof Lindqvist", "Zoë Ek")
WORDS = (*PERSONS, *(name.split()[1] for name in PERSONS), "the mayor", "the minister", "Oslo", "Lisbon")


def collection(seed: int, articles: int) -> tuple[list[str], list[Mention]]:
    """Texts, and whose mentions linking took them to hold: rightly in the main, surnames now and then anybody's."""
    draw = random.Random(seed)
    texts, mentions = [], []
    for number in range(1, articles + 1):
        words = draw.choices(WORDS, k=draw.randrange(1, 7))
        at, named = 0, []
        for word in words:
            mention = _mention(draw, number, at, word, named)
            if mention:
                mentions.append(mention)
                named += [mention.entity_id] * (mention.type is EntityType.PERSON and not mention.in_furniture)
            at += len(word) + 6
        texts.append(" said ".join(words))
    return texts, mentions


def _mention(draw: random.Random, number: int, at: int, word: str, named: Sequence[str]) -> Mention | None:
    """A mention of whoever may be meant; a description only of somebody who is named before."""
    kind, of = MentionKind.NAME, EntityType.PLACE if word in ("Oslo", "Lisbon") else EntityType.PERSON
    able: Sequence[str] = [f"person/{key(name).replace(' ', '-')}" for name in PERSONS if name.endswith(word)]
    if word.startswith("the "):
        kind, able = MentionKind.DESCRIPTION, named
    if of is EntityType.PLACE:
        able = [f"place/{word.lower()}"]
    if not able:
        return None
    aside = kind is MentionKind.NAME and draw.random() < 0.1
    unsure, owner = draw.random() < 0.2, draw.choice(able)
    return Mention(number, at, at + len(word), word, of, kind, owner, aside, unsure, "said so")


def resolution(mentions: Sequence[Mention]) -> Resolution:
    entities = []
    for entity_id in sorted({mention.entity_id for mention in mentions}):
        own = [mention for mention in mentions if mention.entity_id == entity_id]
        names = Counter(m.text for m in own if m.kind is MentionKind.NAME and not m.in_furniture)
        names = names or Counter(m.text for m in own if m.kind is MentionKind.NAME)
        aliases = tuple(Alias(*item) for item in sorted(names.items(), key=lambda item: (-item[1], item[0])))
        name = max(names, key=lambda name: (len(name), name))
        entities.append(Entity(entity_id, own[0].type, name, aliases, len(own), 1))
    return Resolution(tuple(entities), tuple(mentions))


Shown = tuple[dict[str, tuple[object, ...]], list[Mention]]


class Both:
    """A small library whose decisions are applied to the catalog, and what is to be seen in it."""

    def __init__(self, folder: Path, texts: Sequence[str], mentions: Sequence[Mention]) -> None:
        self._file = folder / "catalog.sqlite"
        self.catalog = Catalog(self._file)
        self.catalog.store_files(
            FileContent(FileState(f"{n}.txt", 1, 1), (SourceText(text, f"Title {n % 4}"),), None)
            for n, text in enumerate(texts, 1)
        )
        self.linked = resolution(mentions)
        self.catalog.links.store(self.linked, Decided(), "")
        self._database = open_decided(folder / "decisions.sqlite")
        self.decisions = Decisions(self._database)

    def close(self) -> None:
        self.catalog.close()
        self._database.close()

    def grow(self, mentions: Sequence[Mention]) -> None:
        """Let linking find these mentions as well, as it does when articles come."""
        known, self.linked = set(self.linked.mentions), resolution(mentions)
        with closing(sqlite3.connect(self._file)) as connection, connection:
            for entity in self.linked.entities:
                connection.execute(
                    "INSERT INTO linked_entity VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE"
                    " SET name = excluded.name, aliases = excluded.aliases",
                    entity_row(entity),
                )
            rows = [[getattr(m, name) for name in MENTION.split(", ")] for m in mentions if m not in known]
            connection.executemany(f"INSERT INTO mention ({MENTION}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def shown(self) -> Shown:
        with closing(sqlite3.connect(self._file)) as connection:
            mentions = connection.execute(f"SELECT {MENTION} FROM mention ORDER BY article_id, start")
            entities = connection.execute("SELECT id, type, name, aliases, hidden FROM entity")
            return {row[0]: tuple(row) for row in entities}, [read_mention(row) for row in mentions]

    def expected(self) -> Shown:
        decided = decide(LinkedInMemory(self.linked), self.decisions.active(), self.catalog.places)
        entities = {each.id: each for each in (*self.linked.entities, *decided.entities) if each.id not in decided.gone}
        changed = dict(decided.mentions)
        rows = {each.id: (*entity_row(each), int(each.hidden)) for each in entities.values()}
        return rows, [changed.get(mention, mention) for mention in self.linked.mentions]


def some_decision(draw: random.Random, catalog: Catalog) -> Decision:
    """A decision about what is to be seen, as the library makes them."""
    naming = Naming(catalog)
    one, other = (draw.choice(catalog.entities(hidden=True)) for _ in range(2))
    named, form = (
        naming.named(one.id),
        draw.choice([one.name, *(alias.name for alias in (*one.aliases, *other.aliases))]),
    )
    of_one = draw.choice(catalog.mentions_of(one.id))
    article = naming.article_named(of_one.article_id)
    return draw.choice(
        [
            Merge(named, naming.named(other.id)),
            Split(named, form),
            Rename(named, draw.choice(["X", "Y", form])),
            Hide(named),
            Unhide(named),
            NotThis(named, form),
            NotThis(named, form, article),
            *(naming.not_named(of_one, reach) for reach in Reach),
        ]
    )


@pytest.mark.parametrize("seed", range(30))
def test_piece_by_piece_shows_what_deciding_all_in_memory_does(tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)
    texts, mentions = collection(seed, articles=9)
    first = [mention for mention in mentions if mention.article_id <= 6]
    both = Both(tmp_path, texts, first)
    before = both.shown()
    for _ in range(14):
        step = draw.choice(["decide", "decide", "decide", "undo", "redo"])
        if step == "decide":
            both.decisions.decide([some_decision(draw, both.catalog)])
        else:
            (both.decisions.undo if step == "undo" else both.decisions.redo)()
        apply(both.catalog, both.decisions)
        assert both.shown() == both.expected()
    active = both.decisions.active()
    both.grow(mentions)
    apply(both.catalog, both.decisions)
    assert both.shown() == both.expected()
    both.catalog.links.store(
        resolution(first), decide(LinkedInMemory(resolution(first)), active, both.catalog.places), ""
    )
    while both.decisions.undo():
        apply(both.catalog, both.decisions)
    assert both.shown() == before
    both.close()


@pytest.mark.parametrize("seed", range(12))
def test_merging_and_undoing_restores_everything(tmp_path: Path, seed: int) -> None:
    both = Both(tmp_path, *collection(seed, articles=6))
    draw, naming, before = random.Random(seed), Naming(both.catalog), both.shown()
    people = both.catalog.entities(EntityType.PERSON)
    # Two of one name in articles of the same titles cannot be told apart.
    one, other = draw.sample([each for each in people if sum(e.name == each.name for e in people) == 1], 2)
    both.decisions.decide([Merge(naming.named(one.id), naming.named(other.id))])
    apply(both.catalog, both.decisions)
    assert both.catalog.links.conflicts() == ()
    merged, mentions = both.shown()
    assert other.id not in merged
    theirs = [m for m in before[1] if m.entity_id in (one.id, other.id)]
    assert [m for m in mentions if m.entity_id == one.id] == [
        m
        if m.entity_id == one.id
        else replace(m, entity_id=one.id, unsure=False, reason=f"you decided that {other.name} is {one.name}")
        for m in theirs
    ]
    both.decisions.undo()
    apply(both.catalog, both.decisions)
    assert both.shown() == before
    both.close()


def test_what_no_decision_concerns_is_not_looked_up(tmp_path: Path) -> None:
    both = Both(tmp_path, *collection(3, articles=9))
    asked: list[str] = []

    class Watched(LinkedInMemory):
        def mentions_of(self, entity_id: str) -> Sequence[Mention]:
            asked.append(entity_id)
            return super().mentions_of(entity_id)

    one, other, third = (entity.id for entity in both.catalog.entities(EntityType.PERSON)[:3])
    naming = Naming(both.catalog)
    decide(Watched(both.linked), [Hide(naming.named(one)), Rename(naming.named(third), "X")], both.catalog.places)
    assert asked == []
    decided = decide(Watched(both.linked), [Merge(naming.named(one), naming.named(other))], both.catalog.places)
    assert sorted(asked) == sorted([one, other])
    assert {one, other} == {entity.id for entity in decided.entities} | decided.gone
    both.close()
