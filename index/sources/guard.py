"""What parsers of others raise at broken or hostile input -> SourceError, so that the rest of a library goes on."""

import logging
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import SourceError

CRASHES: tuple[type[Exception], ...] = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""All that a parser can be made to raise by its input: too deep, too large, not there, of another type."""


@contextmanager
def guarded(path: Path, kind: str, *errors: type[Exception]) -> Iterator[None]:
    """Turn the failure of a parser into a SourceError.

    Args:
        path: The file, to be named in the error.
        kind: What the file should be: "a PDF".
        errors: What the parser raises besides.

    Raises:
        SourceError: The parser failed.
    """
    try:
        yield
    except CRASHES + errors as error:
        reason = "it is nested too deeply" if isinstance(error, RecursionError) else "it is damaged"
        title = f"{path} cannot be read as {kind}: {reason}"
        raise SourceError(title, "Leave it out, or save the article again in another way.") from error


def silence(*packages: str) -> None:
    """Keep packages from writing to the terminal what they think of their input."""
    for package in packages:
        logging.getLogger(package).setLevel(logging.CRITICAL + 1)
