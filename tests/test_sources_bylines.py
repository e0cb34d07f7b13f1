"""Who wrote a page and who published it, by the lines that say so."""

import pytest

from index.sources.byline import introduces, is_agency, is_name, read_byline, read_reporting
from index.sources.origin import (
    copyright_holder,
    dateline_source,
    host,
    labelled_source,
    site_after_title,
    without_dateline,
)


@pytest.mark.parametrize(
    ("line", "author", "source"),
    [
        ("By Jane Doe", "Jane Doe", None),
        ("by Jane van der Doe", "Jane van der Doe", None),
        ("Written by J. K. O’Doe-Roe", "J. K. O’Doe-Roe", None),
        ("By Jane Doe, Reuters", "Jane Doe", "Reuters"),
        ("By JANE DOE | Associated Press", "JANE DOE", "Associated Press"),
        ("By Jane Doe and John Roe", "Jane Doe, John Roe", None),
        ("By Jane Doe, John Roe and Víktor Poe", "Jane Doe, John Roe, Víktor Poe", None),
        ("By Jane Doe in Fredville and John Roe in Sylvania City", "Jane Doe", None),
        ("By Jane Doe, Political Correspondent", "Jane Doe", None),
        ("By Jane Doe, The Example Times", "Jane Doe", "The Example Times"),
        ("Author: Jane Doe", "Jane Doe", None),
        ("Jane Doe, Staff Writer", "Jane Doe", None),
        ("Jane Doe, editor of The Example", "Jane Doe", None),
        ("By Reuters Staff", None, "Reuters"),
        ("By The Associated Press", None, "The Associated Press"),
    ],
)
def test_bylines(line: str, author: str | None, source: str | None) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert (byline.author, byline.source) == (author, source)


@pytest.mark.parametrize(
    "line",
    [
        "By the numbers: a year at sea",
        "By Friday the harbour was closed",
        "Jane Doe, president of Freedonia",
        "Jane Doe, who was a reporter, died",
        "Putin, Xi meet in Beijing",
        "By Jane Doe, who was there",
        "By",
        "Written by hand",
    ],
)
def test_no_bylines(line: str) -> None:
    assert read_byline(line) is None


def test_the_credit_at_the_foot() -> None:
    line = "(Reporting by Jane Doe and John Roe in Fredville; Editing by Jim Poe)"
    assert read_reporting(line) == "Jane Doe, John Roe"
    assert read_reporting("Reporting by night is hard") is None


@pytest.mark.parametrize(
    ("following", "found"),
    [
        ("Jane Doe is a freelance U.S. News Reporter based in London.", True),
        ("Jane Doe covers the harbour for The Example.", True),
        ("Europe editor", True),
        ("Jane Doe is a harbour pilot who lives in Fredville.", False),
        ("John Roe is a reporter.", False),
        ("The ferry stays in the harbour.", False),
    ],
)
def test_a_name_with_its_bearer_presented_below(following: str, found: bool) -> None:
    assert introduces("Jane Doe", following) is found


def test_what_is_no_name_is_not_introduced() -> None:
    assert not introduces("Fish", "Fish is a reporter")


@pytest.mark.parametrize("name", ["Jane Doe", "Vladimir V. Putin", "Ludwig van Beethoven", "Seán Ó Doe"])
def test_names(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize("text", ["Jane", "jane doe", "Example Times", "Room 12", "Staff Writer", "van Doe de"])
def test_no_names(text: str) -> None:
    assert not is_name(text)


def test_agencies() -> None:
    assert is_agency("The Associated Press")
    assert not is_agency("Example Times")


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Source: Gestion", "Gestion"),
        ("(SOURCE: The Example Times.)", "The Example Times"),
        ("Via: https://www.example.com/a/b", "example.com"),
        ("This article was originally published on The Conversation.", "The Conversation"),
        ("Sources: two officials", None),
        ("Source of the Nile found", None),
        ("Via Reuters", None),
    ],
)
def test_a_source_in_so_many_words(line: str, source: str | None) -> None:
    assert labelled_source(line) == source


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("https://www.Example.com/2022/a", "example.com"),
        ("URL: http://news.example.co.uk:8080/a more", "news.example.co.uk"),
        ("https://t.co/abc", None),
        ("https://m.facebook.com/abc", None),
        ("https://pinkt.co/abc", "pinkt.co"),
        ("See https://example.com", None),
    ],
)
def test_a_host_without_those_who_only_pass_on(line: str, source: str | None) -> None:
    assert host(line) == source


@pytest.mark.parametrize(
    ("line", "source", "rest"),
    [
        ("BEIJING (Reuters) — Ships sailed.", "Reuters", "Ships sailed."),
        ("NEW YORK, Feb 3 (AP) - Ships sailed.", "AP", "Ships sailed."),
        ("(AFP) – Ships sailed.", "AFP", "Ships sailed."),
        ("FREDVILLE — Ships sailed.", None, "Ships sailed."),
        ("NATO (the alliance) — Ships sailed.", None, "NATO (the alliance) — Ships sailed."),
        ("NATO — the alliance — agreed.", None, "NATO — the alliance — agreed."),
        ("Ships sailed (Reuters).", None, "Ships sailed (Reuters)."),
    ],
)
def test_datelines(line: str, source: str | None, rest: str) -> None:
    assert dateline_source(line) == source
    assert without_dateline(line) == rest


@pytest.mark.parametrize(
    ("line", "holder"),
    [
        ("© 2022 The Example Times. All rights reserved.", "The Example Times"),
        ("Copyright (c) 2019-2022 by Example Media All Rights Reserved", "Example Media"),
        ("Copyright 2022 Fort Example Broadcasting Company.", "Fort Example Broadcasting Company"),
        ("Example Times 2022", None),
    ],
)
def test_copyright(line: str, holder: str | None) -> None:
    assert copyright_holder(line) == holder


def test_the_site_after_a_title() -> None:
    assert site_after_title("Harbour closed | The Example Times") == "The Example Times"
    assert site_after_title("Harbour closed - for good") is None
