"""Names in one line: as plain Python, and under the reader where it stands alone."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from index import Library
from tests.driving import NARROW, WIDE, Reading, reading
from tui.arrangement import SMALLEST
from tui.names_strip import StripName, fit_names
from tui.row_text import row_strip

ANNA, OSLO, BANK = StripName("P", "Anna Lindqvist"), StripName("L", "Oslo"), StripName("O", "Bank of Norway")
WALKED = StripName("P", "Peter Marlowe", is_walked=True)

some_names = st.lists(
    st.builds(StripName, st.sampled_from("POL"), st.text("aé漢 \u0301", min_size=1, max_size=20), st.booleans()),
    max_size=12,
)


def shown(names: list[StripName], width: int) -> str:
    left, right = fit_names(names, width)
    return str(row_strip(left, width, right=right).text)


def test_all_are_shown_where_there_is_room() -> None:
    assert shown([ANNA, OSLO, WALKED], 50).rstrip() == " P Anna Lindqvist  L Oslo  P Peter Marlowe ◀"


def test_the_walked_one_comes_first_where_there_is_not_and_the_others_are_counted() -> None:
    assert shown([ANNA, OSLO, BANK, WALKED], 34) == " L Oslo  P Peter Marlowe ◀     +2 "


def test_where_none_fits_the_first_is_cut() -> None:
    assert shown([BANK, ANNA], 14) == " O Bank o… +1 "
    assert shown([], 14).strip() == ""


@given(some_names, st.integers(10, 120))
def test_a_line_is_filled_to_the_cell_and_no_name_goes_uncounted(names: list[StripName], width: int) -> None:
    left, right = fit_names(names, width)
    assert row_strip(left, width, right=right).cell_length == width
    beyond = int(right[0][0].strip() or 0) if right else 0
    assert len(left) // 3 + beyond == len(names)
    if len(left) > 3:
        assert sum(cell_len(text) for text, _ in [*left, *right]) <= width


@given(some_names, st.integers(30, 120))
def test_who_is_walked_is_never_left_out_for_another(names: list[StripName], width: int) -> None:
    names = [*(StripName(name.letter, name.name) for name in names), WALKED]
    assert "Peter Marlowe ◀" in shown(names, width)


def names_in_view(app: Reading) -> list[str]:
    """The names that are in view, by what the lists call them."""
    ids = dict.fromkeys(mention.entity_id for mention in app.screen.reader.names_in_view)
    return [app.screen._entities[one].name for one in ids]


@pytest.mark.parametrize("size", [NARROW, SMALLEST])
async def test_where_the_reader_stands_alone_the_names_in_view_are_under_it(
    seeds: Library, size: tuple[int, int]
) -> None:
    async with reading(seeds, size) as app:
        seen = set()
        for _ in range(4):
            names = names_in_view(app)
            assert not names or any(name in app.said for name in names)
            for name in re.findall(r"[POL] (.*?)(?:  |$| \+)", app.said):
                assert any(one.startswith(name.rstrip("…")) for one in names)
            seen.add(app.said)
            await app.press("space")
        assert len(seen) > 1


async def test_the_walked_one_is_marked_and_what_is_said_makes_way_when_reading_goes_on(seeds: Library) -> None:
    async with reading(seeds, NARROW) as app:
        await app.press("right_square_bracket")
        assert "walks" in app.said
        await app.press("asterisk", "j")
        walk = app.screen._walk
        assert walk is not None
        assert f"{walk.title} ◀" in app.said
        await app.press("escape")
        assert app.said == "The walk is over."
        await app.press("k")
        assert "◀" not in app.said


async def test_there_is_no_strip_beside_a_list_of_names_or_over_a_list(seeds: Library) -> None:
    async with reading(seeds, WIDE) as app:
        assert app.said == ""
        await app.pilot.resize_terminal(*NARROW)
        await app.pilot.pause()
        assert re.match("[POL] ", app.said)
        await app.press("1")
        assert app.said == ""
        await app.press("2")
        assert re.match("[POL] ", app.said)
