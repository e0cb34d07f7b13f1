"""What training makes of annotated texts: every reading keeps its names, doubt takes only labels away."""

import gzip
import json
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from training import typeset
from training.augment import Augmenter
from training.corpus import make_example
from training.data import Entity, Piece, divide, read_texts
from training.doubt import has_title, is_name, mask_doubtful
from training.names import NamePool

POOL = NamePool(given=("Jana", "Noor"), surnames=("Volkova", "Haddad"))
PLACES = ("Riga", "Accra")


def annotated(marked: str, *, silver: bool = False) -> Piece:
    """A piece from a text with its entities marked: "[Putin|PERSON] met [X|?]"."""
    text, entities = "", []
    for part in marked.split("["):
        if "]" in part:
            inside, after = part.split("]")
            name, label = inside.split("|")
            entities.append(Entity(len(text), len(text) + len(name), None if label == "?" else label))
            text += name + after
        else:
            text += part
    return Piece("test", text, tuple(entities), silver)


def names(piece: Piece, label: str | None) -> list[str]:
    return [piece.name(e) for e in piece.entities if e.label == label]


TALKS = annotated(
    'On Monday [Vladimir Putin|PERSON] flew to [Beijing|LOC] and met Mr. [Xi|PERSON] of "the" [Party|ORG]\n'
    "before [Putin|PERSON] and [Somebody|?] of [Gazprom|ORG] went home again."
)


@given(st.integers())
def test_every_reading_has_its_entities_in_order_and_apart(seed: int) -> None:
    piece = Augmenter((POOL,), PLACES, Random(seed)).vary(TALKS)
    ends = [0]
    for entity in piece.entities:
        assert ends[-1] <= entity.start < entity.end <= len(piece.text)
        assert piece.name(entity).strip() == piece.name(entity)
        ends.append(entity.end)


@given(st.integers())
def test_a_renamed_person_keeps_one_surname_and_the_text_between_names_stays(seed: int) -> None:
    piece = Augmenter((POOL,), PLACES, Random(seed)).rename(TALKS)
    full, _, short = names(piece, "PERSON")
    assert full.endswith(short)
    assert "Putin" not in piece.text
    assert " flew to " in piece.text
    assert names(piece, None) == ["Somebody"]


def test_a_reading_depends_on_the_seed_alone() -> None:
    def readings(seed: int) -> list[Piece]:
        augmenter = Augmenter((POOL,), PLACES, Random(seed))
        return [augmenter.vary(TALKS) for _ in range(20)]

    assert readings(3) == readings(3)
    assert readings(3) != readings(4)


def test_capitals_move_no_entity() -> None:
    assert names(typeset.in_capitals(TALKS), "LOC") == ["BEIJING"]
    assert typeset.with_persons_in_capitals(TALKS).text.startswith("On Monday VLADIMIR PUTIN flew")


def test_a_text_that_would_grow_in_capitals_is_left_as_it_is() -> None:
    street = annotated("[Anna Groß|PERSON] lives there")
    assert typeset.in_capitals(street) == street


def test_a_glued_name_is_the_whole_word() -> None:
    piece = annotated("[Putin|PERSON] and his [Kremlin|ORG] aides")
    glued = typeset.with_glued_name(piece, Random(0))
    assert glued.text == "Putinand his Kremlin aides"
    assert (names(glued, "PERSON"), names(glued, "ORG")) == (["Putinand"], ["Kremlin"])


@pytest.mark.parametrize("text", ["Xi Jinping", "Luiz Inácio Lula da Silva", "WHO", "US"])
def test_is_name(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize("text", ["We", "he", "foreign ministers", "a Field hospital", "2015"])
def test_is_no_name(text: str) -> None:
    assert not is_name(text)


def test_titles_are_seen() -> None:
    assert has_title("Gen. Mark Milley")
    assert has_title("U.S. Secretary of State Kerry")
    assert not has_title("Stephen King")


def test_a_lone_name_that_only_models_found_needs_a_full_one() -> None:
    texts = [
        annotated("[Jana Novak|PERSON] spoke first and [Novak|PERSON] left", silver=True),
        annotated("[Twitter|PERSON] said nothing", silver=True),
        annotated("[Plato|PERSON] said nothing"),
    ]
    masked = mask_doubtful(texts)
    assert [names(text, None) for text in masked] == [[], ["Twitter"], []]
    assert [text.text for text in masked] == [text.text for text in texts]


def test_an_article_is_no_part_of_a_name() -> None:
    (text,) = mask_doubtful([annotated("said [the Associated Press|ORG] today")])
    assert names(text, "ORG") == ["Associated Press"]


def test_unknown_entities_are_missing_annotation() -> None:
    example = make_example(spacy.blank("en"), annotated("[Putin|PERSON] saw [Abuja|?] from afar"))
    tags = {token.text: token.ent_iob_ + token.ent_type_ for token in example.reference}
    assert tags == {"Putin": "BPERSON", "saw": "O", "Abuja": "", "from": "O", "afar": "O"}


def test_the_end_of_every_source_is_held_out() -> None:
    texts = [
        replace(annotated(f"number {n} of a source of ten texts"), source=source)
        for source in ("first", "second")
        for n in range(10)
    ]
    division = divide(texts)
    assert [p.text[:8] for p in division.development] == ["number 9", "number 9"]
    assert len(division.training) == 18


def test_reading_files(tmp_path: Path) -> None:
    row = {"source": "s", "text": "Xi spoke", "entities": [{"start": 0, "end": 2, "label": None}]}
    for name in ("gold.jsonl.gz", "silver.jsonl.gz"):
        with gzip.open(tmp_path / name, "wt", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")
    gold, silver = read_texts(tmp_path)
    assert (gold.silver, silver.silver) == (False, True)
    assert gold.entities == (Entity(0, 2, None),)
