"""What `namedrop search` says beside the data."""

import json

import pytest

from index import Library, SearchPage
from index.model import QueryProblem, SearchOrder, Suggestion
from index.searches import SavedSearch
from tests.conftest import SEEDS
from tui.cli import FOUND, NOTHING_FOUND, USAGE, main
from tui.search_output import emit_results


def run(*arguments: str, monkeypatch: pytest.MonkeyPatch) -> int | str | None:
    monkeypatch.setattr("sys.argv", ["namedrop", "search", *arguments, "--library", str(SEEDS)])
    with pytest.raises(SystemExit) as ended:
        main()
    return ended.value.code


def test_a_problem_has_a_caret_under_its_place(seeds: Library, capsys: pytest.CaptureFixture[str]) -> None:
    problem = QueryProblem("A bracket is not closed", "Type ) at its end", 6)
    suggestion = Suggestion("ushakov", "3 articles")
    page = SearchPage("putin (ushakow", (), 0, problems=(problem,), fruitless=("ushakow",), suggestions=(suggestion,))
    assert not emit_results(page, seeds, None)
    lines = capsys.readouterr().err.splitlines()
    assert lines[:2] == ["putin (ushakow", "      ^ A bracket is not closed. Type ) at its end"]
    assert lines[2:] == ["Nothing has ‘ushakow’.", "Try: ushakov (3 articles)"]


def test_how_many_more_there_are(seeds: Library, capsys: pytest.CaptureFixture[str]) -> None:
    page = seeds.search("putin", limit=2)
    assert page is not None
    assert emit_results(page, seeds, "json")
    out, err = capsys.readouterr()
    assert len(json.loads(out)) == 2
    assert err == "2 of 5 articles; --limit shows more.\n"
    emit_results(SearchPage("putin", page.results, 1200), seeds, "json")
    assert "2 of 1,200 articles" in capsys.readouterr().err


def test_by_date_and_saved(seeds: Library, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    seeds.save_search(SavedSearch("Kremlin", "ushakov", SearchOrder.LATEST))
    assert run("--saved", "kremlin", "--json", monkeypatch=monkeypatch) == FOUND
    saved = json.loads(capsys.readouterr().out)
    assert run("ushakov", "--order", "latest", "--json", monkeypatch=monkeypatch) == FOUND
    assert json.loads(capsys.readouterr().out) == saved
    assert [record["date"] for record in saved] == ["2022-10-02", "2022-02-03", None]
    assert run("--saved", "kremlin", "--order", "earliest", "--json", monkeypatch=monkeypatch) == FOUND
    assert [record["date"] for record in json.loads(capsys.readouterr().out)] == ["2022-02-03", "2022-10-02", None]


def test_what_cannot_be_asked_is_said(
    seeds: Library, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(monkeypatch=monkeypatch) == USAGE
    assert run("putin", "--saved", "x", monkeypatch=monkeypatch) == USAGE
    assert run("--saved", "x", monkeypatch=monkeypatch) == USAGE
    assert "No search is saved as x. There are: none yet." in capsys.readouterr().err
    assert run("nobodyhasthis", monkeypatch=monkeypatch) == NOTHING_FOUND
