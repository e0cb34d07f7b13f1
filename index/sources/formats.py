"""Which formats can be read, by the names of files: "wires.csv", "Page.HTML", "feed.xml.gz", "mbox"."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

PACKINGS = (".gz", ".zst")
"""Suffixes behind the others that say how a file is packed."""


@dataclass(frozen=True, slots=True)
class Format:
    """How files of a format are read."""

    module: str
    """The module here that reads it, loaded when a file needs it."""
    is_streamed: bool = False
    """Whether a file can hold so many articles that it is read piece by piece, by `read_stream`; else by `read`."""


READERS: Mapping[str, Format] = MappingProxyType(
    {
        ".txt": Format("text"),
        ".text": Format("text"),
        ".md": Format("markdown"),
        ".markdown": Format("markdown"),
        ".html": Format("webpage"),
        ".htm": Format("webpage"),
        ".xhtml": Format("webpage"),
        ".jsonl": Format("json_lines", is_streamed=True),
        ".ndjson": Format("json_lines", is_streamed=True),
        ".json": Format("json_document"),
        ".csv": Format("table", is_streamed=True),
        ".tsv": Format("table", is_streamed=True),
        ".eml": Format("mail"),
        ".mbox": Format("mailbox", is_streamed=True),
        ".pdf": Format("pdf"),
        ".rss": Format("feed"),
        ".atom": Format("feed"),
        ".xml": Format("feed"),
    }
)
"""The format by the suffix, in lower case, with its dot."""

_WHOLE_NAMES: Mapping[str, str] = MappingProxyType({"mbox": ".mbox"})
"""Names without a suffix that say the format, with the suffix that says the same."""


def format_of(name: str) -> Format | None:
    """The format of a file of this name, or None if it cannot be read.

    Args:
        name: The name without its folder; its case does not matter.
    """
    stem = unpacked_name(name).casefold()
    suffix = _WHOLE_NAMES.get(stem) or _suffix(stem)
    return READERS.get(suffix)


def packing_of(name: str) -> str | None:
    """How a file of this name is packed: ".gz", ".zst", or None."""
    suffix = _suffix(name.casefold())
    return suffix if suffix in PACKINGS else None


def unpacked_name(name: str) -> str:
    """The name of what is packed in a file: "wires.csv" of "wires.csv.gz"."""
    packing = packing_of(name)
    return name[: -len(packing)] if packing else name


def _suffix(name: str) -> str:
    stem, dot, suffix = name.rpartition(".")
    return dot + suffix if stem else ""
