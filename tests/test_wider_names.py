"""Names that are part of the names of other things, capitals that make no names, bylines without capitals."""

import pytest

from index.people.bylines import lower_case_names
from index.people.capitals import names_in_capitals
from index.people.document import Label
from index.people.wider import wider_name


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("the USS *Carl Vinson* sailed", Label.OTHER),
        ("HMS Queen *Elizabeth* sailed", Label.OTHER),
        ("Hurricane *Ivan* struck", Label.OTHER),
        ("near Fort *Bragg*", Label.OTHER),
        ("*Parkinson*'s disease", Label.OTHER),
        ("the *Gaddafi* stadium", Label.OTHER),
        ("*Ann Lee* Inc said", Label.ORGANISATION),
        ("*Ann Lee* and Co said", Label.ORGANISATION),
        ("*Ann Lee* <ALE.N> said", Label.ORGANISATION),
        ("*Brown Boveri* said", Label.ORGANISATION),
        ("Standard and *Poor*'s", Label.ORGANISATION),
        ("*Redfield* & Wilton", Label.ORGANISATION),
        ("Redfield & *Wilton*", Label.ORGANISATION),
        ("Donald & *Melania Trump*", None),
        ("*Ann Lee* and Bo Olsen", None),
        ("*Lee*'s award", None),
        ("Captain *Lee*, co-founder", None),
        ("Mr. *Morgan Stanley* said", None),
        ("*Ann Lee* incited them", None),
    ],
)
def test_what_a_name_is_part_of(text: str, label: Label | None) -> None:
    before, name, after = text.split("*")
    assert wider_name(before + name + after, len(before), len(before) + len(name)) is label


@pytest.mark.parametrize(
    ("line", "name", "kept"),
    [
        ("LINDQVIST SEEKS MARLOWE", "LINDQVIST SEEKS MARLOWE", ["LINDQVIST", "MARLOWE"]),
        ("EVA LINDQVIST WINS", "EVA LINDQVIST WINS", ["EVA LINDQVIST"]),
        ("PLAN OF LINDQVIST", "PLAN OF LINDQVIST", ["LINDQVIST"]),
        ("SEEKS TALKS AGAIN", "SEEKS TALKS", []),
        ("They met ZORB BLAX there", "ZORB BLAX", ["ZORB BLAX"]),
        ("ZORB BLAX", "ZORB BLAX", ["ZORB BLAX"]),
        ("LINDQVIST WINS", "LINDQVIST", ["LINDQVIST"]),
    ],
)
def test_in_headlines_only_words_that_the_text_or_a_list_makes_names_are(line: str, name: str, kept: list[str]) -> None:
    text = f"{line}\n\nEva Lindqvist met Marlowe; she seeks talks and wins, a plan says."
    start = text.index(name)
    assert [text[slice(*edges)] for edges in names_in_capitals(text, start, start + len(name))] == kept


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Title\nby agnieszka nowak\nText.", ["agnieszka nowak"]),
        ("agnieszka nowak", ["agnieszka nowak"]),
        ("Ann Lee and agnieszka nowak contributed to this.", ["agnieszka nowak"]),
        ("Then agnieszka nowak came.", []),
        ("grace period", []),
        ("will smith", []),
        ("mark stone", []),
    ],
)
def test_a_line_of_a_given_name_and_a_surname_is_a_byline(text: str, names: list[str]) -> None:
    assert [text[slice(*edges)] for edges in lower_case_names(text)] == names
