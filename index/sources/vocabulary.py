"""Word lists beside the code: "[section]" lines, an entry a line, "#" for comments."""

from functools import cache
from pathlib import Path


@cache
def words(file: str, section: str) -> frozenset[str]:
    """The entries of a section of a word list in this folder.

    Raises:
        KeyError: There is no such section.
    """
    return _sections(file)[section]


@cache
def _sections(file: str) -> dict[str, frozenset[str]]:
    text = Path(__file__).with_name(file).read_text(encoding="utf-8")
    entries: dict[str, set[str]] = {}
    section = ""
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("["):
            section = line.strip("[]")
        elif not line.startswith("#"):
            entries.setdefault(section, set()).add(line)
    return {name: frozenset(found) for name, found in entries.items()}
