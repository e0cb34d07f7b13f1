"""What becomes of articles when their files change, move, grow, and go."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from index import Library, open_library, sources
from index.contents import MANY_PROBLEMS, ReadArticle
from index.errors import SourceError
from index.fulltext import Document, FullTextIndex
from index.ingest import How
from index.marks import Mark
from index.model import BadRecord, Problem, SourceText, Stage
from index.reading import ReadingPlace
from tests.waiting import found

TEXT_ONLY = How(text_only=True)


@pytest.fixture
def library(articles: Path) -> Iterator[Library]:
    opened = open_library([articles])
    yield opened
    opened.close()


def bring_up_to_date(library: Library, how: How | None = None) -> None:
    for _ in library.ingest(how=how):
        pass


def ids(library: Library) -> dict[str, int]:
    return {article.path: article.id for article in library.articles()}


def texts_read(library: Library, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read when the library is brought up to date without names."""
    read, names = sources.read, list[str]()

    def noted(path: Path) -> object:
        names.append(path.name)
        return read(path)

    with monkeypatch.context() as patch:
        patch.setattr(sources, "read", noted)
        bring_up_to_date(library, TEXT_ONLY)
    return names


def test_a_touched_file_is_not_read_again(library: Library, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bring_up_to_date(library)
    os.utime(articles / "one.txt", ns=(1, 1))
    assert texts_read(library, monkeypatch) == []
    assert all(article.recognised for article in library.articles())
    (articles / "one.txt").write_text("Another\n\nText.\n")
    assert texts_read(library, monkeypatch) == ["one.txt"]


def test_what_moves_keeps_all_that_is_known_of_it(library: Library, articles: Path) -> None:
    bring_up_to_date(library)
    before, mentions = ids(library), library.all_mentions()
    library.set_read("one.txt", True)
    library.remember_place("one.txt", 12)
    (articles / "older").mkdir()
    (articles / "one.txt").rename(articles / "older" / "first.txt")
    bring_up_to_date(library, TEXT_ONLY)
    assert ids(library) == {"older/first.txt": before["one.txt"], "two.txt": before["two.txt"]}
    assert library.all_mentions() == mentions
    assert [article.path for article in library.articles() if article.read] == ["older/first.txt"]
    assert library.reading_offset("older/first.txt") == 12
    assert found(library, "oslo") == ["older/first.txt"]


KILLED_AS_IT_MOVES = """
import os, signal, sys
from pathlib import Path
from index import ingest_texts, open_library
from index.catalog import Catalog
from index.ingest import How

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

setattr(Catalog if sys.argv[2] == "move_files" else ingest_texts, sys.argv[2], die)
for _ in open_library([Path(sys.argv[1])]).ingest(how=How(text_only=True)):
    pass
"""


@pytest.mark.parametrize("killed_at", ["move_files", "end_moves"])
@pytest.mark.parametrize("path", ["one.txt", "first.txt", "third.txt"])
def test_what_was_read_follows_a_file_also_where_a_move_was_cut_short(
    articles: Path, killed_at: str, path: str
) -> None:
    library = open_library([articles])
    bring_up_to_date(library, TEXT_ONLY)
    library.set_read("one.txt", True)
    library.remember_place("one.txt", 12)
    library.set_mark(Mark("a", "one.txt", 3, "Talks"))
    library.close()
    (articles / "one.txt").rename(articles / "first.txt")
    command = [sys.executable, "-c", KILLED_AS_IT_MOVES, str(articles), killed_at]
    assert subprocess.run(command, check=False, timeout=60).returncode == -signal.SIGKILL
    (articles / "first.txt").rename(articles / path)
    library = open_library([articles])
    bring_up_to_date(library, TEXT_ONLY)
    assert {article.path for article in library.articles() if article.read} == {path}
    assert library.last_place() == ReadingPlace(path, 12)
    assert [mark.path for mark in library.marks()] == [path]
    assert library._decided.connection.execute("SELECT * FROM moving").fetchall() == []
    library.close()


def test_a_folder_that_is_renamed_keeps_its_articles(library: Library, articles: Path) -> None:
    (articles / "a").mkdir()
    for number in range(3):
        (articles / "a" / f"{number}.txt").write_text(f"Day {number}\n\nHerring {number}.\n")
    bring_up_to_date(library, TEXT_ONLY)
    before = ids(library)
    (articles / "a").rename(articles / "b")
    bring_up_to_date(library, TEXT_ONLY)
    assert ids(library) == {path.replace("a/", "b/"): number for path, number in before.items()}


def test_files_that_change_places(library: Library, articles: Path) -> None:
    bring_up_to_date(library, TEXT_ONLY)
    (articles / "one.txt").rename(articles / "aside")
    (articles / "two.txt").rename(articles / "one.txt")
    (articles / "aside").rename(articles / "two.txt")
    bring_up_to_date(library, TEXT_ONLY)
    assert found(library, "oslo") == ["two.txt"]
    assert found(library, "lisbon") == ["one.txt"]


def test_a_copy_is_another_article(library: Library, articles: Path) -> None:
    bring_up_to_date(library, TEXT_ONLY)
    before = ids(library)
    (articles / "copy.txt").write_bytes((articles / "one.txt").read_bytes())
    bring_up_to_date(library, TEXT_ONLY)
    assert len({*ids(library).values()}) == 3
    assert before.items() <= ids(library).items()


def test_one_of_two_equal_files_moves_and_one_goes(library: Library, articles: Path) -> None:
    (articles / "copy.txt").write_bytes((articles / "one.txt").read_bytes())
    bring_up_to_date(library, TEXT_ONLY)
    (articles / "copy.txt").unlink()
    (articles / "sub").mkdir()
    (articles / "one.txt").rename(articles / "sub" / "one.txt")
    before = ids(library)
    bring_up_to_date(library, TEXT_ONLY)
    assert ids(library) == {"sub/one.txt": before["one.txt"], "two.txt": before["two.txt"]}


@pytest.fixture
def records(monkeypatch: pytest.MonkeyPatch) -> None:
    """Text files of many articles: a line each, what is before the colon its part, "bad" what cannot be read."""

    def read(path: Path) -> Iterator[SourceText | BadRecord]:
        for number, line in enumerate(path.read_text().splitlines()):
            part, _, text = line.partition(":")
            if part == "end":
                raise SourceError(f"{path} breaks off", "Fetch it again.")
            if part == "bad":
                yield BadRecord(f"line {number}", "it has no text", "Write some.")
            else:
                yield SourceText(text, text.split(" ")[0], part=part, url=f"https://example.org/{part}")

    monkeypatch.setattr(sources, "read", read)


def many(folder: Path, *lines: str) -> Library:
    folder.mkdir(exist_ok=True)
    (folder / "box.txt").write_text("\n".join(lines))
    library = open_library([folder])
    bring_up_to_date(library, TEXT_ONLY)
    return library


@pytest.mark.usefixtures("records")
def test_a_file_of_many_that_grows_costs_what_has_come(tmp_path: Path) -> None:
    library = many(tmp_path / "many", "a:Cod and chips", "b:Herring in oil")
    library.set_read("box.txt#a", True)
    before = ids(library)
    assert set(before) == {"box.txt#a", "box.txt#b"}
    catalog = library._catalog
    catalog.store_recognised((number, ()) for number in before.values())
    (tmp_path / "many" / "box.txt").write_text("n:Salmon first\na:Cod and chips\nb:Herring in brine\nc:Eel\n")
    bring_up_to_date(library, TEXT_ONLY)
    now = ids(library)
    assert before.items() <= now.items()
    assert {article.path for article in library.articles() if article.recognised} == {"box.txt#a"}
    assert [article.path for article in library.articles()] == [f"box.txt#{part}" for part in "nabc"]
    assert [article.path for article in library.articles() if article.read] == ["box.txt#a"]
    assert found(library, "brine") == ["box.txt#b"]
    assert found(library, "oil") == []
    assert library.articles()[0].url == "https://example.org/n"
    library.close()


@pytest.mark.usefixtures("records")
def test_a_part_that_goes_is_gone(tmp_path: Path) -> None:
    library = many(tmp_path / "many", "a:Cod", "b:Herring")
    (tmp_path / "many" / "box.txt").write_text("b:Herring")
    bring_up_to_date(library, TEXT_ONLY)
    assert list(ids(library)) == ["box.txt#b"]
    assert found(library, "cod") == []
    library.close()


@pytest.mark.usefixtures("records")
def test_parts_of_one_name_are_told_apart(tmp_path: Path) -> None:
    library = many(tmp_path / "many", "a:Cod", "a:Herring", "a~2:Eel")
    assert list(ids(library)) == ["box.txt#a", "box.txt#a~2", "box.txt#a~2~2"]
    library.close()


@pytest.mark.usefixtures("records")
def test_each_bad_record_is_told_and_the_others_go_on(tmp_path: Path) -> None:
    library = many(tmp_path / "many", "a:Cod", "bad", "b:Herring", "end")
    assert list(ids(library)) == ["box.txt#a", "box.txt#b"]
    first, last = library.problems()
    assert first == Problem("box.txt", "box.txt, line 1: it has no text", "Write some.", True, "line 1")
    assert "breaks off" in last.title
    (tmp_path / "many" / "box.txt").write_text("a:Cod")
    bring_up_to_date(library, TEXT_ONLY)
    assert library.problems() == ()
    library.close()


@pytest.mark.usefixtures("records")
def test_of_very_many_problems_the_rest_is_counted(tmp_path: Path) -> None:
    library = many(tmp_path / "many", *["bad"] * (MANY_PROBLEMS + 1200), "a:Cod")
    assert len(library.problems()) == MANY_PROBLEMS + 1
    assert "1,200 more" in library.problems()[-1].title
    library.close()


@pytest.mark.usefixtures("records")
def test_a_file_of_many_that_moves(tmp_path: Path) -> None:
    library = many(tmp_path / "many", "a:Cod", "b:Herring", "bad")
    before = ids(library)
    library.set_read("box.txt#b", True)
    (tmp_path / "many" / "box.txt").rename(tmp_path / "many" / "bag.txt")
    bring_up_to_date(library, TEXT_ONLY)
    assert ids(library) == {path.replace("box", "bag"): number for path, number in before.items()}
    assert [article.path for article in library.articles() if article.read] == ["bag.txt#b"]
    assert [problem.title for problem in library.problems()] == ["bag.txt, line 2: it has no text"]
    library.close()


def test_names_are_left_for_later_where_only_text_is_wanted(library: Library) -> None:
    stages = {report.stage for report in library.ingest(how=TEXT_ONLY)}
    assert Stage.RECOGNISING not in stages
    assert found(library, "lisbon") == ["two.txt"]
    assert not library.entities()
    bring_up_to_date(library)
    assert "Peter Marlowe" in {entity.name for entity in library.entities()}


def test_search_is_told_of_source_author_and_day(library: Library, articles: Path) -> None:
    from index.ingest_texts import document

    (articles / "dated.md").write_text(
        "---\ntitle: A\nauthor: Ann Lee\nsource: Gazette\ndate: 2022-02-03\n---\n\nText.\n"
    )
    bring_up_to_date(library, TEXT_ONLY)
    catalog = library._catalog
    (stored,) = (each for each in catalog.texts(ids(library).values()) if each.path == "dated.md")
    told = document(stored)
    assert (told.source, told.author, told.path) == ("Gazette", "Ann Lee", "dated.md")
    assert told.day == date(2022, 2, 3).toordinal()


def test_a_catalog_that_is_made_again_beside_a_fuller_index_finds_nothing_that_is_gone(articles: Path) -> None:
    library = open_library([articles])
    bring_up_to_date(library, TEXT_ONLY)
    library.close()
    for file in library.location.cache.glob("catalog*"):
        file.unlink()
    (articles / "one.txt").unlink()
    again = open_library([articles])
    bring_up_to_date(again, TEXT_ONLY)
    assert found(again, "marlowe") == ["two.txt"]
    again.close()


def test_an_article_that_the_index_lost_is_found_again_whatever_else_it_has(library: Library) -> None:
    bring_up_to_date(library, TEXT_ONLY)
    index = FullTextIndex.open(library.location.fulltext_folder)
    index.update([Document(999, "", "Herring")], [ids(library)["one.txt"]])
    bring_up_to_date(library, TEXT_ONLY)
    assert found(library, "oslo") == ["one.txt"]
    assert found(library, "herring") == []


def test_a_file_that_goes_after_it_was_read_in_part_leaves_nothing(library: Library, articles: Path) -> None:
    bring_up_to_date(library, TEXT_ONLY)
    library._catalog.store([ReadArticle("cut.txt", "", 0, b"digest", SourceText("Cod", "Cod"))])
    assert len(library.articles()) == 3
    bring_up_to_date(library, TEXT_ONLY)
    assert sorted(ids(library)) == ["one.txt", "two.txt"]
