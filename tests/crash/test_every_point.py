"""What is small enough is killed before and after each of its calls into the system, one after the other."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index import open_library
from index.decided_copies import keep_copy
from index.decision import Hide, Named
from index.location import FileState, locate
from index.model import EntityType
from index.moved import remember
from tests.crash.points import KillPoint, Kind
from tests.crash.victims import Act, kill, watch
from tests.crash.worlds import TEXT_ONLY, bring_up_to_date, live_in, make, prepare, put_back

HIDDEN = Hide(Named(EntityType.PERSON, "Anna Lindqvist"))


@pytest.fixture
def template(scratch: Path) -> Iterator[Path]:
    """A library of two articles in which something is decided."""
    world = scratch / "world"
    with pytest.MonkeyPatch.context() as patch:
        prepare(patch)
        make(world, 2, TEXT_ONLY)
        live_in(world)
        library = open_library([world / "articles"])
        library.decide(HIDDEN)
        bring_up_to_date(library, TEXT_ONLY)
        library.close()
        world.rename(scratch / "template")
        yield scratch / "template"


def kill_everywhere(template: Path, prepare: Callable[[Path], Act], look: Callable[[Path], None]) -> int:
    """Kill what is done with a library at every point, and look at it each time. Returns how often it was killed."""
    world, kills = template.with_name("world"), 0
    put_back(world, template)
    live_in(world)
    for call, times in sorted(watch(prepare(world)).calls.items()):
        for kind in (Kind.BEFORE, Kind.AFTER):
            for at in range(times):
                put_back(world, template)
                point = KillPoint(kind, at, call)
                kills += kill(prepare(world), point).is_killed
                try:
                    look(world)
                except AssertionError as error:
                    raise AssertionError(f"killed {point}") from error
    return kills


def decided(articles: Path) -> tuple[object, ...]:
    library = open_library([articles])
    found = library.decisions()
    library.close()
    return found


def test_where_a_library_was_is_known_whenever_noting_it_ends(template: Path) -> None:
    def note(world: Path) -> Act:
        location = locate([world / "articles"])
        return lambda _: remember(location, [FileState("0.txt", (world / "articles/0.txt").stat().st_size, 1)])

    def look(world: Path) -> None:
        assert decided((world / "articles").rename(world / "elsewhere")) == (HIDDEN,)

    assert kill_everywhere(template, note, look) > 3


def test_a_library_that_has_moved_is_taken_over_at_whatever_point_that_ends(template: Path) -> None:
    def move(world: Path) -> Act:
        moved = (world / "articles").rename(world / "once")
        return lambda _: open_library([moved]).close()

    def look(world: Path) -> None:
        assert decided(world / "once") == (HIDDEN,)
        assert decided((world / "once").rename(world / "twice")) == (HIDDEN,)

    assert kill_everywhere(template, move, look) > 20


@pytest.mark.parametrize("damage", [b"", b"no database" * 1000], ids=["empty", "overwritten"])
def test_a_damaged_file_of_decisions_is_mended_at_whatever_point_that_ends(template: Path, damage: bytes) -> None:
    def open_damaged(world: Path) -> Act:
        location = locate([world / "articles"])
        keep_copy(location.decisions_file)
        location.decisions_file.write_bytes(damage)
        return lambda _: open_library([world / "articles"]).close()

    assert kill_everywhere(template, open_damaged, look_decided) > 20


def test_copying_what_is_decided_leaves_it_and_no_more_than_one_copy_too_many(template: Path) -> None:
    def copy(world: Path) -> Act:
        library = open_library([world / "articles"])
        library.set_read("0.txt", True)
        library.close()
        return lambda _: keep_copy(library.location.decisions_file)

    def look(world: Path) -> None:
        look_decided(world)
        file = locate([world / "articles"]).decisions_file
        keep_copy(file)
        assert [path.suffix for path in (file.parent / "copies").iterdir()] == [".sqlite"] * 3

    assert kill_everywhere(template, copy, look) > 10


def look_decided(world: Path) -> None:
    assert decided(world / "articles") == (HIDDEN,)
