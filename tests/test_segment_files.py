"""Segments on disk: what is read is what was written, or said to be damaged."""

import pickle
import shutil
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import columns, compat, formats
from whoosh import index as whoosh_index
from whoosh.codec import whoosh3

from index.errors import LibraryError
from index.fulltext import Document, FullTextIndex
from index.fulltext.inverting import invert
from index.fulltext.segment_files import DamagedSegmentError, check_segment, open_segment, save_segment
from index.fulltext.toc import Entry, Table, entry_of, read_table, write_table
from tests.collecting import assert_equal, batches
from tests.searching import search

NEWS = [
    Document(
        1, "Putin meets Xi", "The president met his counterpart in Beijing.", "agency", "A. Writer", "a/1.txt", 738_000
    ),
    Document(2, "Orbán in Moscow", "Víktor Orbán spoke of the new era in Beijing.", "\ud800", "", "b.txt"),
]
QUERIES = ["putin", "beijing", '"the new era"', "title:moscow", "NOT xi", "b*", "beijing -orban"]


@given(batches)
def test_what_is_opened_is_what_was_saved(tmp_path_factory: pytest.TempPathFactory, documents: list[Document]) -> None:
    path = tmp_path_factory.mktemp("segment") / "file"
    segment = invert(documents)
    save_segment(segment, path)
    check_segment(path)
    opened = open_segment(path)
    assert_equal(opened, segment)
    path.unlink()
    assert_equal(opened, segment)


def test_every_column_comes_back(tmp_path: Path) -> None:
    save_segment(invert(NEWS), tmp_path / "file")
    opened = open_segment(tmp_path / "file")
    assert opened.days.tolist() == [738_000, 0]
    assert [opened.source_names[number] for number in opened.sources] == ["agency", "\ud800"]
    assert list(opened.fields["file"].terms) == [b"1", b"a", b"b", b"txt"]


def test_a_file_is_never_written_over(tmp_path: Path) -> None:
    save_segment(invert(NEWS), tmp_path / "file")
    with pytest.raises(FileExistsError):
        save_segment(invert(NEWS[:1]), tmp_path / "file")


def answers(folder: Path) -> list[tuple[int, ...]]:
    index = FullTextIndex.open(folder)
    found = [search(index, query) for query in QUERIES]
    return [tuple(matches.ids.tolist()) for matches in found if matches is not None]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound") / "fulltext"
    index = FullTextIndex.open(folder)
    index.update([*NEWS, Document(3, "Xi", "Beijing")])
    index.update([Document(4, "Xi", "Moscow"), Document(5, "Xi", "Moscow")], removed=[3])
    return folder


@settings(max_examples=200)
@given(st.data())
def test_damage_anywhere_is_reported_or_harmless(
    tmp_path_factory: pytest.TempPathFactory, sound: Path, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("damaged") / "fulltext"
    shutil.copytree(sound, folder)
    path = data.draw(st.sampled_from(sorted(path for path in folder.iterdir() if path.suffix in (".seg", ".toc"))))
    content = bytearray(path.read_bytes())
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(0, len(content) - 1)) :]
    else:
        at = data.draw(st.integers(0, len(content) - 1) | st.integers(0, min(40, len(content) - 1)))
        changed = data.draw(st.binary(min_size=1, max_size=4))
        content[at : at + len(changed)] = changed
    path.write_bytes(content)
    with suppress(LibraryError):
        assert answers(folder) == answers(sound)
    shutil.rmtree(folder)


@given(st.binary(max_size=200))
def test_no_file_at_all_is_taken_for_a_segment(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("segment") / "file"
    path.write_bytes(content)
    with pytest.raises(DamagedSegmentError):
        open_segment(path)


def test_a_large_array_that_is_damaged_cannot_do_harm(tmp_path: Path) -> None:
    """Its checksum is not looked at on opening: documents may be missed, but nothing else goes wrong."""
    folder = tmp_path / "fulltext"
    index = FullTextIndex.open(folder)
    index.update(Document(number, "", "Putin Beijing") for number in range(40_000))
    path = next(folder.glob("*.seg"))
    content = path.read_bytes()
    docs = open_segment(path).fields["body"].docs.tobytes()
    at = content.index(docs)
    path.unlink()
    path.write_bytes(content[:at] + b"\xff" * len(docs) + content[at + len(docs) :])
    with pytest.raises(LibraryError, match="damaged"):
        search(FullTextIndex.open(folder), "putin")


def test_nothing_is_pickled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a pickle")

    for module in (pickle, whoosh_index, compat, columns, whoosh3, formats):
        for name in ("load", "loads", "dump", "dumps"):
            monkeypatch.setattr(module, name, refuse, raising=False)
    folder = tmp_path / "fulltext"
    opened = FullTextIndex.open(folder)
    for number in range(30):
        opened.update([Document(number % 25, "Putin", f"Beijing word{number}")])
    opened.merge()
    assert len(answers(folder)[0]) == 25


@given(st.lists(st.booleans(), max_size=300))
def test_a_table_keeps_what_has_been_deleted(tmp_path_factory: pytest.TempPathFactory, alive: list[bool]) -> None:
    folder = tmp_path_factory.mktemp("table")
    entry = entry_of("a.seg", np.array(alive, np.bool_), len(alive))
    table = Table(7, (entry, Entry("b.seg", 3)))
    write_table(folder, table)
    (path,) = folder.iterdir()
    assert read_table(path) == table
    mask = entry.mask()
    assert alive == ([True] * len(alive) if mask is None else mask.tolist())


def test_bits_that_are_missing_are_damage() -> None:
    entry = entry_of("a.seg", np.array([True, False], np.bool_), 2)
    for damaged in (Entry("a.seg", 20, entry.alive), Entry("a.seg", 2, "AAAA"), Entry("a.seg", 2, "€")):
        with pytest.raises(ValueError):
            damaged.mask()
