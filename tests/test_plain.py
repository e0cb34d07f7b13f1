"""Reading by lines: what is typed, and what is said."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.ptybench import Session
from index import Library, open_library
from tui.cli import FAILED, FOUND
from tui.config import Config, Settings
from tui.keymap import preset_keymap
from tui.plain import DONE_IN_PLAIN, PlainReader
from tui.plain_text import Page, wrapped

SEEDS = Path(__file__).parent.parent / "seeds"
WIDTH = 70


class Talk:
    """A reader to type to, and what it says to each line."""

    def __init__(self, library: Library, settings: Settings | None = None) -> None:
        self._said: list[str] = []
        self.reader = PlainReader(library, settings or Settings(), self._said.append, WIDTH)
        self.reader.read([])
        self.greeting = self._heard()

    def _heard(self) -> str:
        heard = "\n".join(self._said)
        self._said.clear()
        return heard

    def type(self, line: str) -> str:
        self.reader.do(line)
        return self._heard()


@pytest.fixture
def talk(seeds: Library) -> Talk:
    return Talk(seeds)


def test_it_says_what_is_open_and_begins_with_the_text(talk: Talk, seeds: Library) -> None:
    assert "seeds: 5 articles" in talk.greeting
    assert "Article 1 of 5: Putin to China" in talk.greeting
    assert "American and European officials" in talk.greeting


def test_reading_on_and_back(talk: Talk) -> None:
    second = talk.type("")
    assert "Putin’s talks with Chinese" in second
    assert talk.type("j") != second
    assert talk.type("k") == second
    talk.type("G")
    assert "end of the article" in talk.type("")
    assert "strengthen ties" in talk.type("g").replace("\n", " ")
    assert "beginning of the article" in talk.type("line_up")
    assert talk.type("Space").count("\n") > 4


def test_articles_in_their_order(talk: Talk) -> None:
    assert "Article 2 of 5" in talk.type("J")
    assert "Article 1 of 5" in talk.type("K")
    assert "first article" in talk.type("K")
    assert "Line 2 of" in talk.type(".")


def test_a_walk_by_name_through_all_its_stops(talk: Talk) -> None:
    stops = [talk.type("* Yuri Ushakov"), *(talk.type("n") for _ in range(8))]
    assert [f"Yuri Ushakov {number}/9" in stop for number, stop in enumerate(stops, start=1)] == [True] * 9
    assert all("Ushakov*" in stop for stop in stops)
    assert sum("Article " in stop for stop in stops) == 2
    assert "That was the last of Yuri Ushakov" in talk.type("n")
    assert talk.type("n").startswith("Round again. Yuri Ushakov 1/9")
    assert "Yuri Ushakov 9/9" not in talk.type("N")
    assert "Walk: Yuri Ushakov" in talk.type("where")
    assert "Article 1 of 5" in talk.type("C-o")
    assert "Article" in talk.type("M-→")


def test_names_in_the_text(talk: Talk) -> None:
    first, second = talk.type("]"), talk.type("]")
    about, _, line = second.partition("\n")
    name, kind, _ = about.split(", ")
    assert kind in ("person", "organisation", "place")
    assert line.count("*") == 2
    assert first != second
    assert talk.type("i").startswith(f"{name}, {kind}, ")
    assert talk.type("[") == first
    for _ in range(9):
        before = talk.type("[")
    assert "no further name" in before


def test_a_walk_goes_on_from_where_reading_is(talk: Talk) -> None:
    def number(said: str) -> int:
        return int(said.split("Vladimir Putin ")[1].split("/")[0])

    first = number(talk.type("* Vladimir Putin"))
    talk.type("G")
    last_here = number(talk.type("N"))
    assert last_here > first + 1
    talk.type("g")
    assert number(talk.type("n")) == 1


def test_searching_and_opening_what_is_found(talk: Talk) -> None:
    found = talk.type("/ushakov")
    assert [line[:2] for line in found.splitlines() if line[:1].isdigit() and line[1:2] == " "] == ["1 ", "2 ", "3 "]
    assert "‘ushakov’ 1/9 · article 1/3" in talk.type("n")
    assert "article 2/3" in talk.type("o 2")
    assert "There are 3 lines" in talk.type("o 9")
    assert "There are 3 lines" in talk.type("o x")
    assert "Nothing found" in talk.type("/zyzzyva")
    assert talk.type("/")
    assert "Traceback" not in talk.type('/"unclosed AND (')


def test_lists_and_card(talk: Talk) -> None:
    assert talk.type("1").count("Putin") >= 4
    assert "Article 3 of 5" in talk.type("o 3")
    assert talk.type("3").startswith("1 Vladimir Putin")
    assert "Yuri Ushakov 1/9" in talk.type("o 3") or "Yuri Ushakov" in talk.type(".")
    assert talk.type("r Yuri Ushakov").count("Ushakov") >= 9
    assert "*Ushakov*" in talk.type("o 9")
    assert "names: Ushakov" in talk.type("i Yuri Ushakov")
    assert "no such name" in talk.type("r Zaphod Beeblebrox")


def test_what_it_does_not_know_it_says(talk: Talk) -> None:
    assert talk.type("frobnicate") == "There is no command frobnicate. ? lists all."


def test_help_names_every_command_with_its_keys(seeds: Library) -> None:
    keymap, _ = preset_keymap("less")
    said = Talk(seeds, Settings(keymap=keymap)).type("h")
    for command in DONE_IN_PLAIN:
        assert command.title.split(":")[0][:20] in said.replace("\n", " ")
    assert "h H ?" in said


def test_without_descriptions_a_walk_has_fewer_stops(seeds: Library) -> None:
    def stops(config: Config) -> int:
        said = Talk(seeds, Settings(config)).type("* Vladimir Putin")
        return int(said.split("/")[1].split()[0])

    assert stops(Config(descriptions=False)) < stops(Config())


def test_what_would_steer_the_terminal_is_not_printed(articles: Path) -> None:
    (articles / "one.txt").write_text("A title\n\nPeter \x1b[31mMarlowe\x1b]0;x\x07 was in Oslo, he \u202esaid.\n")
    library = open_library([articles])
    for _ in library.ingest():
        pass
    talk = Talk(library)
    said = talk.greeting + "".join(map(talk.type, ["", "]", "*", "n", "r", "i", "1", "3", "/marlowe", "\x1b[2J"]))
    library.close()
    assert "Marlowe" in said
    assert not any(character in said for character in "\x1b\x07\u202e")


def test_furniture_is_not_read_out(seeds: Library) -> None:
    for heading in seeds.articles():
        article = seeds.article(heading.id)
        page = Page.of(article)
        for line in page.lines:
            assert article.text[line.start : line.end].strip()
            assert not any(span.start <= line.start and line.end <= span.end for span in article.furniture)


def test_lines_fit() -> None:
    assert all(len(line) <= 20 for line in wrapped("one two three four five six seven eight nine ten", 20))


def namedrop(typed: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tui.cli", *map(str, arguments)]
    return subprocess.run(command, input=typed, capture_output=True, text=True, timeout=120)


@pytest.mark.usefixtures("indexed")
def test_the_command_reads_lines_and_remembers_the_place() -> None:
    done = namedrop("J\n\nfoo\nq\n", "--plain", SEEDS)
    assert done.returncode == FOUND, done.stderr
    assert "Article 2 of 5" in done.stdout
    again = namedrop("", "--plain", SEEDS)
    assert "Article 2 of 5" in again.stdout
    assert "\x1b" not in done.stdout + again.stdout


def test_the_command_says_when_there_is_nothing_to_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    done = namedrop("q\n", "--plain", tmp_path)
    assert done.returncode == FAILED
    assert "Traceback" not in done.stderr


@pytest.mark.usefixtures("indexed")
def test_a_terminal_that_cannot_be_drawn_on_is_read_on_by_lines() -> None:
    command = [sys.executable, "-m", "tui.cli", str(SEEDS)]
    with Session(command, 80, 24, env={**os.environ, "TERM": "dumb"}) as session:
        session.wait_regex("lists all", 60)
        session.send(b"* Yuri Ushakov\r")
        session.wait_regex("Yuri Ushakov 1/9", 10)
        session.send(b"q\r")
        assert session.wait_exit(10)
        assert session.exit_code == FOUND
