"""Lines of lists: exactly as wide as asked, whatever is in them."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from index.model import Snippet, Span
from tui.row_text import BOLD, PLAIN, around, fit, marked, row_strip
from tui.sparkline import BARS, sparkline

texts = st.text(max_size=30)
parts = st.lists(texts.map(lambda text: (text, PLAIN)), max_size=4)


@given(parts, st.integers(0, 40), parts)
def test_a_row_fills_its_width(left: list[tuple], width: int, right: list[tuple]) -> None:
    assert row_strip(left, width, PLAIN, right).cell_length == width


@given(texts, st.integers(0, 40))
def test_fit_is_exact(text: str, width: int) -> None:
    from tui.text_visible import visible

    assert cell_len(fit(visible(text), width)) == width


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert row_strip([("Kremlin", PLAIN)], 5).text == "Krem…"
    assert row_strip([("Kremlin", PLAIN)], 9, right=[(" 12", PLAIN)]).text == "Kreml… 12"


def test_controls_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in row_strip([("\x1b]0;title\x07", PLAIN)], 20).text


def test_marks_of_a_snippet() -> None:
    snippet = Snippet("said Ushakov today", (Span(5, 12),))
    assert list(marked(snippet, BOLD)) == [("said ", PLAIN), ("Ushakov", BOLD), (" today", PLAIN)]


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 20), st.integers(1, 80))
def test_the_first_mark_comes_into_view_as_it_was(text: str, start: int, length: int, width: int) -> None:
    mark = Span(min(start, len(text)), min(start + length, len(text)))
    shown = around(Snippet(text, (mark,)), width)
    (moved,) = shown.marks
    assert shown.text[moved.start : moved.end] == text[mark.start : mark.end]
    assert moved.start <= max(width // 3 + 1, 0) or moved.end < width


def test_a_sparkline_has_a_bar_for_each_article() -> None:
    assert sparkline([1, 1, 1, 1, 3], [1, 2, 3]) == "█ ▂"


def test_a_sparkline_without_articles() -> None:
    assert sparkline([], []) == ""


@given(st.lists(st.integers(0, 50), max_size=60), st.integers(0, 50))
def test_a_sparkline_shows_each_mention(named_in: list[int], articles: int) -> None:
    bars = sparkline(named_in, range(articles))
    assert len(bars) == min(12, articles)
    assert (set(bars) <= {BARS[0]}) == (not any(article < articles for article in named_in))
