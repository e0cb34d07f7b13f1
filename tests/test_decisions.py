"""Decisions in a library: what shows, what is kept, through undoing, indexing anew, moving and another process."""

import fcntl
import shutil
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import (
    Decision,
    Entity,
    EntityType,
    Hide,
    Library,
    LibraryError,
    Mention,
    Merge,
    NotThis,
    Reach,
    Rename,
    Split,
    Unhide,
    open_library,
)
from index.decision import Named
from index.decisions import SCHEMA, Decisions, open_decided

SEEDS = Path(__file__).parent.parent / "seeds"

Shown = tuple[tuple[Entity, ...], tuple[Mention, ...]]


def shown(library: Library) -> Shown:
    return library.entities(hidden=True), library.all_mentions()


def named(library: Library, name: str) -> Named:
    (entity,) = library.find_entities(name, hidden=True)
    return library.named(entity.id)


def ingest(library: Library) -> None:
    for _ in library.ingest():
        pass


@pytest.fixture
def other(seeds: Library) -> Iterator[Library]:
    """The same library, opened once more."""
    library = open_library([SEEDS])
    yield library
    library.close()


def some(library: Library) -> list[Decision]:
    """One decision of every kind."""
    putin, ushakov = named(library, "Vladimir Putin"), named(library, "Yuri Ushakov")
    mention = library.mentions("person/yuri-ushakov")[-1]
    return [
        library.not_named(mention),
        NotThis(putin, "Putin", library.article_named(library.articles()[0].id)),
        Split(putin, "Vladimir Putin"),
        Rename(ushakov, "Juri Uschakow"),
        Hide(named(library, "Xi Jinping")),
        Merge(named(library, "Beijing"), named(library, "Ukraine")),
    ]


def test_every_decision_shows_at_once_and_undoing_all_restores_all(seeds: Library) -> None:
    stages = [shown(seeds)]
    made = some(seeds)
    for decision in made:
        outcome = seeds.decide(decision)
        assert (outcome.decisions, outcome.conflicts, outcome.shown) == ((decision,), (), True)
        stages.append(shown(seeds))
        assert stages[-1] != stages[-2]
    assert seeds.decisions() == tuple(made)
    for decision, stage in zip(reversed(made), stages[-2::-1], strict=True):
        assert seeds.undo().decisions == (decision,)
        assert shown(seeds) == stage
    assert seeds.undo().decisions == ()
    for decision, stage in zip(made, stages[1:], strict=True):
        assert seeds.redo().decisions == (decision,)
        assert shown(seeds) == stage
    assert seeds.redo().decisions == ()


def test_what_each_does_is_said(seeds: Library) -> None:
    before = shown(seeds)
    (putin,), (ushakov,) = seeds.find_entities("Vladimir Putin"), seeds.find_entities("Yuri Ushakov")
    preview = seeds.preview_merge(putin.id, ushakov.id)
    assert (preview.one, preview.other, preview.conflict) == (putin, ushakov, None)
    assert preview.names == ("Ushakov", "Yuri Ushakov")
    assert shown(seeds) == before
    assert seeds.decisions() == ()
    mention = seeds.mentions(ushakov.id)[-1]
    said = [
        seeds.rename(putin.id, "V. P."),
        seeds.split(ushakov.id, "Ushakov"),
        seeds.not_this(mention),
        seeds.hide(putin.id),
        seeds.unhide(putin.id),
        seeds.undo(),
        seeds.redo(),
        seeds.redo(),
    ]
    assert [outcome.sentence for outcome in said] == [
        "Renamed Vladimir Putin to V. P.",
        "Split Ushakov off Yuri Ushakov",
        said[2].sentence,
        "Hid V. P.",
        "Decided: V. P. is shown again",
        "Undone: V. P. is shown again",
        "Redone: V. P. is shown again",
        "There is nothing to redo",
    ]
    while seeds.undo().decisions:
        pass
    merged = seeds.merge(putin.id, ushakov.id)
    assert merged.sentence == f"Merged Yuri Ushakov ({ushakov.mentions}) into Vladimir Putin ({putin.mentions})"
    refused = seeds.split(putin.id, "Yuri Ushakov")
    assert refused.sentence == f"Kept, but not applied: {refused.conflicts[0].sentence}"
    seeds.undo()
    seeds.undo()
    assert shown(seeds) == before
    assert seeds.undo().sentence == "There is nothing to undo"


def test_a_preview_says_what_a_merge_would_contradict(seeds: Library) -> None:
    (ushakov,) = seeds.find_entities("Yuri Ushakov")
    seeds.split(ushakov.id, "Ushakov")
    (other,) = (e for e in seeds.entities() if e.name == "Ushakov")
    before = shown(seeds)
    assert (
        seeds.preview_merge(ushakov.id, other.id).conflict
        == "An earlier decision says that Ushakov is not Yuri Ushakov"
    )
    assert shown(seeds) == before
    assert seeds.merge(ushakov.id, other.id).conflicts[0].sentence == seeds.preview_merge(ushakov.id, other.id).conflict


@pytest.mark.parametrize("reach", Reach)
def test_how_far_not_this_goes(seeds: Library, reach: Reach) -> None:
    (ushakov,) = seeds.find_entities("Yuri Ushakov")
    theirs = seeds.mentions(ushakov.id)
    mention = next(mention for mention in theirs if mention.text == "Ushakov")
    alike = {
        Reach.MENTION: [mention],
        Reach.ARTICLE: [each for each in theirs if each.article_id == mention.article_id],
        Reach.EVERYWHERE: [each for each in theirs if each.text == "Ushakov"],
    }[reach]
    assert seeds.not_this(mention, reach).conflicts == ()
    assert seeds.mentions(ushakov.id) == tuple(each for each in theirs if each not in alike)
    seeds.undo()
    assert seeds.mentions(ushakov.id) == theirs


def test_many_threads_decide_at_once(seeds: Library) -> None:
    before = shown(seeds)
    people = seeds.entities(EntityType.PERSON)[:12]
    with ThreadPoolExecutor(6) as pool:
        outcomes = list(pool.map(lambda entity: seeds.hide(entity.id), people))
    assert all(outcome.shown and not outcome.conflicts for outcome in outcomes)
    assert {entity.id for entity in seeds.entities(hidden=True) if entity.hidden} == {entity.id for entity in people}
    assert len(seeds.decisions()) == 12
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda _: seeds.undo(), people))
    assert shown(seeds) == before


def test_every_decision_survives_indexing_afresh_a_moved_folder_and_text_inserted(
    articles: Path, tmp_path: Path
) -> None:
    library = open_library([articles])
    ingest(library)
    anna, peter = named(library, "Anna Lindqvist"), named(library, "Peter Marlowe")
    oslo, lisbon = named(library, "Oslo"), named(library, "Lisbon")
    surname = next(mention for mention in library.all_mentions() if mention.text == "Lindqvist")
    first = library.article_named(surname.article_id)
    made = [
        library.not_named(surname),
        Rename(anna, "A. L."),
        NotThis(peter, None, first),
        Hide(named(library, "Oslo")),
        Unhide(oslo),
        Merge(oslo, lisbon),
        Hide(oslo),
    ]
    for decision in made:
        assert library.decide(decision).conflicts == ()

    def seen() -> list[tuple[str, str, bool]]:
        called = {entity.id: (entity.name, entity.hidden) for entity in library.entities(hidden=True)}
        mentions = [m for entity_id in called for m in library.mentions(entity_id)]
        return sorted((mention.text, *called[mention.entity_id]) for mention in mentions)

    decided = seen()
    assert ("Lindqvist", "Lindqvist", False) in decided
    assert ("Lisbon", "Oslo", True) in decided
    library.close()
    shutil.rmtree(library.location.cache)
    articles.rename(tmp_path / "elsewhere")
    library = open_library([tmp_path / "elsewhere"])
    ingest(library)
    assert (library.decisions(), seen(), library.conflicts()) == (tuple(made), decided, ())
    file = tmp_path / "elsewhere" / "one.txt"
    title, rest = file.read_text().split("\n\n")
    file.write_text(f"{title}\n\nIt had rained all night and the streets were wet. {rest}")
    ingest(library)
    assert (seen(), library.conflicts()) == (decided, ())
    while library.undo().decisions:
        pass
    assert library.entities() == tuple(entity for entity in library.entities(hidden=True) if not entity.hidden)
    assert {mention.reason for mention in library.all_mentions() if "you decided" in mention.reason} == set()
    library.close()


def test_what_is_hidden_is_out_of_lists_and_highlights(seeds: Library) -> None:
    (putin,) = seeds.find_entities("Vladimir Putin")
    seeds.decide(Hide(seeds.named(putin.id)))
    assert putin.id not in {entity.id for entity in seeds.entities()}
    assert putin.id not in {mention.entity_id for mention in seeds.all_mentions()}
    assert all(m.entity_id != putin.id for a in seeds.articles() for m in seeds.mentions_in(a.id))
    assert seeds.entity(putin.id).hidden
    assert seeds.find_entities("Vladimir Putin") == ()
    assert len(seeds.mentions(putin.id)) == putin.mentions


def test_conflicts_are_kept_and_go_with_their_cause(seeds: Library) -> None:
    putin, ushakov = named(seeds, "Vladimir Putin"), named(seeds, "Yuri Ushakov")
    seeds.decide(Merge(putin, ushakov))
    refused = seeds.decide(Split(putin, "Yuri Ushakov"))
    assert refused.conflicts == seeds.conflicts() != ()
    seeds.undo()
    assert seeds.conflicts() == ()


def test_two_open_at_once_see_and_undo_the_same(seeds: Library, other: Library) -> None:
    before = shown(seeds)
    seeds.decide(Hide(named(seeds, "Vladimir Putin")))
    assert shown(other) == shown(seeds) != before
    other.decide(Rename(named(other, "Yuri Ushakov"), "X"))
    assert seeds.undo().decisions == (Rename(named(seeds, "Yuri Ushakov"), "X"),)
    assert other.undo().decisions
    assert shown(seeds) == shown(other) == before


def test_while_another_process_indexes_it_is_kept_and_shows_afterwards(seeds: Library, other: Library) -> None:
    before = shown(seeds)
    with seeds.location.lock_file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert not seeds.decide(Hide(named(seeds, "Vladimir Putin"))).shown
        assert shown(seeds) == before
    ingest(other)
    assert shown(seeds) != before


def test_what_is_decided_while_indexing_is_applied_when_that_ends(seeds: Library, other: Library) -> None:
    steps = other.ingest()
    next(steps)
    assert not seeds.decide(Hide(named(seeds, "Vladimir Putin"))).shown
    reports = list(steps)
    assert any(report.mentions_changed for report in reports)
    assert seeds.find_entities("Vladimir Putin") == ()


def test_importing_what_was_exported(seeds: Library) -> None:
    before = shown(seeds)
    for decision in some(seeds):
        seeds.decide(decision)
    exported, decided = seeds.export_decisions(), shown(seeds)
    assert seeds.import_decisions(exported.splitlines()).decisions == ()
    while seeds.undo().decisions:
        pass
    assert shown(seeds) == before
    assert len(seeds.import_decisions(exported.splitlines()).decisions) == 6
    assert shown(seeds) == decided
    assert seeds.export_decisions() == exported
    assert len(seeds.undo().decisions) == 6
    assert shown(seeds) == before


def test_decisions_survive_indexing_anew_edits_other_names_and_another_folder(articles: Path, tmp_path: Path) -> None:
    library = open_library([articles])
    ingest(library)
    first = next(article for article in library.articles() if article.path == "one.txt")
    (lindqvist,) = library.find_entities("Anna Lindqvist")
    surname = next(m for m in library.mentions_in(first.id) if m.text == "Lindqvist")
    library.decide(Rename(named(library, "Peter Marlowe"), "P. M."))
    library.decide(library.not_named(surname))
    library.set_read("two.txt", True)

    def people() -> dict[str, tuple[str, ...]]:
        found = library.entities(EntityType.PERSON)
        return {entity.name: tuple(sorted(alias.name for alias in entity.aliases)) for entity in found}

    decided = people()
    assert decided == {"P. M.": ("Peter Marlowe",), "Anna Lindqvist": ("Anna Lindqvist",), "Lindqvist": ("Lindqvist",)}
    library.close()
    shutil.rmtree(library.location.cache)
    moved = tmp_path / "elsewhere"
    articles.rename(moved)
    library = open_library([moved])
    assert library.moved_from == articles
    assert [article.read for article in library.articles()] == []
    assert len(library.decisions()) == 2
    text = (moved / "one.txt").read_text()
    (moved / "one.txt").rename(moved / "three.txt")
    (moved / "three.txt").write_text(text.replace("on Monday", "on Tuesday") + "\nIt rained.\n")
    ingest(library)
    assert people() == decided
    assert library.conflicts() == ()
    assert {article.path: article.read for article in library.articles()} == {"three.txt": False, "two.txt": True}
    library.close()
    again = open_library([moved])
    assert again.moved_from is None
    again.close()
    assert lindqvist.name in decided


def test_a_library_that_moves_twice_before_it_is_indexed_again_keeps_what_was_decided_in_between(
    articles: Path, tmp_path: Path
) -> None:
    library = open_library([articles])
    ingest(library)
    library.decide(Rename(named(library, "Peter Marlowe"), "P. M."))
    library.close()
    once = open_library([articles.rename(tmp_path / "once")])
    once.set_read("two.txt", True)
    once.decide(Hide(Named(EntityType.PERSON, "Anna Lindqvist")))
    once.close()
    twice = open_library([(tmp_path / "once").rename(tmp_path / "twice")])
    assert twice.moved_from == tmp_path / "once"
    assert len(twice.decisions()) == 2
    twice.close()


def test_what_was_decided_before_a_move_and_is_damaged_is_not_passed_over(articles: Path, tmp_path: Path) -> None:
    library = open_library([articles])
    steps = library.ingest()
    while not library.articles():
        next(steps)
    steps.close()
    library.close()
    library.location.decisions_file.write_bytes(b"no database" * 1000)
    articles.rename(tmp_path / "elsewhere")
    with pytest.raises(LibraryError, match="before this library was moved"):
        open_library([tmp_path / "elsewhere"])


def test_a_copy_of_a_library_begins_afresh(seeds: Library, tmp_path: Path) -> None:
    seeds.decide(Hide(named(seeds, "Vladimir Putin")))
    ingest(seeds)
    shutil.copytree(SEEDS, tmp_path / "seeds")
    copy = open_library([tmp_path / "seeds"])
    assert copy.moved_from is None
    assert copy.decisions() == ()
    copy.close()


def test_what_an_earlier_version_kept_is_kept(seeds: Library) -> None:
    seeds.close()
    file = seeds.location.decisions_file
    file.unlink()
    with sqlite3.connect(file) as connection:
        for statement in SCHEMA.split(";")[:3]:
            connection.execute(statement)
        connection.execute("INSERT INTO read VALUES ('one.txt')")
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    database = open_decided(file)
    assert database.connection.execute("SELECT path FROM read").fetchall() == [("one.txt",)]
    log = Decisions(database)
    log.decide([Hide(Named(EntityType.PERSON, "Anna"))])
    assert log.active() == (Hide(Named(EntityType.PERSON, "Anna")),)
    database.close()


@given(st.lists(st.integers(0, 5) | st.sampled_from(["undo", "redo"]), max_size=30))
@settings(max_examples=25)
def test_the_log_undoes_and_redoes_like_two_stacks(
    tmp_path_factory: pytest.TempPathFactory, steps: list[int | str]
) -> None:
    database = open_decided(tmp_path_factory.mktemp("log") / "decisions.sqlite")
    log = Decisions(database)
    done: list[Decision] = []
    undone: list[Decision] = []
    for step in steps:
        if isinstance(step, int):
            done.append(Hide(Named(EntityType.PERSON, str(step))))
            log.decide(done[-1:])
            undone.clear()
        elif step == "undo":
            assert log.undo() == tuple(done[-1:])
            undone += [done.pop()] if done else []
        else:
            assert log.redo() == tuple(undone[-1:])
            done += [undone.pop()] if undone else []
        assert log.active() == tuple(done)
    assert log.add_missing(done) == ()
    (rows,) = database.connection.execute("SELECT count(*) FROM log WHERE step = 'decide'").fetchone()
    assert rows == sum(isinstance(step, int) for step in steps)
    database.close()
