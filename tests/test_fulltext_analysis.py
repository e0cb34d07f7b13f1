"""What counts as a word, and which words count as the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.fulltext.analysis import fold, stem, tokenise


def terms(text: str) -> list[str]:
    return [token.term for token in tokenise(text)]


def slices(text: str) -> list[str]:
    return [text[token.start : token.end] for token in tokenise(text)]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("istanbul", "İstanbul"),
        ("orban", "Orbán"),
        ("orban", "Orba\u0301n"),
        ("lodz", "Łódź"),
        ("orsted", "Ørsted"),
        ("strasse", "Straße"),
        ("duc", "Đức"),
        ("aliyeva", "ALIYEVA"),
        ("isik", "Işık"),
        ("obrien", "O’Brien"),
        ("o'brien", "O’BRIEN"),
        ("us", "U.S."),
        ("un", "U.N"),
        ("ushakov", "Ush\u00adakov"),
        ("fine", "ﬁne"),
        ("zoe", "Zoë"),
    ],
)
def test_what_is_typed_finds_what_is_written(typed: str, written: str) -> None:
    assert terms(typed) == terms(written)


@pytest.mark.parametrize(
    "forms",
    [
        ("sanction", "sanctions", "sanctioned", "sanctioning"),
        ("country", "countries"),
        ("president", "presidents"),
        ("run", "runs", "running"),
    ],
)
def test_forms_of_a_word_are_one_term(forms: tuple[str, ...]) -> None:
    assert len({terms(form)[0] for form in forms}) == 1


def test_news_is_not_new() -> None:
    assert stem("news") != stem("new")


def test_a_possessive_ends_before_its_s() -> None:
    text = "Putin’s visit, Xi's army and NATO’S U.S.’s"
    assert slices(text) == ["Putin", "visit", "Xi", "army", "and", "NATO", "U.S."]
    assert terms(text)[0] == "putin"


def test_an_s_that_begins_a_word_is_no_possessive() -> None:
    assert slices("it'ssomething d'Souza's") == ["it'ssomething", "d'Souza"]


def test_inner_apostrophes_join_and_outer_ones_do_not() -> None:
    assert slices("'Don't ’tis James’ rock'n'roll'") == ["Don't", "tis", "James", "rock'n'roll"]


def test_acronyms_are_one_token_and_initials_before_a_name_are_not_part_of_it() -> None:
    text = "The U.S.-led U.N. J.K.Rowling Vladimir V. Putin, e.g. I.He"
    assert slices(text) == [
        *("The", "U.S.", "led", "U.N.", "J.K.", "Rowling", "Vladimir", "V", "Putin", "e.g."),
        *("I", "He"),
    ]


def test_writing_without_spaces_is_one_token_a_character() -> None:
    assert slices("普京访问 NATO中国") == ["普", "京", "访", "问", "NATO", "中", "国"]
    assert len(slices("ภาษาไทย")) == 7


def test_vowel_signs_and_accents_belong_to_their_word() -> None:
    assert slices("हिन्दी भाषा") == ["हिन्दी", "भाषा"]
    assert slices("Orba\u0301n e\u0301") == ["Orba\u0301n", "e\u0301"]


def test_punctuation_and_underscores_are_no_words() -> None:
    assert terms("— … ___ !? ' ’s") == ["s"]
    assert terms("snake_case") == ["snake", "case"]


@given(st.text())
def test_offsets_slice_to_words_in_order(text: str) -> None:
    end = 0
    for token in tokenise(text):
        assert end <= token.start < token.end <= len(text)
        assert token.term == stem(fold(text[token.start : token.end]))
        assert token.term
        end = token.end


@given(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1))
def test_no_letter_or_digit_is_lost(text: str) -> None:
    covered = "".join(slices(text))
    assert covered == text


@given(st.text(min_size=1))
def test_folding_always_leaves_something(word: str) -> None:
    assert fold(word)
