"""What is in a folder of articles and is no plain file of it: links, pipes, sockets, devices, odd names."""

import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from index import Library, open_library
from index.errors import LibraryError
from index.ingest_changes import digest_of
from tui.config import read_config

TEXT = "A headline\n\nHerring for all, said Anna Berg.\n"
PATIENCE = 120


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    folder = tmp_path / "outside"
    folder.mkdir()
    (folder / "secret.txt").write_text(TEXT)
    return folder


def paths_of(library: Library) -> set[str]:
    for _ in library.ingest():
        pass
    found = {article.path for article in library.articles()}
    library.close()
    return found


def test_links_out_of_the_library_are_followed_only_where_that_is_wished(articles: Path, outside: Path) -> None:
    (articles / "link.txt").symlink_to(outside / "secret.txt")
    (articles / "folder").symlink_to(outside)
    assert paths_of(open_library([articles])) == {"one.txt", "two.txt"}
    followed = {"one.txt", "two.txt", "link.txt", "folder/secret.txt"}
    assert paths_of(open_library([articles], follows_links=True)) == followed
    assert paths_of(open_library([articles])) == {"one.txt", "two.txt"}


def test_a_link_between_two_libraries_leads_out_of_one_beside_the_other(articles: Path, outside: Path) -> None:
    beside = articles.parent / "third"
    beside.mkdir()
    (beside / "three.txt").write_text(TEXT)
    (articles / "link.txt").symlink_to(outside / "secret.txt")
    assert "articles/link.txt" not in paths_of(open_library([articles, beside]))
    assert "articles/link.txt" in paths_of(open_library([articles, outside]))


def test_a_link_within_the_library_is_followed(articles: Path) -> None:
    (articles / "again.txt").symlink_to("one.txt")
    assert "again.txt" in paths_of(open_library([articles]))


def test_loops_are_gone_round_once(articles: Path) -> None:
    (articles / "inner").mkdir()
    (articles / "inner" / "up").symlink_to(articles)
    (articles / "self.txt").symlink_to("self.txt")
    assert paths_of(open_library([articles], follows_links=True)) == {"one.txt", "two.txt"}


def test_the_setting_reaches_the_commands_and_the_process_that_indexes(
    articles: Path, outside: Path, home: Path
) -> None:
    (articles / "link.txt").symlink_to(outside / "secret.txt")
    config = home / "config" / "namedrop" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("follow_links = true\n")
    command = [sys.executable, "-m", "tui.cli", "search", "herring", "--jsonl", "-L", str(articles)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    assert "link.txt" in done.stdout
    library = open_library([articles], follows_links=True)
    list(library.start_ingest().reports())
    assert "link.txt" in {article.path for article in library.articles()}
    library.close()


def test_settings_that_others_can_write_are_not_used(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("mouse = false\n")
    file.chmod(0o666)
    config, (notice,) = read_config(file)
    assert config.mouse
    assert "Others" in str(notice)
    file.chmod(0o644)
    assert read_config(file)[1] == ()


def test_pipes_and_sockets_are_reported_and_not_waited_for(articles: Path) -> None:
    os.mkfifo(articles / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(articles / "socket.txt"))
        command = [sys.executable, "-m", "tui.cli", "index", str(articles)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 0
    assert "pipe.txt is a pipe or a device" in done.stderr
    assert "socket.txt" in done.stderr
    assert "2 articles" in done.stderr


def test_a_pipe_that_somebody_fills_without_end_is_not_read(articles: Path) -> None:
    pipe = articles / "pipe.txt"
    os.mkfifo(pipe)
    filling = subprocess.Popen(["sh", "-c", f"exec cat /dev/zero > '{pipe}'"])
    try:
        descriptor = os.open(pipe, os.O_RDONLY)
        assert digest_of(pipe) == b""
        os.close(descriptor)
    finally:
        filling.kill()
        filling.wait()


def test_a_device_without_end_is_not_read() -> None:
    assert stat.S_ISCHR(os.stat("/dev/zero").st_mode)
    assert digest_of(Path("/dev/zero")) == b""


def test_a_device_that_was_named_is_reported(tmp_path: Path) -> None:
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    library = open_library([tmp_path], follows_links=True)
    for _ in library.ingest():
        pass
    (problem,) = library.problems()
    assert "pipe or a device" in problem.title
    library.close()


def test_a_name_that_is_not_utf_8_is_no_obstacle(articles: Path) -> None:
    odd = os.fsdecode(b"caf\xe9.txt")
    (articles / odd).write_text(TEXT)
    library = open_library([articles])
    assert paths_of(library) == {"one.txt", "two.txt"}
    (problem,) = open_library([articles]).problems()
    assert "UTF-8" in problem.title
    assert "caf\\xe9.txt" in problem.title
    (articles / odd).rename(articles / "café.txt")
    assert paths_of(open_library([articles])) == {"one.txt", "two.txt", "café.txt"}


def test_a_path_under_a_folder_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="There is nothing"):
        open_library([tmp_path / ("x" * 300)])
