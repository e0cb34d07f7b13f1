"""Where a walk is, in as many cells as there are."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from index.model import ArticleId
from tui.walk import Position, Stop, Walk, route
from tui.walk_line import LEAST_TITLE, walk_line

ONE, TWO = ArticleId(1), ArticleId(2)
WALK = Walk("Beijing Winter Olympics", route([Stop(ONE, 5, 9), Stop(TWO, 1, 4)], [ONE, TWO])).at(Position(ONE, 5))


def test_what_matters_less_gives_way_first() -> None:
    assert (
        walk_line(WALK, " · as ‘Olympics’", 70) == " walk: Beijing Winter Olympics 1/2 · article 1/2 · as ‘Olympics’ "
    )
    assert walk_line(WALK, " · as ‘Olympics’", 60) == " walk: Beijing Winter Olympics 1/2 · article 1/2 "
    assert walk_line(WALK, " · as ‘Olympics’", 40) == " walk: Beijing Winte… 1/2 · article 1/2 "


@given(st.text("aé漢 \u0301", max_size=40), st.integers(40, 120))
def test_it_fits_and_the_numbers_are_never_cut(title: str, width: int) -> None:
    line = walk_line(Walk(title, WALK.route).at(Position(TWO, 1)), " · as ‘x’", width)
    assert cell_len(line) <= width
    assert " 2/2 · article 2/2 " in line


def test_something_is_left_of_the_title_however_little_room_there_is() -> None:
    assert f" {WALK.title[: LEAST_TITLE - 1]}… 1/2" in walk_line(WALK, "", 10)
