"""Every format gives articles, and what is broken in one is reported while the rest goes on."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import sources
from index.errors import SourceError
from index.model import BadRecord, SourceText, Span
from index.sources.formats import READERS

BODY = "The ferry left the harbour on Monday after a week of storms, the captain said.\n\nNobody was hurt, he told us."
LINES = b"\n".join(
    json.dumps(record).encode()
    for record in (
        {
            "id": "a",
            "headline": "Ferry back",
            "body": BODY,
            "published": "2022-02-03T10:00:00Z",
            "source": {"name": "Ex"},
        },
        {"id": "a", "title": "A \ud800 lone half", "content": {"rendered": "<p>One &amp; two</p><p>three</p>"}},
        ["no object"],
    )
)
MAIL = (
    b"From: =?utf-8?q?Jane_D=C3=B6e?= <jane@example.org>\nSubject: =?utf-8?q?F=C3=A4hre?=\n"
    b"Date: Thu, 03 Feb 2022 10:15:00 +0000\nMessage-ID: <1@example.org>\nList-Id: Harbour <h.example.org>\n"
    b"Content-Type: multipart/mixed; boundary=B\n\n--B\nContent-Type: text/plain; charset=iso-8859-1\n\n"
    b"Die F\xe4hre\n> was left\n--B\nContent-Disposition: attachment; filename=plan.pdf\n\nxx\n--B--\n"
)
RSS = (
    b"<rss version='2.0'><channel><title>Example Times</title><item><title>Ferry &amp; co</title><guid>g1</guid>"
    b"<link>https://example.com/1</link><pubDate>Thu, 03 Feb 2022 10:15:00 GMT</pubDate>"
    b"<description>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;two&lt;/p&gt;</description></item><item><title>x</title></item></channel></rss>"
)
PAGE = (
    "<html><head><title>Ferry back at sea</title><meta name='author' content='Jane Doe'>"
    "<meta property='article:published_time' content='2022-02-03'><link rel='canonical' href='https://example.com/f'>"
    "</head><body><nav><a href='/'>Home</a></nav><article><h1>Ferry back at sea</h1>"
    + "".join(
        f"<p>{paragraph} It was the longest closure in years, as the town said.</p>"
        for paragraph in BODY.split("\n\n") * 3
    )
    + "</article></body></html>"
).encode()


def read(folder: Path, name: str, content: bytes) -> tuple[list[SourceText], list[BadRecord]]:
    path = folder / name
    path.write_bytes(content)
    found = list(sources.read(path))
    return [each for each in found if isinstance(each, SourceText)], [
        each for each in found if isinstance(each, BadRecord)
    ]


@pytest.mark.parametrize("packing", ["", ".gz", ".zst"])
def test_json_lines(tmp_path: Path, packing: str) -> None:
    pack = {"": bytes, ".gz": gzip.compress, ".zst": zstandard.compress}[packing]
    (first, second), (bad,) = read(tmp_path, f"wires.JSONL{packing}", pack(LINES))
    assert (first.title, first.source, first.date, first.part) == ("Ferry back", "Ex", date(2022, 2, 3), "a")
    assert first.text == f"Ferry back\n\n{BODY}"
    assert first.headline == Span(0, 10)
    assert (second.text, second.part) == ("A \ufffd lone half\n\nOne & two\n\nthree", "#2")
    assert bad.where == "line 3"


def test_a_table_with_quoted_lines(tmp_path: Path) -> None:
    content = '\ufeffId;Title;Text;Date\r\n7;Ferry;"The ""ferry""\nleft; it did";3 Feb 2022\r\n8;x\r\n'.encode()
    (article,), (bad,) = read(tmp_path, "t.csv", content)
    assert article.text == 'Ferry\n\nThe "ferry"\nleft; it did'
    assert (article.part, article.date, bad.where) == ("7", date(2022, 2, 3), "line 4")


def test_a_mapping_beside_the_data(tmp_path: Path) -> None:
    content = b"kop\tintro\ttekst\nVeer\tEen\tTwee\n"
    with pytest.raises(SourceError, match=r"kop, intro, tekst.*namedrop-fields\.toml"):
        read(tmp_path, "nu.tsv", content)
    (tmp_path / "namedrop-fields.toml").write_text('[fields]\ntitle="kop"\n["nu*".fields]\ntext=["intro", "tekst"]\n')
    assert read(tmp_path, "nu.tsv", content)[0][0].text == "Veer\n\nEen\n\nTwee"
    (tmp_path / "namedrop-fields.toml").write_text("[fields]\nkop = 1\n")
    with pytest.raises(SourceError, match="no field 'kop'"):
        read(tmp_path, "nu.tsv", content)


def test_mail(tmp_path: Path) -> None:
    (article,), _ = read(tmp_path, "m.eml", MAIL)
    assert (article.title, article.author, article.source) == ("Fähre", "Jane Döe", "Harbour")
    assert article.text == "Fähre\n\nDie Fähre\n> was left"
    assert [article.text[span.start : span.end] for span in article.furniture] == ["> was left"]
    assert article.notice == "left out: plan.pdf"
    assert article.date == date(2022, 2, 3)


def test_a_mailbox(tmp_path: Path) -> None:
    content = b"From a\n" + MAIL + b"\nFrom b\nSubject: two\n\n>From here\n\nFrom c\nSubject: none\n\n"
    (first, second), (bad,) = read(tmp_path, "mbox", content)
    assert (first.part, second.part, second.text) == ("1@example.org", "#2", "two\n\nFrom here")
    assert (bad.where, bad.title) == ("message 3", "The message has no text")


def test_a_feed(tmp_path: Path) -> None:
    (article,), (bad,) = read(tmp_path, "f.xml", RSS)
    assert (article.text, article.source, article.part) == ("Ferry & co\n\nOne\n\ntwo", "Example Times", "g1")
    assert (article.url, article.date, bad.where) == ("https://example.com/1", date(2022, 2, 3), "entry 2")


def test_a_page(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (article,), _ = read(tmp_path, "p.html", PAGE)
    assert (article.title, article.author, article.url) == ("Ferry back at sea", "Jane Doe", "https://example.com/f")
    assert article.date == date(2022, 2, 3)
    assert "Home" not in article.text
    assert not caplog.records


def test_what_is_cut_short_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    (article, _), bad = read(tmp_path, "cut.jsonl.gz", gzip.compress(LINES)[:-8])
    assert article.part == "a"
    assert bad[-1].where == "end of file"


@pytest.mark.parametrize(("name", "pack"), [("z.txt.gz", gzip.compress), ("z.md.zst", zstandard.compress)])
def test_a_bomb_is_refused(tmp_path: Path, name: str, pack: object) -> None:
    assert callable(pack)
    with pytest.raises(SourceError, match="more than 100 times its size"):
        read(tmp_path, name, pack(b"text\n" + b"a\n" * 50_000_000))


def test_entities_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="declares entities"):
        read(tmp_path, "f.rss", b'<!DOCTYPE a [<!ENTITY b "c">]>' + RSS)
    with pytest.raises(SourceError, match="declares entities"):
        read(tmp_path, "g.rss", ('<!DOCTYPE a [<!ENTITY b "c">]>' + RSS.decode()).encode("utf-16"))


def test_what_is_nested_deeply_is_one_bad_record(tmp_path: Path) -> None:
    articles, (bad,) = read(tmp_path, "d.jsonl", LINES[: LINES.rindex(b"\n") + 1] + b"[" * 100_000)
    assert len(articles) == 2
    assert "too deeply" in bad.title


def test_a_field_too_long_is_a_bad_record(tmp_path: Path) -> None:
    articles, bad = read(tmp_path, "f.csv", b'text\nhello\n"' + b"x" * 9_000_000 + b'"\nbye\n')
    assert (articles[0].text, articles[-1].text) == ("hello", "bye")
    assert bad[0].where == "line 3"


SAMPLES = {
    ".jsonl": LINES,
    ".csv": b"title,text\na,b\n",
    ".eml": MAIL,
    ".mbox": b"From a\n" + MAIL,
    ".rss": RSS,
    ".html": PAGE,
}


@pytest.mark.parametrize("suffix", [*READERS, ".txt.gz", ".csv.zst"])
@settings(
    max_examples=40, deadline=10_000, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(data=st.data())
def test_any_bytes_are_articles_or_errors(tmp_path: Path, suffix: str, data: st.DataObject) -> None:
    sample = SAMPLES.get(suffix, b"%PDF-1.4 text")
    start = data.draw(st.integers(0, len(sample)))
    end = data.draw(st.integers(start, len(sample)))
    content = sample[:start] + data.draw(st.binary(max_size=200)) + sample[end:]
    try:
        articles, _ = read(tmp_path, f"any{suffix}", content)
    except SourceError:
        return
    assert len({article.part for article in articles}) == len(articles)
    for article in articles:
        assert article.title
        assert "\n" not in article.title
        article.text.encode("utf-8")
        assert all(span.end <= len(article.text) for span in article.furniture)
