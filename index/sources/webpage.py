"""Saved web pages: the main text as trafilatura finds it, and what the page says of itself."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import SourceError
from index.model import SourceText
from index.offline import offline

from .charset import decode_markup
from .composing import Stated, compose, is_text
from .days import read_day
from .guard import CRASHES, guarded, silence
from .markup import text_of
from .page import latest_date
from .storable import storable, tidy

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

MOST_BYTES = 24 * 1024**2
"""The largest page: the pictures within one that was saved as a single file make it large, its text never."""

MOST_ELEMENTS = 30_000
"""Elements of a page whose main text is looked for; the longest articles have some thousands. Of larger ones all text
is shown, as looking for the main text takes more than proportionally longer."""

_MOST_MARKUP = 4 * 1024**2
"""Characters, beside those of pictures and scripts, of a page whose main text is looked for."""


def read(path: Path, content: bytes) -> tuple[SourceText, ...]:
    """The article in a web page.

    Args:
        path: The file, to be named in an error.
        content: Its bytes.

    Raises:
        SourceError: It is too large, or there is no text in it.
    """
    if len(content) > MOST_BYTES:
        raise SourceError(f"{path} is a page of more than {MOST_BYTES / 2**20:.0f} MB", "Save its text alone.")
    decoded = decode_markup(path, content)
    with guarded(path, "a web page", *_parser_errors()):
        tree = _tree(decoded.text)
        found = _main_text(tree) if _is_bounded(tree) else None
        if found and is_text(body := _paragraphs(found.text or "")):
            return (compose(body, _stated(found), decoded.notice),)
        body = text_of(decoded.text)
        title = str(tree.findtext(".//title") or "")
    if not is_text(body):
        advice = (
            "Its text may be made by a script as it is shown: save it from the browser as text, or as a complete page."
        )
        raise SourceError(f"{path} is a web page without text", advice)
    notice = decoded.notice or "its main text was not found: all of the page's text is shown"
    return (compose(body, Stated(title=title), notice),)


def _tree(text: str) -> "HtmlElement":
    from lxml import html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    tree = html.document_fromstring(storable(text).encode(), parser=parser)
    for element in list(tree.iter("style", "svg", "img", "source", "iframe", "object", "canvas")):
        # Pictures are most of a large page, and no part of its text. What follows an element hangs on it.
        element.attrib.clear()
        if element.tag in ("style", "svg"):
            element.drop_tree()
    return tree


def _is_bounded(tree: "HtmlElement") -> bool:
    characters = 0
    for elements, element in enumerate(tree.iter()):
        characters += len(element.text or "") + len(element.tail or "") + sum(map(len, element.attrib.values()))
        if elements > MOST_ELEMENTS or characters > _MOST_MARKUP:
            return False
    return True


def _main_text(tree: "HtmlElement") -> "Document | None":
    with offline():
        from trafilatura import bare_extraction

    silence("trafilatura", "htmldate", "courlan", "justext", "readability", "charset_normalizer")
    # The extensive search would take any date in the text for the page's.
    dates = {"original_date": True, "extensive_search": False, "max_date": latest_date().isoformat()}
    try:
        found = bare_extraction(tree, with_metadata=True, include_comments=False, date_extraction_params=dates)
    except CRASHES:
        return None
    return None if isinstance(found, dict) else found


def _stated(found: "Document") -> Stated:
    return Stated(
        title=found.title or "",
        source=found.sitename or "",
        author=(found.author or "").replace(";", ","),
        day=read_day(found.date, latest_date()) if found.date else None,
        url=found.url or "",
    )


def _paragraphs(text: str) -> str:
    """Lines as paragraphs, with blank lines between them; a list stays together."""
    return tidy("\n".join(_parted(storable(text).split("\n"))))


def _parted(lines: list[str]) -> Iterator[str]:
    before = ""
    for line in lines:
        if line and before and not (line.startswith("- ") and before.startswith("- ")):
            yield ""
        yield line
        before = line


def _parser_errors() -> tuple[type[Exception], ...]:
    from lxml.etree import LxmlError

    return (LxmlError,)
