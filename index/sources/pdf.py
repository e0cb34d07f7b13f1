"""PDF: the text of its pages, as pypdf finds it."""

import re
import time
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import SourceError
from index.model import BadRecord, SourceText

from .apart import read_apart
from .composing import Stated, compose, is_text
from .guard import CRASHES, guarded, silence
from .lines import one_line
from .page import latest_date
from .storable import storable, tidy

if TYPE_CHECKING:
    from pypdf import Configuration, PdfReader

MOST_PAGES = 500
"""Pages that are read: a book, while articles have some."""

MOST_SECONDS = 20
"""When reading a file is ended, after a page: some hundred ordinary pages are read in that time."""

MOST_WORK = 30
"""Seconds after which a file is given up: a damaged one is searched for its pages before the first of them is read."""

LARGE = 1024**2
"""Bytes from which on a file is read in a process of its own, which can be ended: smaller ones take some seconds."""

_MOST_CONTENT = 4 * 1024**2
"""Bytes of a page's content, unpacked; a page of text has some thousands, one with a map some millions."""
_MOST_OPERATIONS = 200_000
"""Operators and operands of a page: some seconds of work."""
_MOST_TEXT = 8 * 1024**2
"""Characters of all pages."""

_NOT_A_TITLE = re.compile(
    r"microsoft |untitled|unbenannt|document\d*$|layout \d|print|\(anonymous\)|.*\.(?:docx?|odt|rtf|pdf|indd|qxd|pptx?"
    r"|tex|dvi|html?|pages|wpd|ai|ps|txt|fm)$",
    re.IGNORECASE,
)
_NOT_AN_AUTHOR = re.compile(
    r"(?:admin(?:istrator)?|user|owner|unknown|author|\(?anonymous\)?|root|microsoft.*|default.*|\W*)$", re.IGNORECASE
)


def read(path: Path, content: bytes) -> Iterable[SourceText | BadRecord]:
    """The article in a PDF.

    Args:
        path: The file, to be named in an error.
        content: Its bytes.

    Raises:
        SourceError: It is damaged, encrypted, has no text but pictures of it, or takes too long.
    """
    return parse(path, content) if len(content) < LARGE else read_apart("pdf", path, content, MOST_WORK)


def parse(path: Path, content: bytes) -> tuple[SourceText, ...]:
    """The same, however long it takes to find the first page."""
    deadline = time.monotonic() + MOST_SECONDS
    from pypdf import PdfReader, apply_configuration
    from pypdf.errors import PyPdfError

    silence("pypdf")
    with apply_configuration(_limits()), guarded(path, "a PDF", PyPdfError):
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceError(f"{path} is encrypted", "Save it without a password, or leave it out.")
        pages = _Pages(reader, (*CRASHES, PyPdfError), deadline)
        body = tidy("\n\n".join(pages))
        if not is_text(body):
            raise SourceError(
                f"{path} has no text", "It may be a scan: let a program for reading print (OCR) make a text of it."
            )
        return (compose(body, _stated(reader), pages.notice),)


class _Pages:
    """The texts of a file's pages, as many as there is time for."""

    def __init__(self, reader: "PdfReader", errors: tuple[type[Exception], ...], deadline: float) -> None:
        self._reader = reader
        self._errors = errors
        self._deadline = deadline
        self._damaged = 0
        self._end = ""

    def __iter__(self) -> Iterator[str]:
        length = 0
        for number, page in enumerate(islice(self._reader.pages, MOST_PAGES + 1)):
            # One is read however long it took to find them.
            is_late = number > 0 and time.monotonic() > self._deadline
            if number == MOST_PAGES or length > _MOST_TEXT or is_late:
                self._end = f"only its first {number} pages were read" if number > 1 else "only its first page was read"
                return
            try:
                text = storable(page.extract_text())
            except self._errors:
                self._damaged += 1
            else:
                length += len(text)
                yield text

    @property
    def notice(self) -> str | None:
        """What the reader should know of how it was read."""
        damaged = f"{self._damaged} of its pages could not be read" if self._damaged else ""
        return "; ".join(filter(None, (damaged, self._end))) or None


def _limits() -> "Configuration":
    from pypdf import Configuration

    return Configuration(
        maximum_declared_stream_length=_MOST_CONTENT,
        array_based_stream_maximum_output_length=_MOST_CONTENT,
        lzw_maximum_output_length=_MOST_CONTENT,
        run_length_maximum_output_length=_MOST_CONTENT,
        zlib_maximum_output_length=_MOST_CONTENT,
        stream_decoding_work_maximum_length=4 * _MOST_CONTENT,
        stream_parsing_work_maximum_count=_MOST_OPERATIONS,
        xform_maximum_invocations_per_extraction=500,
        page_tree_maximum_entries=20_000,
        jbig2dec_binary=None,
        disable_legacy_handling=True,
    )


def _stated(reader: "PdfReader") -> Stated:
    """What its metadata say, apart from what programs write there by themselves."""
    said = reader.metadata
    if said is None:
        return Stated()
    title, author = one_line(said.title or ""), one_line(said.author or "")
    created = said.creation_date
    day = created.date() if created else None
    return Stated(
        title="" if len(title) < 4 or _NOT_A_TITLE.match(title) else title,
        author="" if _NOT_AN_AUTHOR.match(author) else author,
        day=day if day and day <= latest_date() else None,
    )
