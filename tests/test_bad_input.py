"""What is not an article is left out and reported; the rest of the library stays readable."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from index import LibraryError, Problem, open_library
from index.model import Stage
from tui.cli import namedrop

LEFT_OUT = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "binary.txt": bytes(range(256)) * 20,
}
READ = {
    "broken.txt": b"A headline\n\nThe caf\xc3\xa9 is open, the b\xff\xfer is not. \xe2\x82 Herring for all.\n",
    "sixteen.txt": "A headline\n\nHerring in sixteen bits.\n".encode("utf-16"),
    "sixteen-bare.txt": "A headline\n\nHerring in sixteen bits without a mark.\n".encode("utf-16-le"),
    "good.txt": b"A headline\n\nHerring as usual.\n",
}


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    folder = tmp_path / "messy"
    folder.mkdir()
    for name, content in (LEFT_OUT | READ).items():
        (folder / name).write_bytes(content)
    return folder


def read_all(folder: Path) -> tuple[set[str], dict[str, Problem], set[str]]:
    """Paths of the articles, problems by path, paths found by searching for what they have in common."""
    library = open_library([folder])
    for report in library.ingest():
        if report.stage is Stage.RECOGNISING:
            break
    page = library.search("herring")
    assert page is not None
    found = {result.article.path for result in page.results}
    articles = {article.path for article in library.articles()}
    problems = {problem.path: problem for problem in library.problems()}
    library.close()
    return articles, problems, found


def test_the_rest_stays_readable(messy: Path) -> None:
    articles, _, found = read_all(messy)
    assert articles == set(READ)
    assert found == set(READ)


def test_what_was_left_out_is_reported_and_why(messy: Path) -> None:
    _, problems, _ = read_all(messy)
    assert {path for path, problem in problems.items() if problem.left_out} == set(LEFT_OUT)
    for path in LEFT_OUT:
        assert path in problems[path].title
        assert problems[path].advice


def test_what_was_read_with_a_loss_is_reported(messy: Path) -> None:
    _, problems, _ = read_all(messy)
    assert not problems["broken.txt"].left_out
    assert "good.txt" not in problems


def test_doctor_lists_it(messy: Path) -> None:
    runner = CliRunner()
    runner.invoke(namedrop, ["index", str(messy)])
    listed = runner.invoke(namedrop, ["doctor", "--json"]).stdout
    left_out = [finding["value"] for finding in json.loads(listed) if finding["what"] == "left out"]
    assert len(left_out) == len(LEFT_OUT)
    assert all(any(path in value for value in left_out) for path in LEFT_OUT)


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="missing") as caught:
        open_library([tmp_path / "missing"])
    assert caught.value.advice


def test_a_folder_without_readable_articles(tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "cat.png").write_bytes(b"\x89PNG")
    with pytest.raises(LibraryError, match="no articles") as caught:
        open_library([tmp_path / "pictures"])
    assert ".txt" in caught.value.advice


def test_a_file_that_vanishes_meanwhile(messy: Path) -> None:
    library = open_library([messy])
    steps = library.ingest()
    next(steps)
    (messy / "good.txt").unlink()
    for report in steps:
        if report.stage is Stage.RECOGNISING:
            break
    assert "good.txt" not in {article.path for article in library.articles()}
    library.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(messy: Path) -> None:
    (messy / "good.txt").chmod(0)
    articles, problems, _ = read_all(messy)
    assert "good.txt" not in articles
    assert problems["good.txt"].left_out


def test_a_file_whose_name_is_not_utf8(messy: Path) -> None:
    name = os.fsencode(messy) + b"/bad\xff.txt"
    with open(name, "wb") as file:
        file.write(b"A headline\n\nHerring with an odd name.\n")
    articles, problems, _ = read_all(messy)
    assert articles == set(READ)
    (problem,) = (one for path, one in problems.items() if path.startswith("bad"))
    assert problem.left_out
    assert "bad\\xff.txt" in problem.title
    assert read_all(messy)[0] == articles
    Path(os.fsdecode(name)).unlink()
    assert not any(path.startswith("bad") for path in read_all(messy)[1])
