"""Markdown: the text is the file's own; front matter and headings say what it is."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import SourceText
from index.sources.frontmatter import read_front_matter
from index.sources.markdown import read

FRONT = """---
title: "Ferry: back at sea"
author: [Jane Doe, 'John Roe']
date: 2022-02-03T10:00:00Z
tags:
  - harbour
url: https://www.example.com/ferry
---
"""
BODY = "The ferry left the harbour on Monday after a week of storms, the captain said.\n"


def article(text: str) -> SourceText:
    (found,) = read(Path("ferry.md"), text.encode())
    assert found.text == text
    return found


def headline(found: SourceText) -> str | None:
    return found.text[found.headline.start : found.headline.end] if found.headline else None


def furniture(found: SourceText) -> list[str]:
    return [found.text[span.start : span.end] for span in found.furniture]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_front_matter(end: str, mark: str) -> None:
    found = article(mark + (FRONT + "\n" + BODY).replace("\n", end))
    assert found.title == "Ferry: back at sea"
    assert (found.source, found.author) == ("example.com", "Jane Doe, John Roe")
    assert found.date == date(2022, 2, 3)
    assert furniture(found) == [mark + "---", *FRONT.splitlines()[1:]]


def test_a_heading_that_is_the_title_is_the_headline() -> None:
    found = article(FRONT + "\n# Ferry: back at sea #\n\n" + BODY)
    assert found.title == headline(found) == "Ferry: back at sea"


def test_the_title_of_the_front_matter_goes_before_another_heading() -> None:
    found = article(FRONT + "\n# Something else\n\n" + BODY)
    assert found.title == "Ferry: back at sea"
    assert found.headline is None


def test_the_first_heading_is_the_title() -> None:
    found = article(f"Some words first.\n\n```\n# a comment\n```\n\n#   Ferry back ##\n\n{BODY}\n# Another\n")
    assert found.title == headline(found) == "Ferry back"
    assert furniture(found) == []


def test_without_a_heading_it_is_a_page_like_any_other() -> None:
    found = article(
        f"[Skip to content](#main)\n\n## Ferry back\n\nBy Jane Doe\n\n{BODY}\n## Related articles\n\n- [Tea](t)\n"
    )
    assert found.title == headline(found) == "Ferry back"
    assert found.author == "Jane Doe"
    assert furniture(found) == ["[Skip to content](#main)", "## Related articles", "- [Tea](t)"]


def test_a_headline_is_never_furniture() -> None:
    found = article(f"# Advertisement\n\n{BODY}")
    assert headline(found) == "Advertisement"
    assert furniture(found) == []


@pytest.mark.parametrize("text", ["---\ntitle: x\n", "----\ntitle: x\n---\n", "x\n---\ntitle: x\n---\n", "---", ""])
def test_what_is_no_front_matter(text: str) -> None:
    assert read_front_matter(text, date(2030, 1, 1)) is None


def test_front_matter_may_say_nothing() -> None:
    found = article("---\nlayout: post\n: x\ntitle:\nauthor: ''\n...\n" + BODY)
    assert found.title == BODY.strip()
    assert (found.source, found.author, found.date) == (None, None, None)


@given(st.text(st.sampled_from("-.: \n\r#`ab\"'[]"), max_size=80))
def test_any_text_is_read_without_an_error(text: str) -> None:
    found = article(text + "x")
    assert found.title
    if found.headline:
        assert (headline(found) or "").split() == found.title.split()
        assert all(span.end <= found.headline.start or span.start >= found.headline.end for span in found.furniture)
    assert list(found.furniture) == sorted(found.furniture)
