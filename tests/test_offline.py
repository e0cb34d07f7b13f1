"""No command goes to the network: whoever makes a socket that could is refused, and noted."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PATIENCE = 180
SEEDS = Path(__file__).parent.parent / "seeds"
GUARD = """
import os, socket, traceback
AF_UNIX = socket.AF_UNIX

def note(what):
    with open(os.environ["NETWORK_NOTES"], "a") as notes:
        notes.write(f"{what}\\n{''.join(traceback.format_stack(limit=12))}")
    raise OSError("no network here")

class Refused(socket.socket):
    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        if fileno is None and family != AF_UNIX:
            note(f"socket {family}")
        super().__init__(family, type, proto, fileno)

socket.socket = Refused
for name in ("getaddrinfo", "gethostbyname", "gethostbyaddr", "create_connection"):
    setattr(socket, name, lambda *a, _name=name, **k: note(f"{_name} {a}"))
"""
PAGE = """<html><head><title>Talks in Oslo</title><link rel="stylesheet" href="http://example.com/a.css">
<link rel="canonical" href="http://example.com/talks"></head><body><article><h1>Talks in Oslo</h1>
<img src="http://example.com/pixel.png"><p>Anna Lindqvist met Peter Marlowe in Oslo on Monday, and the two spoke of
herring for an hour before they went home again by train, as they had come.</p></article></body></html>"""
FEED = """<?xml version="1.0"?><!DOCTYPE rss SYSTEM "http://example.com/rss.dtd"><rss version="2.0"><channel>
<title>News</title><link>http://example.com/</link><item><title>Herring</title><link>http://example.com/1</link>
<description>Anna Lindqvist likes herring, she said in Oslo on Monday.</description></item></channel></rss>"""


@pytest.fixture
def guarded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in which attempts are noted."""
    folder = tmp_path / "guard"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(GUARD)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")]))
    monkeypatch.setenv("NETWORK_NOTES", str(tmp_path / "notes"))
    return tmp_path / "notes"


@pytest.fixture
def pages(articles: Path) -> Path:
    (articles / "page.html").write_text(PAGE)
    (articles / "feed.xml").write_text(FEED)
    return articles


def namedrop(*words: str, typed: str = "") -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "tui.cli", *words]
    return subprocess.run(command, input=typed, capture_output=True, text=True, timeout=PATIENCE)


def test_no_command_goes_to_the_network(pages: Path, guarded: Path) -> None:
    assert "Traceback" not in namedrop("index", str(pages)).stderr
    library = "-L", str(pages)
    assert "page.html" in namedrop("search", "herring", "--jsonl", *library).stdout
    for words in (["people"], ["card", "Anna Lindqvist"], ["mentions", "Anna Lindqvist"], ["export", "--jsonl"],
                  ["hide", "Peter Marlowe"], ["decisions", "list"], ["doctor"]):  # fmt: skip
        assert "Traceback" not in namedrop(*words, *library).stderr
    read = namedrop("--plain", str(pages), typed="\n\nn\nq\n")
    assert "Oslo" in read.stdout
    assert not guarded.exists(), guarded.read_text()


def test_nor_do_the_processes_that_index(pages: Path, guarded: Path) -> None:
    from index import open_library

    library = open_library([pages])
    list(library.start_ingest().reports())
    library.close()
    assert not guarded.exists(), guarded.read_text()


def test_whoever_tries_is_found_out(guarded: Path) -> None:
    attempt = "import urllib.request as r\ntry: r.urlopen('http://example.com/')\nexcept OSError: pass"
    subprocess.run([sys.executable, "-c", attempt], check=True, timeout=PATIENCE)
    assert "example.com" in guarded.read_text()
