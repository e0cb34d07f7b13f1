"""Plain text files: one article each."""

from pathlib import Path

from index.model import SourceText

from .decode import decode
from .page import describe


def read(path: Path, content: bytes) -> tuple[SourceText, ...]:
    """The article in a plain text file.

    Args:
        path: The file, to be named in an error.
        content: Its bytes.

    Raises:
        SourceError: There is no text in it.
    """
    decoded = decode(path, content)
    return (describe(decoded.text, decoded.notice),)
