"""Which panes are in view."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.arrangement import Pane, Wishes, arrange

wishes = st.builds(
    Wishes,
    focus=st.sampled_from(Pane),
    side=st.sampled_from([Pane.ARTICLES, Pane.ENTITIES]),
    drawer=st.booleans(),
    zoomed=st.booleans(),
)


@pytest.mark.parametrize(
    ("columns", "rows", "shown"),
    [
        (120, 40, {Pane.ARTICLES, Pane.READER, Pane.ENTITIES}),
        (80, 24, {Pane.ARTICLES, Pane.READER}),
        (50, 24, {Pane.READER}),
        (120, 15, {Pane.READER}),
        (39, 40, set()),
        (120, 9, set()),
    ],
)
def test_what_fits(columns: int, rows: int, shown: set[Pane]) -> None:
    assert arrange(columns, rows, Wishes(focus=Pane.READER)) == shown


def test_the_other_side() -> None:
    assert arrange(80, 24, Wishes(focus=Pane.READER, side=Pane.ENTITIES)) == {Pane.READER, Pane.ENTITIES}


def test_zoom_shows_one() -> None:
    assert arrange(200, 60, Wishes(focus=Pane.ENTITIES, drawer=True, zoomed=True)) == {Pane.ENTITIES}


@given(st.integers(40, 300), st.integers(10, 100), wishes)
def test_there_is_always_something_and_with_room_the_reader(columns: int, rows: int, wanted: Wishes) -> None:
    shown = arrange(columns, rows, wanted)
    assert shown
    if len(shown) == 1:
        assert shown == {wanted.focus}
    else:
        assert Pane.READER in shown
        assert (Pane.DRAWER in shown) == wanted.drawer
