"""Bytes become text without a change, and a loss is told."""

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from index.errors import SourceError
from index.sources.decode import decode
from index.sources.lines import is_blank

PATH = Path("harbour.txt")

# Controls and U+FFFD are what tells rubbish from text; a file of nothing else is refused.
PRINTED = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffd")
TEXTS = st.text(PRINTED | st.sampled_from("\n\r\t\f\x85"), min_size=1).filter(lambda text: not is_blank(text))


@given(TEXTS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_any_text_decodes_to_itself(text: str, codec: str) -> None:
    decoded = decode(PATH, text.encode(codec))
    assert decoded.text.removeprefix("\ufeff") == text.removeprefix("\ufeff")
    assert decoded.notice is None


@given(TEXTS)
def test_utf_8_keeps_every_character_of_the_file(text: str) -> None:
    assert decode(PATH, text.encode()).text == text


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1), st.sampled_from("lb"))
def test_utf_16_without_a_mark_is_recognised(text: str, order: str) -> None:
    assume(not is_blank(text))
    assert decode(PATH, text.encode(f"utf-16-{order}e")).text == text


@pytest.mark.parametrize("order", ["le", "be"])
def test_utf_16_without_a_mark_in_another_script(order: str) -> None:
    text = "Путин прилетел в Пекин, где его встретил Си.\n" * 3
    assert decode(PATH, text.encode(f"utf-16-{order}")).text == text


def test_a_byte_order_mark_stays_so_that_offsets_are_the_files_own(tmp_path: Path) -> None:
    path = tmp_path / "marked.txt"
    path.write_bytes("Café\r\nopen\r".encode("utf-8-sig"))
    with open(path, encoding="utf-8", newline="") as file:
        assert decode(path, path.read_bytes()).text == file.read()


def test_broken_utf_8_is_replaced_and_counted() -> None:
    decoded = decode(PATH, "The café “Zur Möwe” ".encode() + b"is \xff open \xe2\x82 today.")
    assert decoded.text == "The café “Zur Möwe” is \ufffd open \ufffd today."
    assert decoded.notice == "not valid UTF-8: 2 places were replaced"


def test_a_replacement_character_of_the_files_own_is_not_counted() -> None:
    decoded = decode(PATH, "A \ufffd from elsewhere, “quoted” ".encode() + b"\xf0\x9f cut.")
    assert decoded.notice == "not valid UTF-8: 1 place was replaced"


def test_a_file_that_was_cut_within_a_character_is_utf_8() -> None:
    decoded = decode(PATH, "He said “".encode()[:-1])
    assert decoded.text == "He said \ufffd"


@pytest.mark.parametrize("text", ["Señor Núñez s’est tu – “déjà vu”…", "Die Möwe fraß den Käse."])
def test_windows_1252_is_read_as_such(text: str) -> None:
    decoded = decode(PATH, text.encode("cp1252"))
    assert decoded.text == text
    assert decoded.notice == "not valid UTF-8: read as Windows-1252"


def test_what_makes_no_sense_in_windows_1252_is_replaced() -> None:
    decoded = decode(PATH, b"The sign \xac\xb1\xa6 on the door of the harbour master.")
    assert decoded.notice == "not valid UTF-8: 3 places were replaced"


def test_a_broken_utf_16_is_read_with_a_notice() -> None:
    decoded = decode(PATH, "Herring".encode("utf-16") + b"\x00")
    assert decoded.text == "Herring\ufffd"
    assert decoded.notice == "not valid UTF-16: 1 place was replaced"


@pytest.mark.parametrize("content", [b"", b" \r\n\t\f", "\ufeff \u2028\u200b".encode(), b"\xff\xfe"])
def test_nothing_to_read_is_an_error(content: bytes) -> None:
    with pytest.raises(SourceError, match=r"harbour\.txt is empty"):
        decode(PATH, content)


@pytest.mark.parametrize(
    "content",
    [
        bytes(range(256)) * 4,
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\x80",
        b"Herring\0for\0all",
        b"\x7fELF\x02\x01\x01" + bytes(9) + b"\x03\0\x3e\0",
        bytes(range(1, 32)) * 3,
        "Рыба для всех и каждого".encode("koi8-r"),
    ],
    ids=["all bytes", "picture", "NULs", "program", "controls", "another code"],
)
def test_what_is_no_text_is_an_error_with_advice(content: bytes) -> None:
    with pytest.raises(SourceError, match=r"harbour\.txt is not text") as caught:
        decode(PATH, content)
    assert "UTF-8" in caught.value.advice
