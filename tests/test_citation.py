"""What of an article is copied, saved and opened, as plain Python."""

import datetime
import os
import stat
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Article, ArticleHeading, Span
from tui.citation import LONGEST_NAME, citation, file_name, line_number, paragraph_at
from tui.original import address, open_detached
from tui.outside import editor

DAY = datetime.date(2022, 2, 3)


def heading(title: str = "Putin to China", source: str | None = "winknews.com") -> ArticleHeading:
    return ArticleHeading(1, "news/002.txt", title, source, None, DAY, 900, True, False)


def article(*furniture: str, source: str | None = "winknews.com") -> Article:
    text = "\n".join([*furniture, "The text, which is no furniture: https://elsewhere.example/"])
    spans, at = [], 0
    for line in furniture:
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return Article(heading(source=source), text, None, tuple(spans))


def test_a_citation_names_title_source_date_and_path() -> None:
    assert citation(heading()) == "Putin to China. winknews.com. 2022-02-03. news/002.txt"
    assert citation(heading("It is  over.", None)) == "It is over. 2022-02-03. news/002.txt"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Putin to China", "2022-02-03-putin-to-china.txt"),
        ("../../etc/passwd", "2022-02-03-etc-passwd.txt"),
        ("-rf ~; “Ça va?”", "2022-02-03-rf-ça-va.txt"),
    ],
)
def test_a_proposed_name_says_what_it_is(title: str, name: str) -> None:
    assert file_name(heading(title)) == name


@given(st.text(max_size=200))
def test_a_proposed_name_is_safe(title: str) -> None:
    name = file_name(heading(title))
    assert name.endswith(".txt")
    assert len(name) <= LONGEST_NAME + 4
    assert name[0].isalnum()
    assert not set("/\\\0\n'\"$`*?;|&<> ") & set(name)


@given(st.text("ab \n", max_size=40), st.integers(0, 40))
def test_the_paragraph_at_an_offset_is_a_line_that_is_not_blank(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    span = paragraph_at(text, offset)
    said = text[span.start : span.end]
    assert "\n" not in said
    assert span.start == 0 or text[span.start - 1] == "\n"
    if text[text.rfind("\n", 0, offset) + 1 :].strip():
        assert said.strip()
    assert line_number(text, offset) == len(text[:offset].split("\n"))


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (article("url: https://winknews.com/a?b=1"), "https://winknews.com/a?b=1"),
        (article("Title: x", 'link: "http://other.example/a"'), "http://other.example/a"),
        (article("https://www.winknews.com/a"), "https://www.winknews.com/a"),
        (article("https://unrelated.example/a"), None),
        (article("url: javascript:alert(1)"), None),
        (article("url: file:///etc/passwd"), None),
        (article("url: https://[broken/"), None),
        (article("Read more at https://winknews.com/b"), None),
        (article(source="https://winknews.com/own"), "https://winknews.com/own"),
        (article(source=None), None),
        (article(source="data:text/html,<script>"), None),
        (article(source="-x"), None),
        (article(source="--new-window"), None),
        (article(source="https:/etc/passwd"), None),
        (article(source="https://a.example/\x1b]0;x\x07"), None),
        (article(source="https://a.example/\u202egpj.exe"), None),
        (article(source="https://a.example/`id`"), None),
        (article(source='https://a.example/"; id; "'), None),
        (article(source="https://a.example/\nfile:///etc/passwd"), None),
    ],
)
def test_the_address_is_one_that_the_page_gives_for_itself(found: Article, expected: str | None) -> None:
    assert address(found) == expected


def test_an_opener_gets_one_argument_and_its_failure_is_told(tmp_path: Path) -> None:
    program = tmp_path / "opener"
    program.write_text(
        f"#!{sys.executable}\nimport sys\nopen({str(tmp_path / 'got')!r}, 'w').write(repr(sys.argv[1:]))\nsys.exit(3)\n"
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    codes: list[int] = []
    told = threading.Event()
    open_detached(str(program), "/a path; rm -rf $HOME", lambda code: (codes.append(code), told.set()))
    assert told.wait(30)
    assert codes == [3]
    assert (tmp_path / "got").read_text() == "['/a path; rm -rf $HOME']"
    with pytest.raises(OSError):
        open_detached(os.fspath(tmp_path / "none"), "x", codes.append)


def test_the_editor_is_visual_before_editor_and_may_have_arguments() -> None:
    assert editor({"VISUAL": "code --wait 'a b'", "EDITOR": "vi"}) == ["code", "--wait", "a b"]
    assert editor({"VISUAL": "", "EDITOR": "vi"}) == ["vi"]
    assert editor({}) == []
    with pytest.raises(ValueError):
        editor({"EDITOR": "vi '"})
