"""Whatever a text is, what is made of it to be shown has its length, fits, and steers nothing."""

import json
import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from index.decision import sentence as decision_sentence
from index.decision_records import read
from index.errors import DecisionError
from tests.hostile_texts import HOSTILE, steering
from tui.key_names import read_key, show_key
from tui.output import emit
from tui.plain_text import wrapped
from tui.row_text import PLAIN, row_strip
from tui.text_layout import lay_out
from tui.text_visible import visible, without_controls

ALPHABET = sorted(set("".join(HOSTILE.values())) | set("ab\t\n\0\x9b\ud800\udfff\U0010ffff中é\u0301"))
texts = st.one_of(
    st.text(st.characters(exclude_categories=[]), max_size=40),
    st.text(st.sampled_from(ALPHABET), max_size=40),
    st.lists(st.sampled_from([*HOSTILE.values(), "a", " "]), max_size=3).map("".join),
)

# JSON has one spelling for a character and for its two halves beside each other.
told_apart = texts.filter(lambda text: not re.search("[\ud800-\udbff][\udc00-\udfff]", text))


@dataclass(frozen=True, slots=True)
class Record:
    """A record of two texts."""

    first: str
    second: str


@given(texts)
def test_what_is_shown_has_the_length_of_the_text(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not steering(shown)
    assert visible(shown) == shown


@given(texts, texts, st.integers(0, 60))
def test_rows(left: str, right: str, width: int) -> None:
    strip = row_strip([(left, PLAIN), (right, PLAIN)], width, PLAIN, [(right, PLAIN)])
    assert strip.cell_length == width
    assert not any(steering(segment.text) for segment in strip)


@given(texts, st.integers(2, 60))
def test_lines(text: str, width: int) -> None:
    layout = lay_out(text, width)
    drawn = ["".join(piece.text for piece in layout.pieces(number)) for number in range(layout.height)]
    assert not any(map(steering, drawn))
    for line in wrapped(text, width):
        assert not steering(line)
        assert cell_len(line) <= width


@given(texts)
def test_what_is_copied(text: str) -> None:
    copied = without_controls(text)
    controls = {character for character in copied if unicodedata.category(character) == "Cc"}
    assert controls <= {"\n", "\t"}
    assert copied.encode().decode() == copied


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told_apart, told_apart)
def test_tables_and_json(capsys: pytest.CaptureFixture[str], first: str, second: str) -> None:
    record = Record(first, second)
    emit([record], None, (first, "second"), lambda one: (one.first, one.second))
    table = capsys.readouterr().out
    assert not steering(table)
    assert len(table.splitlines()) == 2
    emit([record], "jsonl", (), lambda _: ())
    printed = capsys.readouterr().out
    assert not steering(printed)
    assert json.loads(printed) == {"first": first, "second": second}


@given(texts)
def test_keys_can_be_shown_or_are_none(text: str) -> None:
    try:
        key = read_key(text)
    except ValueError:
        return
    assert not steering(show_key(key))


@given(st.lists(texts | st.recursive(texts, lambda inner: st.lists(inner)).map(json.dumps), max_size=3))
def test_decisions_are_read_or_refused(lines: list[str]) -> None:
    with suppress(DecisionError):
        assert all(map(decision_sentence, read(lines)))
