"""The one line of an article that shows why it was found."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fulltext import find_hits, parse
from index.model import Snippet, Span
from index.snippet import snippet

FILLER = "Officials said on Friday that talks would go on. " * 20


def shown(text: str, query: str, width: int = 60, furniture: tuple[Span, ...] = ()) -> Snippet:
    return snippet(text, find_hits(parse(query), text, furniture), furniture, width)


def marks(found: Snippet) -> list[str]:
    return [found.text[mark.start : mark.end] for mark in found.marks]


def test_a_short_text_is_shown_whole() -> None:
    found = shown("Xi met\n\n\tPutin.\n", "putin")
    assert found.text == "Xi met Putin."
    assert marks(found) == ["Putin"]


def test_the_densest_stretch_is_shown_between_words() -> None:
    text = f"{FILLER}Putin spoke. {FILLER}Then Putin met Xi, and Xi met Putin.\n{FILLER}"
    found = shown(text, "putin OR xi")
    assert marks(found) == ["Putin", "Xi", "Xi", "Putin"]
    assert found.text.startswith("…")
    assert found.text.endswith("…")
    assert len(found.text) <= 60
    words = found.text.strip("…").split(" ")
    assert all(word in text.split() for word in words)


def test_of_equally_dense_stretches_the_first_is_shown() -> None:
    found = shown(f"Putin left. {FILLER}Putin came back.", "putin")
    assert found.text.startswith("Putin left. Officials")


def test_the_end_of_a_text_is_shown_without_an_ellipsis() -> None:
    found = shown(f"{FILLER}Then Putin left.", "putin")
    assert found.text.endswith("Then Putin left.")
    assert 50 < len(found.text) <= 60


def test_a_phrase_over_a_line_break_is_one_mark() -> None:
    assert marks(shown("It was Vladimir\nPutin.", '"vladimir putin"')) == ["Vladimir Putin"]


def test_without_hits_the_beginning_is_shown() -> None:
    text = "Skip to content\n\nPutin meets Xi\n\nThe two leaders met. " + FILLER
    found = snippet(text, (), (Span(0, 15),), 60, headline=Span(17, 31))
    assert found.text.startswith("The two leaders met. Officials")
    assert found.text.endswith("…")
    assert found.marks == ()


def test_furniture_inside_a_stretch_is_left_out() -> None:
    text = "Xi came.\nREAD ALSO: Putin\nPutin left."
    assert shown(text, "xi putin", furniture=(Span(9, 25),)).text == "Xi came. Putin left."


def test_a_headline_gives_no_marks() -> None:
    text = "Putin meets Xi\n\nThe two leaders met."
    found = snippet(text, find_hits(parse("putin"), text), headline=Span(0, 14))
    assert found == Snippet("The two leaders met.", ())


def test_nothing_but_furniture_gives_an_empty_line() -> None:
    assert snippet("Menu", (), (Span(0, 4),)) == Snippet("", ())


def test_writing_without_spaces_keeps_what_stands_around_a_hit() -> None:
    found = shown("天" * 200 + "京" + "地" * 200, "京")
    assert re.fullmatch("…天{10,}京地{10,}…", found.text)


@pytest.mark.parametrize("gap", [" ", "\n" * 50])
def test_a_book_is_looked_at_near_its_hits_only(gap: str) -> None:
    before, after = gap.join(FILLER.split() * 20), gap.join(FILLER.split() * 20)
    found = shown(f"{before}{gap}Putin spoke.{gap}{after}", "putin")
    assert marks(found) == ["Putin"]
    assert found.text.startswith("…")
    assert found.text.endswith("…")
    assert len(found.text) <= 60
    begun = snippet(gap * 100 + after, (), width=60)
    assert begun.text.startswith("Officials said")
    assert begun.text.endswith("…")


def test_control_characters_do_not_reach_the_screen() -> None:
    assert shown("Xi\x1b[31m met\x00\x85Putin", "xi").text == "Xi [31m met Putin"


pieces = st.sampled_from(["a", "b", "Xi’s", "\n\n", "\x1b", "—", "普京", "U.S.", "x" * 70, "...", "\u2028", "\t "])
texts = st.lists(pieces, max_size=60).map(lambda parts: " ".join(parts))
queries = st.sampled_from(["a", "a OR xi", '"a b"', "xi OR us", "普 OR b", '"a xi b" OR ' + "x" * 70])
ends = st.lists(st.integers(0, 120), max_size=6).map(sorted)


@given(texts, queries, ends, st.integers(10, 100))
def test_marks_show_hits_and_the_line_fits(text: str, query: str, bounds: list[int], width: int) -> None:
    furniture = tuple(Span(*pair) for pair in zip(bounds[::2], bounds[1::2], strict=False))
    hits = find_hits(parse(query), text, furniture)
    found = snippet(text, hits, furniture, width)
    assert len(found.text) <= width
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\n]|\s\s", found.text)
    assert bool(found.marks) == bool(hits)
    hit_texts = {re.sub(r"[\s\x00-\x1f]+", " ", text[hit.start : hit.end]) for hit in hits}
    for number, mark in enumerate(found.marks):
        assert 0 <= mark.start < mark.end <= len(found.text)
        shown_text = found.text[mark.start : mark.end]
        clipped = number in (0, len(found.marks) - 1)
        assert shown_text in hit_texts or (clipped and any(shown_text in hit for hit in hit_texts))
    assert list(found.marks) == sorted(found.marks)
