"""Files that take too long are given up, or read in part, and the rest of the library goes on."""

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest

from index import open_library
from index.errors import SourceError
from index.ingest import How
from index.sources import apart, feed, page, pdf, read, unpacking
from tests.waiting import found, until


def pdf_of(pages: int, is_damaged: bool = False) -> bytes:
    """A PDF with so many pages; damaged, all of it has to be searched for them."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b" ".join(b"%d 0 R" % (4 + 2 * at) for at in range(pages)), pages),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number in range(pages):
        text = b"BT /F1 12 Tf 50 750 Td (Herring of page %d swam to Oslo.) Tj ET" % number
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F1 3 0 R >> >>"
            b" /Contents %d 0 R >>" % (5 + 2 * number),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        ]
    content, offsets = b"%PDF-1.4\n", list[int]()
    parts = [content]
    at = len(content)
    for number, body in enumerate(objects, start=1):
        offsets.append(at)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        at += len(parts[-1])
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer\n<< /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n"
    return b"".join(parts) + head + table + end % (len(objects) + 1, 1 if is_damaged else at)


def feed_of(entries: int, words: int) -> bytes:
    items = "".join(
        f"<item><title>Story {number}</title><guid>g{number}</guid><description>{'Herring swam. ' * words}</description></item>"
        for number in range(entries)
    )
    return f"<rss version='2.0'><channel><title>Wire</title>{items}</channel></rss>".encode()


def test_of_a_pdf_that_takes_long_the_first_pages_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "long.pdf").write_bytes(pdf_of(5))
    (whole,) = read(tmp_path / "long.pdf")
    assert "page 4" in whole.text  # type: ignore[union-attr]
    monkeypatch.setattr(pdf, "MOST_SECONDS", 0)
    (article,) = read(tmp_path / "long.pdf")
    assert article.notice == "only its first page was read"  # type: ignore[union-attr]
    assert "page 0" in article.text  # type: ignore[union-attr]


def test_a_pdf_whose_pages_take_too_long_to_find_is_given_up_and_the_rest_is_read(
    articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "MOST_WORK", 1)
    (articles / "damaged.pdf").write_bytes(pdf_of(20_000, is_damaged=True))
    assert (articles / "damaged.pdf").stat().st_size > pdf.LARGE
    library = open_library([articles])
    for _ in library.ingest(how=How(text_only=True)):
        pass
    assert found(library, "lisbon") == ["two.txt"]
    (problem,) = library.problems()
    assert problem.path == "damaged.pdf"
    assert "takes more than 1 seconds" in problem.title
    library.close()


def test_a_feed_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "MOST_WORK", 1)
    (tmp_path / "wire.xml").write_bytes(feed_of(20_000, 10))
    with pytest.raises(SourceError, match="takes more than 1 seconds"):
        list(read(tmp_path / "wire.xml"))


def seconds_worked(process: str) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return int(fields[11]) / os.sysconf("SC_CLK_TCK")


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="nothing here tells of the children of a process")
def test_it_ends_with_the_process_that_wants_the_articles(tmp_path: Path) -> None:
    (tmp_path / "damaged.pdf").write_bytes(pdf_of(100_000, is_damaged=True))
    script = "import sys; from pathlib import Path; from index.sources import read; list(read(Path(sys.argv[1])))"
    with subprocess.Popen([sys.executable, "-c", script, str(tmp_path / "damaged.pdf")]) as process:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        until(lambda: children.read_text() != "")
        (child,) = children.read_text().split()
        until(lambda: seconds_worked(child) > 2)
        process.kill()
    # It would be at work for longer.
    until(lambda: not Path(f"/proc/{child}").exists(), 10)


def test_one_that_does_nothing_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_PATIENCE", 0)
    monkeypatch.setattr(feed, "LARGE", 0)
    (tmp_path / "wire.xml").write_bytes(feed_of(1, 1))
    with pytest.raises(SourceError, match="is given up"):
        list(read(tmp_path / "wire.xml"))


def test_a_feed_of_more_than_four_megabytes_is_read(tmp_path: Path) -> None:
    (tmp_path / "wire.xml").write_bytes(feed_of(50, 7000))
    assert (tmp_path / "wire.xml").stat().st_size > 4 * 1024**2
    assert len(list(read(tmp_path / "wire.xml"))) == 50


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("wire.xml", feed_of(3, 5)),
        ("page.xml", b"<html><p>No feed.</p></html>"),
        ("long.pdf", pdf_of(3)),
        ("cut.pdf", pdf_of(3)[:300]),
    ],
)
def test_read_apart_a_file_gives_what_it_gives_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: bytes
) -> None:
    def outcome() -> list[object]:
        try:
            return list(read(tmp_path / name))
        except SourceError as error:
            return [error.title, error.advice]

    (tmp_path / name).write_bytes(content)
    here = outcome()
    for module in (feed, pdf):
        monkeypatch.setattr(module, "LARGE", 0)
    assert outcome() == here


def test_of_a_page_of_very_many_lines_only_the_first_are_looked_at() -> None:
    lines = [
        "A long list",
        "",
        *["a"] * (page._MOST_LINES - 10),
        "READ ALSO: Another",
        *["b"] * 20,
        "READ ALSO: A third",
    ]
    text = "\n".join(lines)
    described = page.describe(text)
    assert "READ ALSO: A third" not in {text[span.start : span.end] for span in described.furniture}
    assert "READ ALSO: Another" in {text[span.start : span.end] for span in described.furniture}
    assert described.text == text


def test_of_very_many_packed_pieces_only_the_first_are_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, "_MOST_MEMBERS", 10)
    lines = (b'{"title": "Day %d", "text": "Herring swam to Oslo."}\n' % number for number in range(50))
    (tmp_path / "wire.jsonl.gz").write_bytes(b"".join(map(gzip.compress, lines)))
    *articles, bad = read(tmp_path / "wire.jsonl.gz")
    assert len(articles) <= 11
    assert "more than 10 packed pieces" in bad.title


def test_a_file_that_unpacks_to_more_than_is_read_is_given_up_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, "MOST_STREAMED_BYTES", 100_000)
    (tmp_path / "wire.jsonl.gz").write_bytes(gzip.compress(b'{"title": "Day", "text": "Herring."}\n' * 10_000))
    with pytest.raises(SourceError, match="holds more than"):
        list(read(tmp_path / "wire.jsonl.gz"))
