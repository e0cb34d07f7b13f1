"""Readers of files: whatever a file holds, articles come of it whose spans are in their texts, or a SourceError."""

import gzip
import io
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path

import zstandard
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from index import sources
from index.errors import SourceError
from index.model import BadRecord, SourceText, Span
from tests.fuzz.faults import WrongError

PROSE = (
    b"The ferry left on Monday\n\nBy Anna Lindqvist\n3 February 2022\n\nThe ferry left the harbour of Oslo on Monday, "
    b"Peter Marlowe said.\n\nREAD ALSO: Storms\n\nNobody was hurt, he told us.\n"
)
PAGE = (
    b"<html><head><title>Ferry back</title><meta charset=utf-8><meta name=author content='Jane Doe'>"
    b'<script type=\'application/ld+json\'>{"headline":"Ferry","datePublished":"2022-02-03"}</script></head><body>'
    b"<nav><a href=/>Home</a></nav><article><h1>Ferry back</h1><p>The ferry left the harbour on Monday after a week of "
    b"storms, the captain said.</p><p>It was the longest closure in years &amp; more.</p></article></body></html>"
)
LINES = (
    b'{"id":"a","title":"Ferry","body":"It left.\\n\\nOn Monday.","date":"2022-02-03"}\n{"title":2,"text":"x y"}\n[1]\n'
)
TABLE = b'id,title,text,date\n1,Ferry,"It ""left"",\non Monday",3 Feb 2022\n2,x\n'
RSS = (
    b"<rss version='2.0'><channel><title>Times</title><item><title>Ferry</title><guid>g1</guid>"
    b"<pubDate>Thu, 03 Feb 2022 10:15:00 GMT</pubDate><description>&lt;p&gt;One&lt;/p&gt;</description></item>"
    b"</channel></rss>"
)
ATOM = (
    b"<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><entry><id>1</id><title>Ferry</title>"
    b"<updated>2022-02-03T10:15:00Z</updated><content type='html'>&lt;p&gt;One&lt;/p&gt;</content></entry></feed>"
)
MARKDOWN = b"---\ntitle: Ferry\ndate: 2022-02-03\n---\n# Ferry\n\nIt *left* [on](http://a.b/) Monday.\n\n> quoted\n\n```\ncode\n```\n"


def _mail() -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "Jane Döe <jane@example.org>", "Fähre"
    message["Date"], message["Message-ID"] = "Thu, 03 Feb 2022 10:15:00 +0000", "<1@example.org>"
    message.set_content("The ferry left\n> was left\n")
    message.add_alternative("<p>The ferry left</p>", subtype="html")
    message.add_attachment(b"xx", maintype="application", subtype="pdf", filename="plan.pdf")
    return bytes(message)


def _pdf() -> bytes:
    writer = PdfWriter()
    page = writer.add_blank_page(300, 300)
    font = DictionaryObject({NameObject(f"/{key}"): NameObject(f"/{value}") for key, value in _FONT.items()})
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})}
    )
    text = DecodedStreamObject()
    text.set_data(b"BT /F1 12 Tf 20 200 Td (The ferry left the harbour on Monday.) Tj ET")
    page[NameObject("/Contents")] = writer._add_object(text)
    writer.add_metadata({"/Title": "Ferry"})
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


_FONT = {"Type": "Font", "Subtype": "Type1", "BaseFont": "Helvetica"}

SEEDS: dict[str, tuple[str, Callable[[], list[bytes]]]] = {
    "txt": ("a.txt", lambda: [PROSE]),
    "md": ("a.md", lambda: [MARKDOWN, PROSE]),
    "html": ("a.html", lambda: [PAGE]),
    "jsonl": ("a.jsonl", lambda: [LINES]),
    "json": ("a.json", lambda: [b"[" + LINES.split(b"\n")[0] + b"]", LINES.split(b"\n")[0]]),
    "csv": ("a.csv", lambda: [TABLE]),
    "tsv": ("a.tsv", lambda: [TABLE.replace(b",", b"\t")]),
    "eml": ("a.eml", lambda: [_mail()]),
    "mbox": ("a.mbox", lambda: [b"From a\n" + _mail() + b"\n\nFrom b\nSubject: two\n\n>From here\n"]),
    "pdf": ("a.pdf", lambda: [_pdf()]),
    "feed": ("a.xml", lambda: [RSS, ATOM]),
    "gz": ("a.jsonl.gz", lambda: [gzip.compress(LINES, mtime=0), gzip.compress(PROSE, mtime=0)]),
    "zst": ("a.txt.zst", lambda: [zstandard.compress(PROSE), zstandard.compress(LINES)]),
    "fields": ("namedrop-fields.toml", lambda: [b'[fields]\ntitle="kop"\n["nu*".fields]\ntext=["intro", "tekst"]\n']),
}
"""The name of the file that each target writes, and what it begins with."""


def reader(folder: Path, name: str) -> Callable[[bytes], None]:
    """Reads inputs as files of this name."""
    path = folder / name
    data = path
    if name.endswith(".toml"):
        data = folder / "nu.tsv"
        data.write_bytes(b"kop\tintro\ttekst\nVeer\tEen\tTwee\n")

    def read(content: bytes) -> None:
        path.write_bytes(content)
        try:
            for found in sources.read(data):
                check(found)
        except SourceError as error:
            str(error).encode()

    return read


def check(found: SourceText | BadRecord) -> None:
    """Hold what was read to what the model says of it.

    Raises:
        WrongError: It is something else.
    """
    if isinstance(found, BadRecord):
        f"{found.where}{found.title}{found.advice}".encode()
        return
    for value in (found.text, found.title, found.source, found.author, found.notice, found.part, found.url):
        (value or "").encode()
    if not found.text.strip():
        raise WrongError("an article without a text")
    for line in (found.title, found.part):
        if len(line.splitlines()) > 1:
            raise WrongError(f"more than one line: {line!r}")
    last = 0
    for span in found.furniture:
        if not last <= span.start < span.end <= len(found.text):
            raise WrongError(f"furniture at {span} of {len(found.text)}, after {last}")
        last = span.end
    for span in _headline(found):
        if not 0 <= span.start < span.end <= len(found.text):
            raise WrongError(f"a headline at {span} of {len(found.text)}")


def _headline(found: SourceText) -> Iterator[Span]:
    if found.headline:
        yield found.headline
