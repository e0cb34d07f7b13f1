"""HTML -> plain text, all of it, in time proportional to its length: for bodies of mail, feeds and records."""

import re

from .storable import storable, tidy

_TAG = re.compile(
    r"</?(?:p|div|br|li|ul|ol|h[1-6]|table|blockquote|section|article|html|body|span|a|b|i|em|strong)\b[^<>]*>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:amp|nbsp|quot|lt|gt|#\d{2,6}|#x[0-9a-f]{2,5});", re.IGNORECASE)
_PARAGRAPHS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "dl",
        "table",
        "pre",
        "form",
        "hr",
        "figure",
        "figcaption",
        "address",
        "body",
        "html",
    ]
)
_LINES = frozenset(["br", "li", "tr", "dt", "dd", "option"])
_UNSHOWN = frozenset(["script", "style", "head", "title", "template", "noscript", "svg", "iframe", "object"])
_GAP = re.compile(r"\s+")


def is_markup(text: str) -> bool:
    """Whether a text is HTML, by a tag or an entity in its beginning."""
    beginning = text[:5000]
    return ("<" in beginning and bool(_TAG.search(beginning))) or ("&" in beginning and bool(_ENTITY.search(beginning)))


def text_of(markup: str) -> str:
    """The text of a page or a piece of one, a paragraph a block, without scripts and styles."""
    from lxml import etree

    parser = etree.HTMLParser(target=_Text(), encoding="utf-8", remove_comments=True, remove_pis=True)
    # A piece may be no more than words, and an element around it is harmless to a whole page.
    text: str = etree.fromstring(f"<div>{storable(markup)}</div>".encode(), parser)
    return text


class _Text:
    """Collects what is shown, from what the parser meets."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._unshown = 0

    def start(self, tag: str, attributes: object) -> None:
        """An element begins."""
        self._break(tag)
        self._unshown += tag in _UNSHOWN

    def end(self, tag: str) -> None:
        """An element ends."""
        self._break(tag)
        self._unshown -= tag in _UNSHOWN

    def data(self, data: str) -> None:
        """Text within an element."""
        if not self._unshown:
            self._pieces.append(_GAP.sub(" ", data))

    def close(self) -> str:
        """The page has ended: what was collected."""
        lines = "".join(self._pieces).split("\n")
        return tidy("\n".join(line.strip() for line in lines))

    def _break(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self._pieces.append("\n\n")
        elif tag in _LINES:
            self._pieces.append("\n")
