"""Lines that are no article text are known by their words and form, others are left alone."""

import pytest

from index.model import Span
from index.sources.furniture import (
    ends_sentence,
    heads_list,
    is_furniture,
    is_navigation,
    points_elsewhere,
)
from index.sources.lines import paragraphs
from index.sources.repeats import repeats
from index.sources.vocabulary import words


@pytest.mark.parametrize(
    "line",
    [
        "Skip to main content",
        "ADVERTISEMENT",
        "Advertisement - scroll to continue",
        "▶ Listen to this article",
        "5 min read",
        "12 Comments",
        "Comments (1,204)",
        "2 days ago",
        "Share on Facebook",
        "Share this article:",
        "Log in",
        "Sign up",
        "Sign up for our newsletter and get the day’s news every morning",
        "Subscribe to our newsletter!",
        "Click here to read the whole report",
        "Read more: Ferry stays in harbour",
        "Related: Ferry stays in harbour",
        "Don’t miss: the ferry in pictures",
        "This website uses cookies.",
        "© 2022 Example Times",
        "Copyright (c) 2022 Example Times",
        "Example Times 2022 — All Rights Reserved",
        "harbour at dawn_2.JPG",
        "https://example.com/a?b=c",
        "www.example.com",
        "URL: https://example.com",
        "pic.twitter.com/abcdef",
        "Home > World > Freedonia",
        "Your email address will not be published. Required fields are marked *",
        "[Skip to content](#main)",
        "## Related articles",
    ],
)
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "diplomatic offensive",
        "Military and technical cooperation",
        "Dialogue between Xi and Zelensky?",
        "Readers comment on the ferry",
        "Sign of the times: ferry stays",
        "Homes burn in the hills",
        "Copyright law is changed",
        "Related companies were searched too, the police said.",
        "He shared the article on Facebook and wrote “Read more”.",
        "Ferry at dawn, 2018. / afp",
        "Source: Gestion",
        "By Jane Doe",
        "See https://example.com for the report",
        "The agency all over the world reserved its rights",
        "",
    ],
)
def test_article_text(line: str) -> None:
    assert not is_furniture(line)


def test_a_long_paragraph_is_text_whatever_it_says() -> None:
    assert not is_furniture("All rights reserved. " * 40)


def test_what_heads_a_list() -> None:
    assert heads_list("MORE ON THIS STORY:")
    assert not heads_list("Skip to content")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("LOOK HERE: Ferry stays in harbour", True),
        ("See also: ferry stays in harbour", True),
        ("Watch now: ferry leaves “in a year”", True),
        ("LISTEN: the captain speaks", True),
        ("Find out more here: the ferry’s timetable", True),
        ("Look here: the captain had said so himself.", False),
        ("Watch: captain speaks", False),
        ("Freedonia: the talks also begin", False),
        ("LOOK HERE:", False),
        ("See how the captain and also his crew voted: a guide", False),
    ],
)
def test_pointers_to_other_pages(line: str, found: bool) -> None:
    assert points_elsewhere(line) is found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Home World Politics", True),
        ("Arts & Culture | Science and Technology", True),
        ("HomeGlobal", True),
        ("- [Home](/) - [World](/world)", True),
        ("Sport", True),
        ("Video games, movies, and more", False),
        ("sport", False),
        ("World leaders meet", False),
        ("—", False),
    ],
)
def test_navigation(line: str, found: bool) -> None:
    assert is_navigation(line) is found


@pytest.mark.parametrize(
    ("line", "found"),
    [("It rains.", True), ("It “rains.”", True), ("Rain in the U.S.", False), ("It rains...", False), ("Rain", False)],
)
def test_full_stops(line: str, found: bool) -> None:
    assert ends_sentence(line) is found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Ferry stays in the harbour", True),
        ("FERRY STAYS IN THE HARBOUR", True),
        ("HomeWorldFerry stays in the har...", True),
        ("Fredville Times: Ferry stays in the harbour", True),
        ("Ferry stays in the harbour (video)", True),
        ("Why the Ferry stays in the harbour", False),
        ("Ferry stays in the harbour on Monday", False),
        ("Ferry stays in the harbour.", False),
        ("Ferry leaves...", False),
        ("...", False),
    ],
)
def test_the_headline_once_more(line: str, found: bool) -> None:
    assert repeats(line, "Ferry stays in the harbour") is found


def test_a_short_headline_is_not_looked_for() -> None:
    assert not repeats("Ferry", "Ferry")


def test_word_lists_are_as_lines_are_folded() -> None:
    sections = ("lists", "lines", "openings", "notices", "pointers", "directions", "navigation")
    for section in sections:
        for entry in words("furniture.txt", section):
            assert entry == " ".join(entry.casefold().split())
            assert "’" not in entry
            assert not set("123456789") & set(entry)


def test_an_unknown_section_is_an_error() -> None:
    with pytest.raises(KeyError):
        words("furniture.txt", "nonsense")


def test_lines_are_paragraphs_unless_they_were_broken() -> None:
    text = "One line\nAnother one\n\n  a third \n"
    found = paragraphs(text)
    assert [paragraph.text for paragraph in found] == ["One line", "Another one", "a third"]
    assert found[2].lines == (Span(22, 32),)
    assert found[2].content == Span(24, 31)


def test_lines_broken_to_a_width_are_joined() -> None:
    text = "The ferry stays in the\nharbour until the\nwind from the north of\nFredville is over.\n\nSo it\nis said."
    found = [paragraph.text for paragraph in paragraphs(text)]
    assert found == [
        "The ferry stays in the harbour until the wind from the north of Fredville is over.",
        "So it is said.",
    ]


def test_a_page_may_begin_further_down() -> None:
    (found,) = paragraphs("---\nx\n---\nHarbour closed", 10)
    assert found.content == Span(10, 24)
