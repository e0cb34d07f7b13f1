"""The jump list as plain Python."""

from hypothesis import given
from hypothesis import strategies as st

from tui.history import LENGTH, History, Place

A, B, C = (Place(1, offset, offset) for offset in (0, 10, 20))
places = st.builds(Place, st.integers(1, 3), st.integers(0, 5), st.just(0))


def test_back_and_forward_retrace_the_jumps() -> None:
    history, place = History().left(A).left(B).back(C)
    assert place == B
    history, place = history.back(B)
    assert place == A
    history, place = history.forward(A)
    assert place == B
    history, place = history.forward(B)
    assert place == C
    assert history.forward(C)[1] is None


def test_there_is_nothing_behind_the_first_jump() -> None:
    assert History().back(A) == (History(), None)


def test_going_back_skips_where_one_is() -> None:
    assert History().left(A).left(B).back(B)[1] == A


def test_a_jump_forgets_what_was_ahead() -> None:
    history, _ = History().left(A).back(B)
    assert history.left(C).forward(A)[1] is None


@given(st.lists(places, max_size=300), places)
def test_going_all_the_way_back_and_forward_comes_home(jumps: list[Place], here: Place) -> None:
    history = History()
    for jump in jumps:
        history = history.left(jump)
    assert len(history.behind) <= LENGTH
    place, home = here, here
    while True:
        history, to = history.back(place)
        if to is None:
            break
        place = to
    while True:
        history, to = history.forward(place)
        if to is None:
            break
        place = to
    assert place == home
