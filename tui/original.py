"""Where an article comes from, and the program that opens it. Plain Python."""

import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from index.model import Article

_ADDRESS_LINE = re.compile(
    r"(?P<label>(?:url|link|permalink|canonical|source)\s*:\s*)?"
    r"[\"'<]?(?P<address>https?://(?P<host>[^\s\"'<>/?#]+)[^\s\"'<>]*)[\"'>]?",
    re.IGNORECASE,
)

_NOT_IN_ADDRESSES = frozenset(' "<>\\`')
"""What an address has only in another spelling; some openers are shell scripts."""


def address(article: Article) -> str | None:
    """The address of an article on the web, http or https, where what stands around its text says it.

    That is what its file gives as its address, its source, a labelled line ("url: https://…") of front matter or
    furniture, or a line that is nothing but an address of its source.
    """
    return next(filter(_is_web, _addresses(article)), None)


def _addresses(article: Article) -> Iterator[str]:
    source = article.heading.source or ""
    yield article.heading.url or ""
    yield source
    lines = (article.text[span.start : span.end].strip() for span in article.furniture)
    for match in filter(None, map(_ADDRESS_LINE.fullmatch, lines)):
        host = match["host"].casefold().removeprefix("www.")
        if match["label"] or host == source.casefold():
            yield match["address"]


def _is_web(found: str) -> bool:
    try:
        parts = urlsplit(found)
    except ValueError:
        return False
    is_clean = found.isprintable() and _NOT_IN_ADDRESSES.isdisjoint(found)
    return parts.scheme in ("http", "https") and bool(parts.netloc) and is_clean


def opener() -> str | None:
    """The program of this system that opens a file or an address; None where there is none."""
    return shutil.which("open" if sys.platform == "darwin" else "xdg-open")


def open_detached(program: str, what: str, failed: Callable[[int], object]) -> None:
    """Start a program on a file or an address, without waiting for it.

    Args:
        program: The program.
        what: Its one argument.
        failed: Called from another thread with the exit code if that is not 0.

    Raises:
        OSError: It cannot be started.
    """
    quiet = subprocess.DEVNULL
    process = subprocess.Popen([program, what], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)

    def wait() -> None:
        if code := process.wait():
            failed(code)

    # Not a worker: some openers last as long as what they open, and quitting does not wait for those.
    threading.Thread(target=wait, daemon=True).start()
