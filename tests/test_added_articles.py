"""Articles that come, change or go in a linked library are linked by what is known, without reading the others."""

import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import additions
from index.additions import SHARE
from index.catalog import Catalog, FileContent
from index.decision import Merge, Named
from index.decisions import Decisions, open_decided
from index.known import Learnt
from index.linking import link, link_added, link_afresh
from index.location import FileState
from index.model import EntityType, LabelledSpan, Mention, MentionKind, Resolution, SourceText, Span

LABELS = {"P": "PERSON", "O": "ORG", "G": "GPE"}


class Shelf(NamedTuple):
    """A catalog without recognisers: texts come with their spans marked."""

    catalog: Catalog
    decisions: Decisions

    def put(self, **texts: str) -> None:
        """Store articles by their names, in which `[P:Ann Lee]` is a span and `{…}` a line of furniture."""
        plain = {name: marked(text) for name, text in texts.items()}
        self.catalog.store_files(
            FileContent(FileState(name, len(text), hash(text)), (SourceText(text, name, furniture=aside),), None)
            for name, (text, aside, _) in plain.items()
        )
        names = {article.id: article.path for article in self.catalog.headings(frozenset())}
        self.catalog.store_recognised((each, plain[names[each]][2]) for each in self.catalog.unrecognised())

    def afresh(self, **texts: str) -> "Shelf":
        self.put(**texts)
        link_afresh(self.catalog, self.decisions)
        return self

    def add(self, **texts: str) -> "Shelf":
        self.put(**texts)
        link_added(self.catalog, self.decisions)
        return self

    def remove(self, *names: str) -> "Shelf":
        self.catalog.forget_files(names)
        self.catalog.confirm_indexed((), self.catalog.removed())
        link_added(self.catalog, self.decisions)
        return self

    def mentions(self, *names: str) -> list[Mention]:
        """All mentions in these articles, or in all."""
        paths = {article.id: article.path for article in self.catalog.headings(frozenset())}
        return [each for each in self.catalog.all_mentions() if not names or paths[each.article_id] in names]

    def who(self, *names: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for mention in self.mentions(*names):
            found.setdefault(mention.entity_id, []).append(mention.text)
        return found

    def aliases(self) -> dict[str, dict[str, int]]:
        rows = self.catalog._database.connection.execute("SELECT id, aliases FROM linked_entity")
        return {entity_id: dict(json.loads(aliases)) for entity_id, aliases in rows}


def marked(text: str) -> tuple[str, tuple[Span, ...], tuple[LabelledSpan, ...]]:
    plain, spans, aside = "", [], []
    for line in text.splitlines(keepends=True):
        start = len(plain)
        for before, label, name in re.findall(r"([^\[{}]*)[{}]?(?:\[([A-Z]):([^\]]*)\])?", line):
            plain += before
            if label:
                spans.append(LabelledSpan(len(plain), len(plain) + len(name), LABELS[label]))
                plain += name
        if line.startswith("{"):
            aside.append(Span(start, len(plain.rstrip())))
    return plain, tuple(aside), tuple(spans)


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    catalog, decided = Catalog(tmp_path / "catalog.sqlite"), open_decided(tmp_path / "decided.sqlite")
    yield Shelf(catalog, Decisions(decided))
    catalog.close()
    decided.close()


KNOWN = {
    "a": "[P:Ana Dahl] and [P:Ana Dahl] met [P:Bo Dahl] in [G:Oslo]. The [O:Zambezi Water Authority] ([O:ZWA]), the [O:Zambezi Water Authority], said so.",
    "b": "[P:Ana Dahl] left. [P:Sergei Petrenko], [P:George W. Marsh] and [P:George H. Marsh] stayed with [P:Ana Dahl].",
    "c": "Kenyan President [P:Amina Otieno] met [P:Alexander Gabuyev] in [G:Kenya]. Mr. [P:Marsh] said no to [P:Ana Dahl].",
    "d": "[P:Ana Dahl] spoke, and [P:Melania Marsh] and [P:Jan van der Berg] did. [P:Van der Berg] of the [O:Zambezi Water Authority] said so. Mrs. [P:Marsh] left.",
}


@pytest.mark.parametrize(
    "text",
    [
        "[P:Ana Dahl] left. [P:Dahl] slept.",
        "[P:Dahl] slept, [P:Dahl] said.",
        "[P:Bo Dahl] left. [P:Bo Dahl] and [P:Dahl] slept.",
        "Mr. [P:Marsh] and Mrs. [P:Marsh] came with [P:Marsh].",
        "[P:Alexander Gabuyev] came. [P:Gabuev] said no.",
        "[P:George Marsh] ran.",
        "The [O:ZWA] in [G:Oslo] was [G:Kenya].",
        "[P:Amina Otieno] spoke. In the end the Kenyan president said no.",
        "ANA DAHL spoke to Sergei Petrenko, Van der Berg said.",
    ],
)
def test_an_article_of_known_names_is_linked_as_all_afresh_would_link_it(shelf: Shelf, text: str) -> None:
    shelf.afresh(**KNOWN).add(e=text)
    added = shelf.mentions("e")
    link_afresh(shelf.catalog, shelf.decisions)
    assert added == shelf.mentions("e")
    assert added


def test_what_others_say_of_who_holds_an_office_is_known(shelf: Shelf) -> None:
    shelf.afresh(**KNOWN).add(e="[P:Amina Otieno] spoke. In the end the Kenyan president said no.")
    described = [mention for mention in shelf.mentions("e") if mention.kind is MentionKind.DESCRIPTION]
    assert [(each.text, each.entity_id) for each in described] == [("the Kenyan president", "person/amina-otieno")]


def test_the_mentions_of_other_articles_stay_as_they_are(shelf: Shelf) -> None:
    before = shelf.afresh(**KNOWN).mentions()
    shelf.add(e="[P:Cy Dahl] and [P:Cy Dahl] met [P:Sergei V. Petrenko] in [G:Paris].")
    assert shelf.mentions(*KNOWN) == before


def test_somebody_new_is_somebody_else(shelf: Shelf) -> None:
    shelf.afresh(**KNOWN).add(e="[P:Cy Holt] and [P:Cy Dahl] left. [P:Holt] slept.")
    assert shelf.who("e") == {"person/cy-holt": ["Cy Holt", "Holt"], "person/cy-dahl": ["Cy Dahl"]}
    assert shelf.add(f="[P:Cy Dahl] and [P:Holt] came.").who("f") == {
        "person/cy-dahl": ["Cy Dahl"],
        "person/cy-holt": ["Holt"],
    }


@pytest.mark.parametrize(
    ("known", "other"),
    [
        ("Sergei Petrenko", "S. Petrenko"),
        ("S. Petrenko", "Sergei Petrenko"),
        ("Sergei Petrenko", "Serguei Petrenko"),
        ("Aleksandr Gabuev", "Alexander Gabuyev"),
        ("William Hartley", "Bill Hartley"),
        ("Andrei Belousov", "Andrei Belosov"),
        ("Andrei Belousov", "Andrei Beluosov"),
        ("Andrei Belousov", "Andrei Velousov"),
        ("Andrei Belousov", "Andrei Belousof"),
    ],
)
def test_another_form_of_a_known_name_is_that_person(shelf: Shelf, known: str, other: str) -> None:
    shelf.afresh(a=f"[P:{known}] left.").add(b=f"[P:{other}] came.")
    assert [*shelf.who().values()] == [[known, other]]


def test_a_new_entity_takes_nobodys_id(shelf: Shelf) -> None:
    shelf.afresh(a="[O:A.B. Zorg]").add(b="[O:A-B Zorg]")
    assert shelf.who() == {"organisation/a-b-zorg": ["A.B. Zorg"], "organisation/a-b-zorg-2": ["A-B Zorg"]}


def test_an_article_that_has_gone_takes_along_whom_it_alone_names(shelf: Shelf) -> None:
    shelf.afresh(**KNOWN).add(e="[P:Cy Dahl] met [P:Ana Dahl].").remove("e")
    assert "person/cy-dahl" not in shelf.aliases()
    assert shelf.aliases()["person/ana-dahl"] == {"Ana Dahl": 6}
    assert shelf.add(f="[P:Dahl] said so.").who("f") == {"person/ana-dahl": ["Dahl"]}


def test_a_changed_article_keeps_whom_it_names_still(shelf: Shelf) -> None:
    shelf.afresh(**KNOWN).add(e="[P:Cy Dahl] met [P:Ana Dahl].").add(e="[P:Cy Dahl], [P:Cy Dahl] and [P:Eva Dahl] met.")
    assert shelf.who("e") == {"person/cy-dahl": ["Cy Dahl", "Cy Dahl"], "person/eva-dahl": ["Eva Dahl"]}
    assert shelf.aliases()["person/cy-dahl"] == {"Cy Dahl": 2}
    assert shelf.aliases()["person/ana-dahl"] == {"Ana Dahl": 6}


def test_whom_only_furniture_names_is_called_as_there_until_an_article_names_him(shelf: Shelf) -> None:
    shelf.afresh(a="[P:Ana Dahl] left.", b="[P:Bo Dahl] left.\n{READ ALSO: [P:ANA DAHL]")
    assert shelf.remove("a").aliases()["person/ana-dahl"] == {"ANA DAHL": 1}
    assert shelf.add(c="[P:Ana Dahl] came.").aliases()["person/ana-dahl"] == {"Ana Dahl": 1}
    assert "person/ana-dahl" not in shelf.remove("b", "c").aliases()


def test_roles_of_added_articles_are_on_the_card_and_go_with_them(shelf: Shelf) -> None:
    shelf.afresh(**KNOWN).add(e="Danish Prime Minister [P:Mette Holm] spoke.", f="[P:Mette Holm] came.")
    assert [role.office for role in shelf.catalog.links.roles_of("person/mette-holm")] == ["prime minister"]
    shelf.add(e="[P:Mette Holm] spoke.")
    assert shelf.catalog.links.roles_of("person/mette-holm") == ()


def test_what_was_decided_holds_for_added_articles(shelf: Shelf) -> None:
    shelf.afresh(**KNOWN)
    shelf.decisions.decide([Merge(Named(EntityType.PERSON, "Ana Dahl"), Named(EntityType.PERSON, "Bo Dahl"))])
    shelf.add(e="[P:Bo Dahl] came.")
    assert shelf.who("e") == {"person/ana-dahl": ["Bo Dahl"]}
    shelf.decisions.undo()
    shelf.add(f="[P:Bo Dahl] ran.")
    assert shelf.who("e", "f") == {"person/bo-dahl": ["Bo Dahl", "Bo Dahl"]}


def test_being_stopped_within_storing_changes_nothing(shelf: Shelf) -> None:
    before = shelf.afresh(**KNOWN).mentions()

    def stopped() -> Iterator[tuple[str, str, str, int]]:
        yield "elected", "ana dahl", "place", 99
        raise KeyboardInterrupt

    shelf.put(e="[P:Ana Dahl] left.")
    with pytest.raises(KeyboardInterrupt):
        shelf.catalog.additions.store(Resolution((), ()), Learnt(stopped(), (), (), (), ()), are_decided=False)
    assert shelf.catalog.links.are_stale()
    assert shelf.catalog.known.counts("elected", "ana dahl")["place"] == 0
    assert shelf.add().mentions(*KNOWN) == before
    assert shelf.who("e") == {"person/ana-dahl": ["Ana Dahl"]}
    assert not shelf.catalog.links.are_stale()


def test_all_is_linked_afresh_when_a_share_of_it_has_changed(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(additions, "SMALL", 0)
    shelf.afresh(**{f"old{number}": f"[P:A. Dahl] met [P:Li Na]. {number}" for number in range(2 * SHARE)})
    for number in range(2):
        shelf.put(**{f"new{number}": "[P:Ana Dahl] came."})
        assert not shelf.catalog.additions.are_too_many()
        link(shelf.catalog, shelf.decisions)
        assert "person/a-dahl" in shelf.who()
    shelf.put(new2="[P:Ana Dahl] came.")
    link(shelf.catalog, shelf.decisions)
    assert "person/ana-dahl" in shelf.who()
    assert "person/a-dahl" not in shelf.who()


def test_a_small_library_is_linked_afresh_whatever_comes(shelf: Shelf) -> None:
    shelf.afresh(a="[P:A. Dahl] came.").put(b="[P:Ana Dahl] left.")
    link(shelf.catalog, shelf.decisions)
    assert shelf.who() == {"person/ana-dahl": ["A. Dahl", "Ana Dahl"]}


def work(shelf: Shelf, text: str) -> int:
    """How many tens of SQLite's instructions it takes to add an article."""
    ticks = Counter[str]()

    def tick() -> int:
        ticks["all"] += 1
        return 0

    shelf.put(added=text)
    connection: sqlite3.Connection = shelf.catalog._database.connection
    connection.set_progress_handler(tick, 10)
    link_added(shelf.catalog, shelf.decisions)
    connection.set_progress_handler(None, 0)
    return ticks["all"]


def test_adding_an_article_costs_no_more_in_a_larger_library(shelf: Shelf) -> None:
    def articles(start: int, end: int) -> dict[str, str]:
        names = {
            number: f"Q{number:b} Zor{number:b}x".translate(str.maketrans("01", "ab")) for number in range(start, end)
        }
        return {f"of{number}": f"[P:{name}] met [P:Ana Dahl] in [G:Oslo]." for number, name in names.items()}

    text = "[P:Ana Dahl] met [P:Bo Dahl] in [G:Oslo]. [P:Dahl] left."
    small = work(shelf.afresh(**articles(0, 50)), text)
    large = work(shelf.remove("added").afresh(**articles(50, 800)), text)
    assert small > 0
    assert large < 1.5 * small


PEOPLE = ("Ana Dahl", "Bo Dahl", "A. Dahl", "Ana M. Dahl", "Dahl", "Xi Jinping", "Xi", "George Marsh", "Marsh", "Ana")
THINGS = ("United States", "U.S.", "World Bank", "WB", "Paris")


@st.composite
def sentences(draw: st.DrawFn) -> str:
    person, thing = draw(st.sampled_from(PEOPLE)), draw(st.sampled_from(THINGS))
    forms = [
        "[P:%p] left %t.",
        "Mr. %p met [O:%t] (%p).",
        "\n[P:%p’s] [P:%t]\n",
        "\n{[P:%p]}\n",
        "US President [P:%p].",
    ]
    return draw(st.sampled_from(forms)).replace("%p", person).replace("%t", thing)


articles = st.dictionaries(st.sampled_from("abcdef"), st.lists(sentences(), max_size=5).map(" ".join), max_size=4)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(articles, st.lists(articles | st.sampled_from("abcdef"), max_size=4))
def test_whatever_comes_and_goes_entities_are_what_mentions_say(
    tmp_path_factory: pytest.TempPathFactory, begin: dict[str, str], steps: list[dict[str, str] | str]
) -> None:
    folder = tmp_path_factory.mktemp("shelf")
    catalog, decided = Catalog(folder / "catalog.sqlite"), open_decided(folder / "decided.sqlite")
    shelf = Shelf(catalog, Decisions(decided)).afresh(**begin)
    for step in steps:
        if isinstance(step, str):
            shelf.remove(step)
        else:
            shelf.add(**step)
        assert_sound(shelf)
    catalog.close()
    decided.close()


def assert_sound(shelf: Shelf) -> None:
    mentions = shelf.mentions()
    own: dict[str, Counter[str]] = defaultdict(Counter)
    every: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        text = shelf.catalog.article(mention.article_id, frozenset()).text
        assert text[mention.start : mention.end] == mention.text
        if mention.kind is MentionKind.NAME:
            every[mention.entity_id][mention.text] += 1
            if not mention.in_furniture:
                own[mention.entity_id][mention.text] += 1
    assert shelf.aliases() == {entity_id: dict(own.get(entity_id) or forms) for entity_id, forms in every.items()}
    assert shelf.catalog.entity_names().keys() == shelf.aliases().keys() >= {each.entity_id for each in mentions}
