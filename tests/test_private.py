"""Our folders are made for the user alone, and what others could have written is refused."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import LibraryError, open_library
from index.errors import NotWritableError
from index.private import APP, check_private, make_private, write_private
from tui.first_frame import last_roots, paint
from tui.session import last_library, remember_library

SOMEBODY = 65534
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")


@pytest.fixture(autouse=True)
def careless() -> Iterator[None]:
    """A umask that lets everybody write."""
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def open_and_index(articles: Path) -> Path:
    library = open_library([articles])
    for _ in library.ingest():
        pass
    library.close()
    return library.location.cache


def test_every_level_of_ours_is_made_for_the_user_alone(articles: Path, home: Path) -> None:
    articles.chmod(0o755)
    open_and_index(articles)
    remember_library([articles])
    ours = [level for kind in ("cache", "data", "state") for level in (home / kind / APP).rglob("*") if level.is_dir()]
    ours += [home / kind / APP for kind in ("cache", "data", "state")]
    assert len(ours) >= 8
    assert {mode(level) for level in ours} == {0o700}


@pytest.mark.parametrize("level", [".", "..", "../.."])
@pytest.mark.parametrize("bits", [0o777, 0o702])
def test_a_folder_that_others_can_write_is_refused(articles: Path, level: str, bits: int) -> None:
    folder = (open_and_index(articles) / level).resolve()
    folder.chmod(bits)
    with pytest.raises(LibraryError, match="Others than you can write") as caught:
        open_library([articles])
    assert str(folder) in caught.value.title
    assert "chmod" in caught.value.advice
    folder.chmod(0o700)
    open_library([articles]).close()


@needs_root
@pytest.mark.parametrize("kind", ["cache", "data"])
def test_a_folder_of_somebody_else_is_refused(articles: Path, home: Path, kind: str) -> None:
    open_and_index(articles)
    folder = home / kind / APP
    os.chown(folder, SOMEBODY, SOMEBODY)
    with pytest.raises(LibraryError, match="belongs to") as caught:
        open_library([articles])
    assert str(folder) in caught.value.title


@needs_root
def test_a_link_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir(0o700)
    link = tmp_path / APP
    link.symlink_to(tmp_path / "ours")
    check_private(link)
    os.chown(link, SOMEBODY, SOMEBODY, follow_symlinks=False)
    with pytest.raises(LibraryError, match="belongs to"):
        check_private(link)


@pytest.mark.parametrize("store", ["catalog.sqlite", "decisions.sqlite"])
def test_a_store_that_others_can_write_is_refused(articles: Path, home: Path, store: str) -> None:
    open_and_index(articles)
    (file,) = home.rglob(store)
    file.chmod(0o666)
    with pytest.raises(LibraryError, match="Others than you can write") as caught:
        open_library([articles])
    assert str(file) in caught.value.title


def test_a_group_of_several_may_not_write_and_ones_own_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / APP
    make_private(folder)
    folder.chmod(0o770)

    class Group:
        gr_name, gr_mem = "staff", ["anna", "boris"]

    monkeypatch.setattr("index.private.grp.getgrgid", lambda _: Group)
    with pytest.raises(LibraryError, match="Others"):
        check_private(folder)
    monkeypatch.setattr(Group, "gr_name", folder.owner())
    with pytest.raises(LibraryError, match="Others"):
        check_private(folder)
    monkeypatch.setattr(Group, "gr_mem", [folder.owner()])
    check_private(folder)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(NotWritableError, match="cannot be made") as caught:
        make_private(tmp_path / "file" / APP)
    assert caught.value.advice


def test_what_is_written_is_for_the_user_alone_and_replaces_in_one_step(tmp_path: Path) -> None:
    file = tmp_path / "kept"
    write_private(file, b"one")
    assert mode(file) == 0o600
    with pytest.raises(TypeError):
        write_private(file, "no bytes")  # type: ignore[arg-type]
    assert file.read_bytes() == b"one"
    assert list(tmp_path.glob("*.part")) == []


def test_what_was_open_last_is_not_believed_where_others_can_write_it(articles: Path, home: Path) -> None:
    remember_library([articles])
    assert last_library() == [articles]
    assert last_roots() == [str(articles)]
    file = home / "state" / APP / "last-library"
    file.chmod(0o666)
    assert last_roots() != [str(articles)]
    file.parent.chmod(0o777)
    with pytest.raises(LibraryError, match="Others"):
        last_library()


def test_an_emptied_note_of_what_was_open_last_is_none(articles: Path, home: Path) -> None:
    remember_library([articles])
    (home / "state" / APP / "last-library").write_bytes(b"")
    (samples,) = last_library()
    assert samples.name == "seeds"
    assert last_roots() == [str(samples)]


def test_a_first_frame_that_is_a_pipe_is_not_waited_for(articles: Path, home: Path) -> None:
    from tui.first_frame import file_for

    file = Path(file_for([str(articles)]))
    file.parent.mkdir(parents=True, mode=0o700)
    os.mkfifo(file)
    assert paint([str(articles)]) is None
