"""Names, facets and the register, after whatever happens to a catalog, against counting all mentions one by one."""

import datetime
import random
import resource
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from index import Library, roster_files, roster_keeper
from index.additions import note_afresh
from index.catalog import Catalog, FileContent
from index.decision import Decided, Decision, Hide, Merge, NotThis, Rename, Split, Unhide
from index.decision_names import Naming
from index.decisions import Decisions, open_decided
from index.entity_names import beginning, describe, near
from index.facets import count_facets
from index.finding import meant
from index.fulltext.query import Named, Together
from index.linking import apply
from index.location import FileState, Location
from index.model import (
    Alias,
    Entity,
    EntityType,
    FacetKind,
    Mention,
    MentionKind,
    Resolution,
    SourceText,
    Span,
)
from index.name_words import words
from index.named_articles import NamedArticles
from index.paragraphs import paragraph_numbers
from index.people import Collection
from index.roster import Roster
from index.roster_base import read_base
from index.roster_changes import RosterChanges
from index.roster_keeper import RosterKeeper

PERSON, ORGANISATION, PLACE = EntityType
NAMES = (
    ("Yuri Ushakov", "Ushakov", "the aide"),
    ("Nil Ushakov", "Ushakov", "the mayor"),
    ("Zoë Ek", "Ek", "Zoe Ek"),
    ("Tim O’Brien", "O'Brien"),
    ('Jim "Hack" Duggan', "Duggan"),
    ("Ban Ki-moon", "Ban"),
    ("習近平", "Xi"),
    ("İstanbul Spor", "Istanbul"),
    ("Ushakov Works", "Works"),
    ("!!!", "Ann\nLee"),
)
SOURCES = (None, "example.org", 'The "Daily"', "Gazeta Ü")
QUERIES = (
    *(form for forms in NAMES for form in forms),
    *("ush", "yuri ush", "o'b", "u", "ki", "moon ban", "hack", "zoe", "istanbul", "xi", "nobody", "", "!", "X", "习"),
)


def linked(number: int, draw: random.Random) -> tuple[str, list[Mention]]:
    """A text and whom it names, now and then somebody else than it seems, now and then over the end of a line."""
    text, mentions = "", []
    for _ in range(draw.randrange(7)):
        who = draw.randrange(len(NAMES))
        entity_type = PLACE if who == 7 else ORGANISATION if who in (8, 9) else PERSON
        name = draw.choice(NAMES[who])
        if name.startswith("the ") and f"{entity_type}/{who}" not in {mention.entity_id for mention in mentions}:
            continue
        kind = MentionKind.DESCRIPTION if name.startswith("the ") else MentionKind.NAME
        place = (number, len(text), len(text) + len(name), name, entity_type, kind)
        mentions.append(Mention(*place, f"{entity_type}/{who}", draw.random() < 0.2, draw.random() < 0.2, "so"))
        text += name + draw.choice([" met ", " met ", "\n\n", ".\n"])
    return text, mentions


def resolution(mentions: Sequence[Mention], known: frozenset[str] = frozenset()) -> Resolution:
    """These mentions with their entities."""
    forms = defaultdict[str, Counter[str]](Counter)
    for mention in mentions:
        forms[mention.entity_id][" ".join(mention.text.split())] += mention.kind is MentionKind.NAME
    entities = (
        Entity(of, EntityType(of.split("/")[0]), NAMES[int(of.split("/")[1])][0], aliases(found), 0, 0)
        for of, found in forms.items()
        if of not in known
    )
    return Resolution(tuple(entities), tuple(mentions))


def aliases(found: Counter[str]) -> tuple[Alias, ...]:
    return tuple(Alias(*each) for each in found.most_common())


class World:
    """A catalog with decisions to which things happen."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.location = Location((folder,), folder, folder, folder)
        self.catalog = Catalog(self.location.catalog_file)
        self._decided = open_decided(self.location.decisions_file)
        self.decisions = Decisions(self._decided)
        self.draw = random.Random(seed)
        self.mentions: dict[int, list[Mention]] = {}

    def close(self) -> None:
        self.catalog.close()
        self._decided.close()

    def store(self) -> None:
        """An article comes or changes, and is linked by what is known."""
        self.store_text()
        articles = self.catalog.additions.articles()
        found = resolution([mention for number in articles for mention in self.mentions[number]])
        self.catalog.additions.store(found, Collection(self.catalog.known).learnt(), True)
        apply(self.catalog, self.decisions)

    def store_text(self) -> None:
        """An article comes or changes, and is recognised, but not linked yet."""
        path, draw = f"{self.draw.randrange(8)}.txt", self.draw
        day = draw.choice([None, datetime.date(2021, 2, 3), datetime.date(2022, 1, 1), datetime.date(987, 1, 1)])
        text, _ = linked(0, random.Random(seed := draw.random()))
        source = SourceText(text, "Title", draw.choice(SOURCES), None, day)
        self.catalog.store_files([FileContent(FileState(path, 1, 1), (source,), None)])
        (number,) = (heading.id for heading in self.catalog.headings(frozenset()) if heading.path == path)
        self.catalog.store_recognised([(number, ())])
        self.mentions[number] = linked(number, random.Random(seed))[1]

    def remove(self) -> None:
        """An article goes."""
        self.catalog.forget_files([f"{self.draw.randrange(8)}.txt"])
        if self.draw.random() < 0.5:
            self.catalog.confirm_indexed((), self.catalog.removed())

    def afresh(self) -> None:
        """All is linked again."""
        there = {text.id for text in self.catalog.recognised_texts()}
        found = resolution(list(chain.from_iterable(own for number, own in self.mentions.items() if number in there)))
        learnt = Collection().learnt()
        self.catalog.links.store(found, Decided(), "", lambda connection: note_afresh(connection, found, learnt))
        apply(self.catalog, self.decisions)

    def decide(self) -> None:
        """The reader decides something."""
        entities = self.catalog.entities(hidden=True)
        if not entities:
            return
        naming, (one, other) = Naming(self.catalog), self.draw.choices(entities, k=2)
        named, form = naming.named(one.id), self.draw.choice([one.name, *(alias.name for alias in other.aliases)])
        mention = self.draw.choice(self.catalog.mentions_of(one.id))
        decisions: list[Decision] = [
            Merge(named, naming.named(other.id)),
            Split(named, form),
            Rename(named, self.draw.choice(["X", 'Y "Z"', form])),
            Hide(named),
            Unhide(named),
            NotThis(named, form),
            naming.not_named(mention),
        ]
        self.decisions.decide([self.draw.choice(decisions)])
        apply(self.catalog, self.decisions)

    def undo(self) -> None:
        """The reader takes back what was decided last."""
        self.decisions.undo()
        apply(self.catalog, self.decisions)


class Counting:
    """What is asked of the roster, from all mentions one by one."""

    def __init__(self, catalog: Catalog) -> None:
        self.entities = {entity.id: entity for entity in catalog.entities()}
        self.headings = {heading.id: heading for heading in catalog.headings(frozenset())}
        self.mentions = [mention for mention in catalog.all_mentions() if not mention.in_furniture]
        self._catalog = catalog

    def called(self, name: str, entity_type: EntityType | None) -> set[str]:
        wanted = words(name)
        able = [each for each in self.entities.values() if entity_type in (None, each.type)]
        forms = {each.id: [words(form) for form in (each.name, *(a.name for a in each.aliases))] for each in able}
        tiers = (
            {of for of, own in forms.items() if of == name or (wanted and wanted in own)},
            {of for of, own in forms.items() if wanted and any(wanted <= form for form in own)},
            {of for of, own in forms.items() if wanted and any(begins(wanted, form) for form in own)},
        )
        return next(filter(None, tiers), set())

    def naming(self, clause: Named) -> Counter[int]:
        meant = self.called(clause.name, clause.type)
        return Counter(mention.article_id for mention in self.mentions if mention.entity_id in meant)

    def paragraphs(self) -> Iterator[list[Mention]]:
        for number in self.headings:
            own = [mention for mention in self._catalog.linked.mentions_in(number) if not mention.in_furniture]
            text = self._catalog.article(number, frozenset()).text
            numbers = paragraph_numbers(text, ((mention.start, mention.end) for mention in own))
            of = {mention.start: at for mention, at in zip(own, numbers, strict=True)}
            found = defaultdict[int, list[Mention]](list)
            for mention in self.mentions:
                if mention.article_id == number:
                    found[of[mention.start]].append(mention)
            yield from found.values()

    def together(self, clause: Together) -> Counter[int]:
        meant = [self.called(name.name, name.type) for name in clause.names]
        return Counter(
            own[0].article_id
            for own in self.paragraphs()
            if all(any(mention.entity_id in ids for mention in own) for ids in meant)
        )

    def facets(self, ids: set[int]) -> dict[FacetKind, Counter[str]]:
        found = defaultdict[FacetKind, Counter[str]](Counter)
        for number, entity_id in {(mention.article_id, mention.entity_id) for mention in self.mentions}:
            if number in ids:
                found[FacetKind(self.entities[entity_id].type)][entity_id] += 1
        for number in ids & self.headings.keys():
            heading = self.headings[number]
            if heading.source:
                found[FacetKind.SOURCE][heading.source] += 1
            if heading.date:
                found[FacetKind.YEAR][f"{heading.date.year:04}"] += 1
        return found


def begins(wanted: frozenset[str], form: frozenset[str]) -> bool:
    return all(any(word.startswith(beginning) for word in form) for beginning in wanted)


def check(world: World, keeper: RosterKeeper) -> None:
    counting = Counting(world.catalog)
    register = NamedArticles(world.catalog, keeper, frozenset, lambda: False)
    clauses = [Named(name, of) for name in (*QUERIES, *counting.entities) for of in (None, PERSON)]
    for clause in clauses:
        found = register.naming(clause)
        assert dict(zip(found.ids.tolist(), found.times.tolist(), strict=True)) == counting.naming(clause), clause
        assert found.ids.tolist() == sorted(set(found.ids.tolist()))
    for pair in (world.draw.sample(clauses, k=2) for _ in range(5)):
        both = Together(tuple(pair))
        found, expected = register.together(both), counting.together(both)
        assert dict(zip(found.ids.tolist(), found.times.tolist(), strict=True)) == expected, both
        assert all(bool(register.mention_spans(number, both)) for number in expected)
    with keeper.reading() as (connection, roster):
        assert roster is not None
        check_facets(counting, {1, 3, 4, 7, 99}, count(connection, roster, {1, 3, 4, 7, 99}), register)
        every = set(counting.headings)
        check_facets(counting, every, count(connection, roster, every), register)
        for text in QUERIES:
            check_names(counting, text, connection, roster)


def count(connection, roster: Roster, ids: set[int]):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
    return count_facets(connection, roster, np.array(sorted(ids, reverse=True), np.int64), 1000, lambda: False)


def check_facets(counting: Counting, ids: set[int], facets, register: NamedArticles) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    expected = counting.facets(ids)
    for kind in FacetKind:
        found = [facet for facet in facets if facet.kind is kind]
        counts = expected[kind]
        named = kind not in (FacetKind.SOURCE, FacetKind.YEAR)
        labels = Counter({counting.entities[of].name: 0 for of in counts}) if named else counts
        assert sorted(facet.count for facet in found) == sorted(counts.values())
        assert {facet.label for facet in found} == set(labels)
        assert [facet.count for facet in found] == sorted((facet.count for facet in found), reverse=True)
        for facet in found if named else ():
            field, _, quoted_name = facet.clause.partition(":")
            clause = Named(quoted_name[1:-1], {"person": PERSON, "org": ORGANISATION, "place": PLACE}[field])
            assert '"' not in clause.name
            assert len(ids.intersection(register.naming(clause).ids.tolist())) == facet.count


def check_names(counting: Counting, text: str, connection, roster: Roster) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    mentions = Counter(mention.entity_id for mention in counting.mentions)
    found = describe(connection, roster, beginning(roster, text, None, 3))
    able = [
        each
        for each in counting.entities.values()
        if words(text)
        and any(begins(words(text), words(form)) for form in (each.name, *(a.name for a in each.aliases)))
    ]
    assert [name.mentions for name in found] == sorted((mentions[each.id] for each in able), reverse=True)[:3]
    assert all(name.mentions == mentions[name.id] and name.name == counting.entities[name.id].name for name in found)
    for number in near(roster, text, PERSON, 5):
        assert roster.id(number) in counting.entities


SEEDS = Path(__file__).parent.parent / "seeds"
STEPS = st.lists(
    st.sampled_from(["store", "store", "store_text", "remove", "afresh", "decide", "decide", "undo"]), max_size=8
)


@settings(max_examples=10, phases=[Phase.explicit, Phase.generate])
@given(seed=st.integers(0, 10**6), steps=STEPS)
def test_whatever_happens_all_counts_are_right(
    tmp_path_factory: pytest.TempPathFactory, seed: int, steps: list[str]
) -> None:
    with closing(World(tmp_path_factory.mktemp("world"), seed)) as world:
        for _ in range(4):
            world.store()
        with closing(RosterKeeper(world.location, world.catalog)) as keeper:
            check(world, keeper)
            for step in steps:
                getattr(world, step)()
                if world.draw.random() < 0.6:
                    check(world, keeper)
            check(world, keeper)


def test_a_base_on_disk_is_read_back_or_not_at_all(tmp_path: Path) -> None:
    with closing(World(tmp_path, 3)) as world:
        for _ in range(6):
            world.store()
        with world.catalog.snapshot() as connection:
            base = read_base(connection)
            world_roster = RosterChanges(base).take_up(connection)
        folder = world.location.roster_folder
        roster_files.save(base, folder)
        found = roster_files.load(folder, base.state.epoch)
        assert found is not None
        assert roster_files.load(folder, "another") is None
        with world.catalog.snapshot() as connection:
            again = RosterChanges(found).take_up(connection)
            every = set(range(20))
            assert count(connection, again, every) == count(connection, world_roster, every) != ()
        (file,) = folder.glob("*/mention-articles.npy")
        file.write_bytes(file.read_bytes()[:-1] + b"\xff")
        assert roster_files.load(folder, base.state.epoch) is None
        file.unlink()
        assert roster_files.load(folder, base.state.epoch) is None


def test_a_base_for_which_there_is_no_room_leaves_nothing_behind(tmp_path: Path) -> None:
    with closing(World(tmp_path, 3)) as world:
        world.store()
        with world.catalog.snapshot() as connection:
            base = read_base(connection)
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
        try:
            with pytest.raises(OSError, match="too large"):
                roster_files.save(base, world.location.roster_folder)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        assert list(world.location.roster_folder.iterdir()) == []


def test_changes_beside_a_base_from_disk_are_what_a_base_read_now_says(tmp_path: Path) -> None:
    with closing(World(tmp_path, 5)) as world:
        for _ in range(5):
            world.store()
        with world.catalog.snapshot() as connection:
            changes = RosterChanges(read_base(connection))
        for step in ("decide", "store", "decide", "store_text", "remove", "store", "undo"):
            getattr(world, step)()
            with world.catalog.snapshot() as connection:
                beside, afresh = changes.take_up(connection), RosterChanges(read_base(connection)).take_up(connection)
                assert count(connection, beside, set(range(20))) == count(connection, afresh, set(range(20)))


def test_where_a_clause_is_fulfilled(seeds: Library) -> None:
    (xi,), (putin,) = seeds.find_entities("Xi Jinping"), seeds.find_entities("Vladimir Putin")
    register = seeds.register()
    names = Named("xi jinping", PERSON), Named("vladimir putin", None)
    assert len(register.together(Together(names)).ids) > 0
    by_hand = seeds.mentions_together(xi.id, putin.id)
    for number in register.together(Together(names)).ids.tolist():
        spans = [Span(mention.start, mention.end) for mention in by_hand if mention.article_id == number]
        assert list(register.mention_spans(number, Together(names))) == spans
        alone = [Span(m.start, m.end) for m in seeds.mentions(xi.id) if m.article_id == number]
        assert list(register.mention_spans(number, names[0])) == alone


def test_what_is_read_is_looked_up_again_when_it_changes(seeds: Library) -> None:
    register = seeds.register()
    assert register.read().tolist() == []
    first, second, *_ = seeds.articles()
    seeds.set_read(first.path, True)
    seeds.set_read(second.path, True)
    assert register.read().tolist() == sorted([first.id, second.id])
    seeds.set_read(first.path, False)
    assert register.read().tolist() == [second.id]


def test_a_name_misspelt_is_found_near(seeds: Library) -> None:
    assert seeds.names_near("ushakow")[0].name == "Yuri Ushakov"
    assert seeds.names_near("yurii ushakof", PERSON)[0].clause == 'person:"Yuri Ushakov"'
    assert seeds.names_near("ushakow", PLACE) == ()
    assert seeds.names_beginning("yuri us")[0].name == "Yuri Ushakov"


HIDE = """
from index import open_library
import sys
library = open_library([sys.argv[1]])
library.hide(library.find_entities("Vladimir Putin")[0].id)
library.close()
"""


def test_what_another_process_decides_is_seen_at_once(seeds: Library) -> None:
    ids = np.array([heading.id for heading in seeds.articles()], np.int64)
    before = seeds.facets_of("", ids)
    assert before is not None
    assert "Vladimir Putin" in {facet.label for facet in before.facets}
    assert before.total == len(ids)
    code = HIDE.replace("sys.argv[1]", "__import__('pathlib').Path(sys.argv[1])")
    subprocess.run([sys.executable, "-c", code, str(SEEDS)], check=True, timeout=60)
    after = seeds.facets_of("", ids)
    assert after is not None
    assert "Vladimir Putin" not in {facet.label for facet in after.facets}
    assert len(seeds.register().naming(Named("Vladimir Putin", PERSON)).ids) == 0


def test_a_large_library_has_its_base_made_beside_it(seeds: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roster_keeper, "SMALL", 0)
    ids = np.array([heading.id for heading in seeds.articles()], np.int64)
    assert seeds.facets_of("", ids) is None
    by_old_way = seeds.find_entities("Ushakov")
    found = seeds.facets_of("", ids, cancelled=lambda: False)
    assert found is not None
    assert found.facets
    assert seeds.location.roster_folder.exists()
    assert seeds.find_entities("Ushakov") == by_old_way != ()
    for name in ("putin", "person/xi-jinping", "Xi", "moscow", "nobody", "vladimir putin", "united"):
        assert seeds.find_entities(name) == meant(seeds.entities(), name)
        assert seeds.find_entities(name, sure_only=True) == meant(seeds.entities(sure_only=True), name)


def test_where_it_cannot_be_made_beside_it_is_made_here(seeds: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roster_keeper, "SMALL", 0)
    (seeds.location.cache / "roster.log").mkdir()
    found = seeds.facets_of("", np.array([heading.id for heading in seeds.articles()], np.int64))
    assert found is not None
    assert found.facets


def test_it_is_cancelled_while_it_waits(seeds: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roster_keeper, "SMALL", 0)
    assert seeds.facets_of("", np.zeros(0, np.int64), cancelled=lambda: True) is None
    assert len(seeds.register(lambda: True).naming(Named("Putin", None)).ids) == 0
