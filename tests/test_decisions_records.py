"""Decisions as lines of JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import DecisionError, EntityType, Hide, Merge, NotThis, Rename, Split, Unhide
from index.decision import ArticleName, Decision, Named, Quote, sentence
from index.decision_records import read, write

texts = st.text(max_size=12)
named = st.builds(
    Named,
    st.sampled_from(EntityType),
    texts,
    st.lists(texts, max_size=2).map(tuple),
    st.lists(texts, max_size=2).map(tuple),
)
articles = st.builds(ArticleName, texts, texts, texts)
quotes = st.builds(Quote, texts, texts, texts, st.integers(0, 10**9))
decisions: st.SearchStrategy[Decision] = (
    st.builds(Merge, named, named)
    | st.builds(Split, named, texts)
    | st.builds(Rename, named, texts)
    | st.builds(Hide, named)
    | st.builds(Unhide, named)
    | st.builds(NotThis, named, texts)
    | st.builds(NotThis, named, st.none() | texts, articles, st.none() | quotes)
)


@given(st.lists(decisions))
def test_what_is_written_is_read_again(made: list[Decision]) -> None:
    lines = "\n".join(map(write, made)).splitlines()
    assert len(lines) == len(made)
    assert read(lines) == tuple(made)


@given(decisions)
def test_every_decision_can_be_said(made: Decision) -> None:
    assert sentence(made)


def test_a_line_says_no_more_than_there_is() -> None:
    line = write(Hide(Named(EntityType.PERSON, "Anna Lindqvist")))
    assert json.loads(line) == {"decision": "hide", "entity": {"type": "person", "name": "Anna Lindqvist"}}


@pytest.mark.parametrize(
    "line",
    [
        "hide Anna",
        "[]",
        '{"decision": "marry"}',
        '{"decision": "hide"}',
        '{"decision": "hide", "entity": "Anna"}',
        '{"decision": "hide", "entity": {"type": "fish", "name": "Anna"}}',
        '{"decision": "hide", "entity": {"type": "person", "name": 3}}',
        '{"decision": "hide", "entity": {"type": "person", "name": "Anna", "forms": "A"}}',
        '{"decision": "not-this", "entity": {"type": "person", "name": "Anna"}}',
    ],
)
def test_what_is_no_decision_is_refused_with_its_line(line: str) -> None:
    with pytest.raises(DecisionError, match="Line 3 "):
        read(["", write(Hide(Named(EntityType.PERSON, "Anna"))), line])


def test_a_line_that_is_nested_too_deeply_is_no_decision() -> None:
    with pytest.raises(DecisionError, match=r"Line 2 .* nested too deeply"):
        read(["", "[" * 100_000])


def test_half_a_character_is_read_as_something_that_can_be_kept() -> None:
    line = json.dumps({"decision": "hide", "entity": {"type": "person", "name": "A\ud800", "forms": ["\udfffB"]}})
    assert read([line]) == (Hide(Named(EntityType.PERSON, "A\ufffd", ("\ufffdB",))),)
