"""Words of a lexicon that have a shape or are spelt about like another."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from index.fulltext import Document
from index.fulltext.inverting import invert
from index.fulltext.lexicon_arrays import Lexicon
from index.fulltext.likeness import shaped_like, spelt_like
from index.fulltext.schema import BODY
from tests.fuzz.faults import limited

WORDS = ["a", "aa", "ab", "aba", "abab", "b", "ba", "bab", "bü", "aüb", "日本", "a日a"]
FORMS = invert([Document(1, "", " ".join(WORDS))]).fields[BODY].forms
NAMES = [form.decode() for form in FORMS]


@given(st.text(alphabet="abü日?*", min_size=1, max_size=8))
@example("*a*b")
@example("a*a")
def test_words_are_found_by_their_shape(pattern: str) -> None:
    shape = "".join({"?": ".", "*": ".*"}.get(letter, letter) for letter in pattern)
    found = [NAMES[number] for number in shaped_like(FORMS, pattern)]
    assert found == [form for form in NAMES if re.fullmatch(shape, form)]


@pytest.mark.parametrize("pattern", ["*a" * 12 + "*b", "a" + "*?" * 20 + "b", "*" * 500 + "b"])
def test_no_shape_takes_long(pattern: str) -> None:
    forms = invert([Document(1, "", "a" * 2000)]).fields[BODY].forms
    with limited(5):
        assert not len(shaped_like(forms, pattern))


lettered = st.text(alphabet="abüéß日", min_size=1, max_size=7)


@given(st.lists(lettered, min_size=1, max_size=30), lettered, st.sampled_from([1, 2]), st.booleans())
def test_words_are_found_by_their_spelling(texts: list[str], typed: str, distance: int, begins_alike: bool) -> None:
    lexicon = Lexicon.of(sorted({text.encode() for text in texts}))
    numbers, distances = spelt_like(lexicon, typed, distance, begins_alike)
    far = {word: Levenshtein.distance(word, typed) for word in map(bytes.decode, lexicon)}
    wanted = {word: away for word, away in far.items() if away <= distance}
    assert {lexicon[number].decode(): away for number, away in zip(numbers.tolist(), distances, strict=True)} == {
        word: away for word, away in wanted.items() if word[0] == typed[0] or not begins_alike
    }
