"""The letters of hints, and how they are drawn over a line."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tui.hint_labels import LETTERS, hint_labels
from tui.panes.hinted import with_labels
from tui.strip_cut import cut

HOME_ROW = "asdfghjkl"
HINT, TYPED = Style(bold=True), Style(dim=True)
lines = st.lists(st.sampled_from(["a", "b ", "普", "京", "e\u0301", "👩‍👩‍👧", "🇫🇷", "ש", "م"]), max_size=20).map(
    "".join
)
wanted = st.lists(st.tuples(st.integers(0, 30), st.sampled_from(["a", "s", "ma", "ms"])), max_size=5).map(sorted)


@given(st.integers(0, 3000))
def test_labels_are_distinct_and_none_begins_another(count: int) -> None:
    labels = hint_labels(count)
    assert len(labels) == count
    ordered = sorted(labels)
    assert not any(following.startswith(label) for label, following in pairwise(ordered))


@given(st.integers(1, 3000))
def test_the_shortest_come_first_and_are_as_short_as_can_be(count: int) -> None:
    lengths = [len(label) for label in hint_labels(count)]
    assert lengths == sorted(lengths)
    assert len(LETTERS) ** lengths[-1] >= count > (len(LETTERS) ** (lengths[-1] - 1) if lengths[-1] > 1 else 0)


@given(st.integers(1, 600))
def test_the_home_row_comes_first(count: int) -> None:
    alone = "".join(label for label in hint_labels(count) if len(label) == 1)
    assert alone == LETTERS[: len(alone)]
    assert LETTERS.startswith(HOME_ROW)
    assert count > 400 or alone.startswith(HOME_ROW[:count])


def test_longer_labels_end_on_the_home_row_where_they_can() -> None:
    assert hint_labels(28)[25:] == ("ma", "ms", "md")


@given(lines, wanted, st.integers(0, 1))
def test_labels_leave_the_line_as_wide_as_it_was(line: str, labels: list[tuple[int, str]], typed: int) -> None:
    strip = Strip([Segment(line)])
    drawn = with_labels(strip, labels, typed, HINT, TYPED)
    assert cell_len(drawn.text) == drawn.cell_length == strip.cell_length


@given(lines, st.integers(0, 50), st.integers(0, 50))
def test_a_cut_line_has_as_many_cells_as_were_asked_for_and_whole_characters(line: str, start: int, end: int) -> None:
    strip = Strip([Segment(line)])
    part = cut(strip, start, end)
    expected = max(0, min(end, strip.cell_length) - min(start, strip.cell_length))
    assert cell_len(part.text) == part.cell_length == expected
    assert part.text.strip(" ") in line


def test_a_label_covers_the_first_cells_and_half_a_wide_character_becomes_a_blank() -> None:
    strip = with_labels(Strip([Segment("in 普京 now")]), [(3, "a"), (8, "ms")], 0, HINT, TYPED)
    assert strip.text == "in a 京 msw"
    strip = with_labels(Strip([Segment("ab")]), [(1, "ms")], 1, HINT, TYPED)
    assert [(segment.text, segment.style) for segment in strip if segment.text] == [("m", TYPED), ("s", HINT)]
