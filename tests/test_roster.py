"""Names, facets and the register, after whatever happens to a catalog, against counting all mentions one by one."""

import datetime
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from index.catalog import Catalog, FileContent
from index.decision import Decided, Decision, Hide, Merge, NotThis, Rename, Split, Unhide
from index.decision_names import Naming
from index.decisions import Decisions, open_decided
from index.entity_names import beginning, describe, near
from index.facets import count_facets
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
)
from index.name_words import words
from index.named_articles import NamedArticles
from index.paragraphs import paragraph_numbers
from index.people import Collection
from index.roster import Roster
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
        kind = MentionKind.DESCRIPTION if name.startswith("the ") else MentionKind.NAME
        place = (number, len(text), len(text) + len(name), name, entity_type, kind)
        mentions.append(Mention(*place, f"{entity_type}/{who}", draw.random() < 0.2, draw.random() < 0.2, "so"))
        text += name + draw.choice([" met ", " met ", "\n\n", ".\n"])
    return text, mentions


def resolution(mentions: Sequence[Mention], known: frozenset[str] = frozenset()) -> Resolution:
    """These mentions with their entities."""
    forms = defaultdict[str, Counter[str]](Counter)
    for mention in mentions:
        forms[mention.entity_id][" ".join(mention.text.split())] += 1
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
        self.catalog.links.store(found, Decided(), "")
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
        mentions = (mention for mention in catalog.all_mentions() if not mention.in_furniture)
        # A description may outlast the names of its entity until all is linked afresh; nobody shows it.
        self.mentions = [mention for mention in mentions if mention.entity_id in self.entities]
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


STEPS = st.lists(
    st.sampled_from(["store", "store", "store_text", "remove", "afresh", "decide", "decide", "undo"]), max_size=8
)


@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.generate])
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
