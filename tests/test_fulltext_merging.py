"""When segments are merged, and what goes on meanwhile."""

import math
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import LibraryError
from index.fulltext import Document, FullTextIndex
from index.fulltext.inverting import invert
from index.fulltext.merge_policy import Size, worth_merging
from tests.searching import search


@pytest.fixture
def index(tmp_path: Path) -> FullTextIndex:
    return FullTextIndex.open(tmp_path / "fulltext")


def found(index: FullTextIndex, query: str) -> tuple[int, ...]:
    matches = search(index, query)
    assert matches is not None
    return tuple(sorted(matches.ids))


def sizes(index: FullTextIndex) -> list[int]:
    with index.snapshot() as snapshot:
        return [len(segment) for segment in snapshot.segments]


def fill(index: FullTextIndex, *sizes: int) -> None:
    first = 0
    for size in sizes:
        index.update(Document(number, "", "Putin in Beijing") for number in range(first, first + size))
        first += size


def test_small_segments_become_one_and_a_big_one_is_left_alone(index: FullTextIndex) -> None:
    fill(index, 100, 3, 2, 3)
    assert index.merge()
    assert sorted(sizes(index)) == [8, 100]
    assert not index.merge()
    assert len(found(index, "putin")) == 100
    assert index.document_count() == 108


def test_a_segment_that_is_mostly_deleted_is_written_afresh(index: FullTextIndex) -> None:
    fill(index, 100)
    index.update(removed=range(20))
    assert not index.merge()
    index.update(removed=range(30))
    assert index.merge()
    assert sizes(index) == [70]
    assert not index.merge()


def test_a_merge_can_be_given_up(index: FullTextIndex) -> None:
    fill(index, 10, 10)
    assert not index.merge(cancelled=lambda: True)
    assert sizes(index) == [10, 10]
    assert index.merge(cancelled=lambda: False)


def test_what_is_deleted_during_a_merge_stays_deleted(index: FullTextIndex) -> None:
    fill(index, 10, 10, 10)
    asked = iter([True])

    def update_once() -> bool:
        if next(asked, False):
            index.update([Document(5, "", "Xi")], removed=[7, 25])
        return False

    assert index.merge(update_once)
    assert index.document_count() == 28
    assert found(index, "xi") == (5,)
    assert found(index, "putin") == tuple(sorted(set(range(30)) - {5, 7, 25}))


def test_a_merge_is_for_nothing_where_its_segments_have_gone(index: FullTextIndex) -> None:
    fill(index, 10, 10)

    def replace_all() -> bool:
        if index.document_count() == 20:
            index.update([Document(number, "", "Xi") for number in range(10)], removed=range(10, 20))
        return False

    assert not index.merge(replace_all)
    assert found(index, "xi") == tuple(range(10))
    assert found(index, "putin") == ()


def test_readers_go_on_while_segments_are_merged_away(index: FullTextIndex) -> None:
    fill(index, *[5] * 12)
    stop = threading.Event()

    def read(_: int) -> int:
        count = 0
        while not stop.is_set():
            assert found(index, "putin beijing")[:5] == (0, 1, 2, 3, 4)
            count += 1
        return count

    with ThreadPoolExecutor(2) as threads:
        counts = threads.map(read, range(2))
        try:
            for number in range(30):
                index.update([Document(100 + number, "", "Putin in Beijing")])
                index.merge()
        finally:
            stop.set()
        assert all(counts)


def test_ready_made_segments_come_in_with_documents(index: FullTextIndex) -> None:
    index.update([Document(1, "Putin", ""), Document(2, "Xi", "")])
    made = [invert([Document(2, "Orban", ""), Document(3, "Orban", "")]), invert([Document(4, "Orban", "")])]
    index.update([Document(5, "Orban", "")], removed=[1], segments=made)
    assert found(index, "orban") == (2, 3, 4, 5)
    assert found(index, "putin OR xi") == ()
    with pytest.raises(ValueError, match="id 9"):
        index.update([Document(9, "", "")], segments=[invert([Document(9, "", "")])])
    with pytest.raises(ValueError, match="id 9"):
        index.update(segments=[invert([Document(9, "", ""), Document(9, "", "")])])
    assert index.document_count() == 4


def test_large_inputs_become_several_segments(index: FullTextIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.fulltext.writing._BATCH", 1000)
    fill(index, 200)
    assert len(sizes(index)) > 2
    assert found(index, "putin")[:3] == (0, 1, 2)
    assert index.document_count() == 200


def test_a_snapshot_is_used_again_until_there_is_another_commit(index: FullTextIndex) -> None:
    fill(index, 10, 5)
    with index.snapshot() as first, index.snapshot() as second:
        assert second is first
    index.update([Document(12, "", "Xi")])
    with index.snapshot() as third:
        assert third.segments[0] is first.segments[0]
        assert third.segments[1].ids is first.segments[1].ids
        assert first.segments[1].alive is None
        assert third.segments[1].alive is not None
        assert np.flatnonzero(~third.segments[1].alive).tolist() == [2]


def test_an_index_that_was_deleted_and_made_again_is_not_taken_for_the_old_one(tmp_path: Path) -> None:
    index = FullTextIndex.open(tmp_path / "fulltext")
    fill(index, 3)
    assert found(index, "putin") == (0, 1, 2)
    for path in (tmp_path / "fulltext").iterdir():
        path.unlink()
    with pytest.raises(LibraryError):
        found(index, "putin")
    FullTextIndex.open(tmp_path / "fulltext").update([Document(7, "", "Putin")])
    assert found(index, "putin") == (7,)


def test_files_of_commits_that_were_killed_are_cleared_away(tmp_path: Path) -> None:
    folder = tmp_path / "fulltext"
    index = FullTextIndex.open(folder)
    fill(index, 3)
    segment = next(folder.glob("*.seg"))
    left = [segment.with_stem(f"{segment.stem[:-1]}z"), folder / "_namedrop2_9.toc.tmp"]
    for path in left:
        path.write_bytes(segment.read_bytes()[:50])
    fill(index, 3)
    assert not any(path.exists() for path in left)
    assert len(found(FullTextIndex.open(folder), "putin")) == 3


@given(st.lists(st.integers(1, 4000), max_size=60))
def test_merging_ends_with_few_segments_and_little_copying(batches: list[int]) -> None:
    sizes, copied = list[int](), 0
    for batch in batches:
        sizes.append(batch)
        while chosen := worth_merging([Size(size, is_sparse=False) for size in sizes]):
            together = sum(sizes[number] for number in chosen)
            copied += together
            sizes = [*(size for number, size in enumerate(sizes) if number not in chosen), together]
    assert sum(sizes) == sum(batches)
    doublings = math.log2(sum(batches) or 1)
    assert len(sizes) <= doublings + 2
    assert copied <= sum(batches) * doublings


@given(st.lists(st.builds(Size, st.integers(0, 100), st.booleans()), max_size=20))
def test_no_merge_is_larger_than_memory_allows(sizes: list[Size]) -> None:
    chosen = worth_merging(sizes, most=100)
    assert sum(sizes[number].tokens for number in chosen) <= 100
    if len(chosen) == 1:
        assert sizes[chosen[0]].is_sparse
