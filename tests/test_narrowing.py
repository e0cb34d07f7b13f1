"""Narrowing a list to words, as plain Python."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from index.people.folding import fold
from tui.keymap import DEFAULT_KEYMAP
from tui.narrowing import Filter, Narrowing, fold_all

texts = st.lists(st.text(st.sampled_from("abÅé ’ø\nß"), max_size=8), max_size=20)
typed = st.lists(st.text(st.sampled_from("abåE 'o"), max_size=5), min_size=1, max_size=8)


def matches(rows: Sequence[str], words: str) -> list[int]:
    wanted = fold(words).split()
    return [number for number, row in enumerate(rows) if all(word in fold(row) for word in wanted)]


@given(texts, typed)
def test_what_is_left_are_those_that_have_every_word_whatever_was_typed_before(
    rows: list[str], typed: list[str]
) -> None:
    narrowing = Narrowing(fold_all(rows))
    for words in typed:
        assert list(narrowing.matching(words)) == matches(rows, words)


@given(st.lists(st.text(max_size=12), max_size=12))
def test_folding_together_keeps_texts_apart(rows: list[str]) -> None:
    assert len(fold_all(rows)) == len(rows)


def test_case_and_accents_are_no_matter() -> None:
    narrowing = Narrowing(fold_all(["Víktor Müller", "Viktor’s talks", "Oslo"]))
    assert list(narrowing.matching("viktor")) == [0, 1]
    assert list(narrowing.matching("VÍKTOR muller")) == [0]
    assert list(narrowing.matching("viktor's")) == [1]


def test_it_says_what_is_left() -> None:
    assert Filter("", 5).count(5) == "5"
    assert Filter(" beijing ", 5).count(2) == "2/5 ‘beijing’"
    assert "F" in Filter("x", 5).unmatched("article", DEFAULT_KEYMAP)
