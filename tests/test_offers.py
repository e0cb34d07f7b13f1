"""The ways in which a query may go on, gone through in a circle."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from index.model import Completion
from tui.offers import CHOSEN, Offers

TYPED = Completion("per", 3, "")
WAYS = tuple(Completion(f"{label} ", len(label) + 1, label) for label in ("person:", "Perry", "Peru"))


def test_what_was_typed_has_its_place_in_the_circle() -> None:
    offers, seen = Offers(TYPED, WAYS), []
    for _ in range(5):
        offers = offers.turned(forward=True)
        seen.append(offers.chosen)
    assert seen == [*WAYS, TYPED, WAYS[0]]
    assert Offers(TYPED, WAYS).turned(forward=False).chosen == WAYS[-1]


@given(st.lists(st.text("abc漢", min_size=1, max_size=12), min_size=1, max_size=20), st.data(), st.integers(20, 80))
def test_the_chosen_one_is_in_view(labels: list[str], data: st.DataObject, width: int) -> None:
    ways = [Completion(label, len(label), label) for label in labels]
    at = data.draw(st.integers(-1, len(ways) - 1))
    parts = Offers(TYPED, ways, at).parts(width)
    chosen = [number for number, (_, style) in enumerate(parts) if style is CHOSEN]
    assert len(chosen) == (at >= 0)
    if chosen and cell_len(labels[at]) < width - 4:
        assert sum(cell_len(text) for text, _ in parts[: chosen[0] + 1]) <= width
