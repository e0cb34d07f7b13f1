"""The grammar of names: folding, parts, spellings, who can be whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.people.names import compatible, fold, parse, same_given, tokens
from index.people.spelling import Spellings, same_spelling, spelling_keys


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("José ÁLVAREZ", "jose alvarez"),
        ("Łukasz Østergård", "lukasz ostergard"),
        ("O’Hara", "o'hara"),
        ("Jean‑Luc", "jean-luc"),
        ("Þórður", "thordur"),
        ("Strauß", "strauss"),
        ("İlker Işık", "ilker isik"),
        ("Ḥasan", "hasan"),
        ("", ""),
    ],
)
def test_folds_case_accents_apostrophes_and_hyphens(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll"], max_codepoint=0x24F)))
def test_case_never_tells_names_apart(text: str) -> None:
    assert fold(fold(text).upper()) == fold(text)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Maria V. O’Neill’s", ("maria", "v", "o'neill")),
        ("J.R.R. Tolkien", ("j", "r", "r", "tolkien")),
        ("Anne-Marie  Lévy", ("anne-marie", "levy")),
        ("the Joneses'", ("the", "joneses")),
        ("...", ()),
    ],
)
def test_words_of_a_name(name: str, words: tuple[str, ...]) -> None:
    assert tokens(name) == words


@pytest.mark.parametrize(
    ("name", "given_names", "surname", "suffix", "key"),
    [
        ("Angela Merkel", ("angela",), "merkel", "", "merkel"),
        ("Merkel", (), "merkel", "", "merkel"),
        ("William J. Burns", ("william", "j"), "burns", "", "burns"),
        ("Martin Luther King Jr.", ("martin", "luther"), "king", "jr", "king"),
        ("Charles de Gaulle", ("charles",), "de gaulle", "", "gaulle"),
        ("De Gaulle", (), "de gaulle", "", "gaulle"),
        ("Ursula von der Leyen", ("ursula",), "von der leyen", "", "leyen"),
        ("Mohammed bin Salman", ("mohammed",), "bin salman", "", "salman"),
        ("Hafez al-Assad", ("hafez",), "al-assad", "", "assad"),
        ("Jean-Luc Picard", ("jean", "luc"), "picard", "", "picard"),
        ("Alexandria Ocasio-Cortez", ("alexandria",), "ocasio-cortez", "", "ocasio-cortez"),
        ("Deng Xiaoping", ("xiaoping",), "deng", "", "deng"),
        ("Kim Jong-un", ("jongun",), "kim", "", "kim"),
        ("Kim Jong Un", ("jongun",), "kim", "", "kim"),
        ("Park Geun-hye", ("geunhye",), "park", "", "park"),
        ("Nguyen Van Thieu", ("vanthieu",), "nguyen", "", "nguyen"),
        ("Li Na", ("na",), "li", "", "li"),
        ("Jackie Chan", ("jackie",), "chan", "", "chan"),
        ("Kim Clijsters", ("kim",), "clijsters", "", "clijsters"),
        ("Lee Harvey Oswald", ("lee", "harvey"), "oswald", "", "oswald"),
    ],
)
def test_parts_of_a_name(name: str, given_names: tuple[str, ...], surname: str, suffix: str, key: str) -> None:
    parsed = parse(name)
    assert (parsed.given, parsed.surname, parsed.suffix, parsed.surname_key) == (given_names, surname, suffix, key)


def test_a_name_without_a_word_is_none() -> None:
    with pytest.raises(ValueError, match="no name"):
        parse("—")


@given(st.text(min_size=1))
def test_every_name_with_a_word_has_a_surname(text: str) -> None:
    if tokens(text):
        assert parse(text).surname_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("", "Anna"),
        ("Anna", "A"),
        ("George W", "George"),
        ("John F", "John Fitzgerald"),
        ("Bill", "William"),
        ("Ted", "Edward"),
        ("Vasily", "Vassily"),
        ("Sergei", "Serguei"),
        ("Alexei", "Aleksey"),
        ("Dmitri", "Dmitriy"),
        ("Víktor", "Victor"),
        ("Muhammad", "Mohamed"),
        ("Jimping", "Jinping"),
        ("Jean Luc", "Jean"),
    ],
)
def test_given_names_of_one_person(one: str, other: str) -> None:
    first, second = tokens(one), tokens(other)
    assert compatible(first, second)
    assert compatible(second, first)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Donald", "Melania"),
        ("George W", "George H"),
        ("Jean Luc", "Jean Marie"),
        ("John", "Joan"),
        ("Paul", "Paula"),
        ("Andrew", "Andrea"),
        ("Daniel", "Daniela"),
        ("Marina", "Martina"),
        ("A", "Boris"),
    ],
)
def test_given_names_of_two_people(one: str, other: str) -> None:
    first, second = tokens(one), tokens(other)
    assert not compatible(first, second)
    assert not compatible(second, first)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("gabuev", "gabuyev", True),
        ("belosov", "belousov", True),
        ("zelensky", "zelenskyy", True),
        ("khrushchev", "khruschev", True),
        ("hansen", "hanson", False),
        ("johnson", "johnston", False),
        ("li", "ly", False),
        ("bush", "bosh", False),
    ],
)
def test_spellings_of_surnames(one: str, other: str, same: bool) -> None:
    assert same_spelling(one, other) is same
    assert same_spelling(other, one) is same


WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyz'-", min_size=1, max_size=12)


@given(WORDS, st.integers(0, 12), st.sampled_from(["", "a", "y", "s", "ss", "ou", "x"]))
def test_words_that_are_spelt_alike_share_a_key(word: str, at: int, instead: str) -> None:
    other = word[:at] + instead + word[at + 1 :]
    if other and same_spelling(word, other):
        assert spelling_keys(word) & spelling_keys(other)
        assert Spellings([word]).of(other) == {word}


@given(WORDS, WORDS)
def test_being_one_given_name_is_mutual(one: str, other: str) -> None:
    assert same_given(one, other) == same_given(other, one)
    assert same_given(one, one)
