"""Files become articles, articles become findable, names become known; and nothing is done twice."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Library, Progress, SearchPage, Stage, open_library, sources
from index.errors import LibraryError
from index.ingest_texts import FIRST_BATCH


@pytest.fixture
def library(articles: Path) -> Iterator[Library]:
    opened = open_library([articles])
    yield opened
    opened.close()


def bring_up_to_date(library: Library) -> list[Progress]:
    return list(library.ingest())


def found(library: Library, query: str) -> list[str]:
    page = library.search(query)
    assert isinstance(page, SearchPage)
    return sorted(result.article.path for result in page.results)


def test_all_steps_are_reported_in_order(library: Library) -> None:
    stages = [report.stage for report in bring_up_to_date(library)]
    assert list(dict.fromkeys(stages)) == [Stage.SCANNING, Stage.READING, Stage.RECOGNISING, Stage.DONE]


def test_articles_are_there_before_recognition_begins(library: Library) -> None:
    for report in library.ingest():
        if report.stage is Stage.RECOGNISING:
            assert len(library.articles()) == 2
            assert found(library, "lisbon") == ["two.txt"]
            break


def test_names_are_known_in_the_end(library: Library) -> None:
    bring_up_to_date(library)
    assert all(article.recognised for article in library.articles())
    assert "Peter Marlowe" in {entity.name for entity in library.entities()}


def test_an_unchanged_folder_is_not_read_again(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    bring_up_to_date(library)

    def read(path: Path) -> None:
        raise AssertionError(f"{path} was read again")

    monkeypatch.setattr(sources, "read", read)
    assert Stage.RECOGNISING not in {report.stage for report in bring_up_to_date(library)}


def test_all_is_linked_afresh_where_that_is_wished(library: Library) -> None:
    bring_up_to_date(library)
    assert not any(report.mentions_changed for report in bring_up_to_date(library))
    mentions = library.all_mentions()
    assert any(report.mentions_changed for report in library.ingest(is_afresh=True))
    assert library.all_mentions() == mentions


def test_a_changed_file_is_read_again_and_keeps_its_number(library: Library, articles: Path) -> None:
    bring_up_to_date(library)
    before = {article.path: article.id for article in library.articles()}
    (articles / "two.txt").write_text("Another day\n\nMaria Esposito flew to Naples.\n")
    bring_up_to_date(library)
    assert {article.path: article.id for article in library.articles()} == before
    assert found(library, "naples") == ["two.txt"]
    assert found(library, "lisbon") == []
    assert {mention.text for mention in library.all_mentions()} >= {"Maria Esposito"}
    for mention in library.all_mentions():
        assert library.article(mention.article_id).text[mention.start : mention.end] == mention.text


def test_a_file_that_has_gone_is_gone_everywhere(library: Library, articles: Path) -> None:
    bring_up_to_date(library)
    (articles / "one.txt").unlink()
    bring_up_to_date(library)
    assert [article.path for article in library.articles()] == ["two.txt"]
    assert found(library, "oslo") == []
    assert not any("Lindqvist" in entity.name for entity in library.entities())


def test_stopping_after_any_report_loses_nothing(library: Library) -> None:
    reports = 0
    while True:
        steps = library.ingest()
        for _ in range(reports + 1):
            if next(steps, None) is None:
                break
        else:
            steps.close()
            reports += 1
            continue
        break
    assert reports > 3
    assert found(library, "marlowe") == ["one.txt", "two.txt"]
    assert all(article.recognised for article in library.articles())


def test_a_lost_full_text_index_is_made_again(library: Library) -> None:
    import shutil

    bring_up_to_date(library)
    shutil.rmtree(library.location.fulltext_folder)
    assert found(library, "marlowe") == []
    bring_up_to_date(library)
    assert found(library, "marlowe") == ["one.txt", "two.txt"]


def test_a_damaged_full_text_index_is_made_again(library: Library) -> None:
    bring_up_to_date(library)
    for file in library.location.fulltext_folder.glob("*.toc"):
        file.write_bytes(b"\0" * 20)
    (library.location.base / "three.txt").write_text("A third\n\nAll about herring.\n")
    bring_up_to_date(library)
    assert found(library, "herring") == ["three.txt"]
    assert found(library, "marlowe") == ["one.txt", "two.txt"]


def test_a_damaged_catalog_is_made_again(library: Library, articles: Path) -> None:
    bring_up_to_date(library)
    library.close()
    library.location.catalog_file.write_bytes(b"not a database at all" * 99)
    again = open_library([articles])
    bring_up_to_date(again)
    assert len(again.articles()) == 2
    again.close()


def test_more_files_than_a_batch(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(FIRST_BATCH + 5):
        (folder / f"{number}.txt").write_text(f"Number {number}\n\nThe herring number is {number}.\n")
    library = open_library([folder])
    for report in library.ingest():
        if report.stage is Stage.RECOGNISING:
            break
    page = library.search("herring", limit=3)
    assert page is not None
    assert (page.total, len(page.results)) == (FIRST_BATCH + 5, 3)
    library.close()


def test_a_process_of_its_own_does_the_same(library: Library) -> None:
    reports = list(library.start_ingest().reports())
    assert reports[-1].stage is Stage.DONE
    assert found(library, "marlowe") == ["one.txt", "two.txt"]


def test_a_process_that_is_killed_is_reported(library: Library) -> None:
    process = library.start_ingest()
    reports = process.reports()
    next(reports)
    process.cancel()
    assert Stage.DONE not in {report.stage for report in reports}


def test_what_the_process_could_not_do_is_an_error(library: Library) -> None:
    library.close()
    library.location.catalog_file.write_bytes(b"damaged" * 99)
    with pytest.raises(LibraryError, match="catalog"):
        list(library.start_ingest().reports())


def test_only_one_process_writes(library: Library) -> None:
    import fcntl

    with library.location.lock_file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        reports = library.start_ingest().reports()
        assert next(reports).stage is Stage.WAITING
        fcntl.flock(lock, fcntl.LOCK_UN)
        assert list(reports)[-1].stage is Stage.DONE


def test_killing_the_process_lets_go_of_the_lock(library: Library) -> None:
    process = library.start_ingest()
    next(process.reports())
    os.kill(process._child.pid, signal.SIGKILL)
    process._child.wait()
    assert bring_up_to_date(library)[-1].stage is Stage.DONE
